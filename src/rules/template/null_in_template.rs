//! A template holds no null.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::{Confidence, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        scope: Scope::Request,
        confidence: Confidence::Documented,
        printed: &[
            "[{member}] 'null' values are not allowed in templates",
            "null values are not allowed in templates",
            "'null' values are not allowed in templates",
        ],
        ..meta("null-in-template", 157, include_str!("../../../rules/template/null-in-template.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        if matches!(fault.kind, TemplateFaultKind::Null) {
            findings
                .at(fault.place.clone(), "a template may not hold null")
                .help("remove the property, or write `!Ref AWS::NoValue`");
        }
    }
}
