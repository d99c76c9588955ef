//! `AssociationId` is set in a template, although the service assigns it.

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
            "Encountered unsupported properties in {/properties/ReadOnlyProperties}: [{member}]",
            "Encountered read-only properties",
            "{member}: extraneous key [{member}] is not permitted",
            "extraneous key [{member}] is not permitted",
        ],
        sources: &[pages::CFN_ASSOCIATION],
        ..meta("read-only-property", 152, include_str!("../../../rules/template/read-only-property.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::ReadOnly { name } = &fault.kind else { continue };
        findings
            .at(fault.place.clone(), format!("{} can be read, and not set", quote(name)))
            .help("remove it: the service makes the id, and `!GetAtt` returns it");
    }
}
