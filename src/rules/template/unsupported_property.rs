//! A template has a property that the API has, but `AWS::SSM::Association` or `AWS::SSM::Document` does not.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        printed: &[
            "{member}: extraneous key [{member}] is not permitted",
            "extraneous key [{member}] is not permitted",
            "Encountered unsupported property {member}",
            "Invalid template property or properties [{member}]",
        ],
        sources: &[pages::CFN_ASSOCIATION, pages::CFN_DOCUMENT],
        ..meta("unsupported-property", 151, include_str!("../../../rules/template/unsupported-property.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Unsupported { name } = &fault.kind else { continue };
        findings
            .at(
                fault.place.clone(),
                format!("{} is a property of API requests, not of this resource type", quote(name)),
            )
            .help("remove it, or call the API directly");
    }
}
