//! An argument has the wrong type: `parameters` is a map of strings, each of which is sent as a list of one; `values` of a target
//! is a list of strings.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &[
            "Incorrect attribute value type",
            "Null value found in list",
            "Inappropriate value for attribute {member}: {}",
        ],
        sources: &[pages::TF_ASSOCIATION],
        ..meta("wrong-argument-type", 193, include_str!("../../../rules/terraform/wrong-argument-type.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::WrongValue { found, taken, edits } = &fault.kind else { continue };
        let finding = findings.at(fault.place.clone(), format!("expected {taken}, found {found}"));
        finding.help("Terraform refuses the module before it calls the service");
        if !edits.is_empty() {
            let edits = edits.iter().map(|(span, text)| Edit { span: *span, text: text.clone() }).collect();
            finding.fix(Fix { title: format!("make it {taken}"), safety: Safety::Safe, edits });
        }
    }
}
