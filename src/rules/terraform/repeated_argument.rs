//! An argument is set twice, or a block that may stand once stands twice.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &[
            "The argument {member} was already set at {}",
            "Attribute redefined",
            "No more than 1 {member} blocks are allowed",
            "Too many {member} blocks",
        ],
        ..meta("repeated-argument", 195, include_str!("../../../rules/terraform/repeated-argument.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::Repeated { name, is_block, first } = &fault.kind else { continue };
        let (message, told) = match is_block {
            true => (format!("a second {} block", quote(name)), "the first one"),
            false => (format!("the argument {} is set twice", quote(name)), "set here first"),
        };
        findings.at(fault.place.clone(), message).label(*first, told).help("remove one of them");
    }
}
