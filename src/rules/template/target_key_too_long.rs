//! A target key in a template has more than 128 characters.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::CFN_ASSOCIATION],
        ..meta("target-key-too-long", 158, include_str!("../../../rules/template/target-key-too-long.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::TooLong { max } = fault.kind else { continue };
        findings
            .at(fault.place.clone(), format!("the resource type takes at most {max} characters here"))
            .help("shorten it, or make the call with the API, which takes 163");
    }
}
