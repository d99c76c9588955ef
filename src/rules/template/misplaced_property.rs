//! A property of an association or a document is next to `Properties`, not in it.

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
        printed: &["Invalid template resource property '{member}'", "Encountered unsupported property {member}"],
        sources: &[pages::CFN_ASSOCIATION, pages::CFN_DOCUMENT],
        ..meta("misplaced-property", 153, include_str!("../../../rules/template/misplaced-property.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Misplaced { name } = &fault.kind else { continue };
        findings
            .at(fault.place.clone(), format!("{} is beside `Properties`, not in it", quote(name)))
            .help("indent it under `Properties`");
    }
}
