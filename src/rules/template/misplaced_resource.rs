//! An association or a document is not under `Resources`, so that nothing of it is made, or checked.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::quote;
use crate::rule::{pages, threads};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        printed: &["Template format error: Every Outputs member must contain a Value object"],
        sources: &[pages::CFN_TEMPLATE, threads::IOT_CHAT_1],
        ..meta("misplaced-resource", 168, include_str!("../../../rules/template/misplaced-resource.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::MisplacedResource { name, section } = &fault.kind else { continue };
        let message = match section {
            Some(section) => format!("resource {} is under {}, not under `Resources`", quote(name), quote(section)),
            None => format!("resource {} is beside `Resources`, not under it", quote(name)),
        };
        let finding = findings.at(fault.place.clone(), message);
        finding.help("move it under `Resources`: until then nothing in it is checked");
    }
}
