//! `var`, `local`, `module` or `aws_ssm_document` refers to something that no file of the module declares.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &[
            "Reference to undeclared {}",
            "An input variable with the name {} has not been declared.",
            "A local value with the name {} has not been declared.",
        ],
        sources: &[pages::TF_REFERENCES],
        ..meta("undeclared-name", 197, include_str!("../../../rules/terraform/undeclared-name.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::Undeclared { what, name, known } = &fault.kind else { continue };
        let message = format!("the module {what} {}", quote(name));
        findings.at(fault.place.clone(), message).help(match nearest(name, known.iter().map(String::as_str)) {
            Some(meant) => did_you_mean(meant),
            None => "correct the name, or declare what it names".to_owned(),
        });
    }
}
