//! An input is one that the action has.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::used::Used;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::rewrite::respell_at;
use crate::rule::words::{list, nearest, quote};
use crate::service::error::{ApiError, Confidence, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        scope: Scope::Document,
        confidence: Confidence::Inferred,
        ..meta("unknown-input", 841, include_str!("../../../rules/content/unknown-input.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used().iter().filter(|used| !used.action.internal && !used.is("aws:runCommand")) {
        for entry in used.given() {
            let name = entry.key.text();
            if used.input(name).is_some() {
                continue;
            }
            let meant = meant(used, name);
            // Nodes drop what they do not know, and some take what the guide does not list; the inputs of an API are its own.
            if meant.is_none() && (used.plugin || used.action.open) {
                continue;
            }
            let message = format!("{} has no input {}", quote(used.action.name), quote(name));
            let finding = findings.at(entry.key.place(), message);
            let Some(meant) = meant else {
                let names: Vec<&str> = used.action.names().collect();
                finding.help(format!("it takes {}", list(&names, "and")));
                continue;
            };
            finding.help(format!("did you mean {}?", quote(meant)));
            let tree = entry.key.tree();
            if let Some(fix) = respell_at(tree.text(), entry.key.span(), name, meant).filter(|_| !content.embedded) {
                finding.fix(fix);
            }
        }
    }
}

/// The input that was meant: none that is given as well.
fn meant(used: &Used<'_>, name: &str) -> Option<&'static str> {
    let slip = used.plugin && matches!(name, "commands" | "command" | "Commands" | "script" | "Script");
    let of_api = used.action.open && !used.plugin && !used.is("aws:branch") && !used.is("aws:runInstances");
    let names = used.action.names().filter(|known| used.get(known).is_none());
    if slip {
        return names.clone().find(|known| *known == "runCommand");
    }
    // An API has members of nearly every name: only another case is a slip there.
    let found = nearest(name, names.clone())?;
    (!of_api || found.eq_ignore_ascii_case(name)).then_some(found)
}
