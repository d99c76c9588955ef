//! Two resources of a module have the same type and name, which are their address.

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
        printed: &["Duplicate resource {} configuration", "resource named {} was already declared at {}"],
        sources: &[pages::TF_RESOURCES],
        ..meta("repeated-resource", 196, include_str!("../../../rules/terraform/repeated-resource.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::RepeatedResource { name, first } = &fault.kind else { continue };
        let finding =
            findings.at(fault.place.clone(), format!("a second resource of this type is named {}", quote(name)));
        finding.label(*first, "the first one").help("rename one of them");
    }
}
