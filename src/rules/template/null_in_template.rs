//! A property or an item is left empty, which YAML reads as null.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::{repeated, say_printed};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        confidence: Confidence::Observed,
        printed: &[
            "[{member}] 'null' values are not allowed in templates",
            "null values are not allowed in templates",
            "'null' values are not allowed in templates",
        ],
        sources: &[pages::CFN_TEMPLATE],
        ..meta("null-in-template", 157, include_str!("../../../rules/template/null-in-template.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Null { path, certain } = &fault.kind else { continue };
        let finding = findings.at(fault.place.clone(), "null value in a template");
        finding.help("remove it, or write `!Ref AWS::NoValue`").arguments(&[&repeated(path)]);
        if !certain {
            finding.at_most(Severity::Warning);
        }
        say_printed(finding);
    }
}
