//! A mapping has the same key twice.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::file::{File, Role};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::syntax::Syntax;

/// Findings of one file beyond this number say nothing new.
const MOST: usize = 100;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        sources: &[pages::JSON],
        ..meta("duplicate-key", 106, include_str!("../../../rules/input/duplicate-key.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(tree) = file.tree.as_ref().filter(|_| file.is_ours() || file.role == Role::Configuration) else { return };
    // Blocks of HCL may be repeated, and so may keys of an object: the last one counts.
    if tree.syntax() == Syntax::Hcl {
        return;
    }
    for (number, (first, repeated)) in tree.duplicates().iter().take(MOST).enumerate() {
        let (Some(first), Some(key)) = (tree.node(*first), tree.node(*repeated)) else { continue };
        let finding = findings.at(key.place(), format!("{} appears twice: the last one counts", quote(key.text())));
        finding.label(first.span(), "first given here").help("remove one of the two");
        if number + 1 == MOST {
            finding.help("more of the same in this file is not shown");
        }
    }
}
