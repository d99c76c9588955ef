//! A block sets an argument twice, or has a nested block more often than the provider's schema allows: `output_location` once,
//! `targets` five times.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &[
            "The argument {member} was already set at {}",
            "Attribute redefined",
            "No more than {} {member} blocks are allowed",
            "Too many {member} blocks",
        ],
        sources: &[pages::TF_ARGUMENTS],
        ..meta("repeated-argument", 195, include_str!("../../../rules/terraform/repeated-argument.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::Repeated { name, blocks, first } = &fault.kind else { continue };
        let name = quote(name);
        let (message, told, help) = match blocks {
            None => (format!("the argument {name} is set twice"), "set here first", "remove one of them"),
            Some(1) => (format!("a second {name} block"), "the first one", "remove one of them"),
            Some(most) => {
                (format!("more than {most} {name} blocks"), "the first one", "put these in an association of their own")
            }
        };
        findings.at(fault.place.clone(), message).label(*first, told).help(help);
    }
}
