//! `targets` or `output_location` is written as an argument instead of as blocks.

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
        printed: &["An argument named {member} is not expected here."],
        sources: &[pages::TF_ASSOCIATION],
        ..meta("argument-for-block", 192, include_str!("../../../rules/terraform/argument-for-block.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::ArgumentForBlock { name } = &fault.kind else { continue };
        let message = format!("{} is written as an argument instead of a block", quote(name));
        findings.at(fault.place.clone(), message).help(format!("write `{name} {{ … }}`, once for each"));
    }
}
