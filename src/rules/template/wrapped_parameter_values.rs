//! A parameter is wrapped in `{ParameterValues: […]}`; its value is the list itself.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::say_printed;
use crate::rule::findings::Findings;
use crate::rule::threads;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        also: &[ApiError::ValidationException],
        printed: &["Value of {{member}} must be a map where each value is a list of {String}"],
        sources: &[threads::CDK_3092, threads::CDK_4057, threads::CDK_5400],
        ..meta("wrapped-parameter-values", 155, include_str!("../../../rules/template/wrapped-parameter-values.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Wrapped { around } = &fault.kind else { continue };
        let finding = findings.at(fault.place.clone(), "the list is wrapped in a mapping");
        finding.arguments(&["Parameters"]).help("write the list itself");
        say_printed(finding);
        let edits: Vec<Edit> = around.iter().map(|(span, text)| Edit { span: *span, text: text.clone() }).collect();
        if !edits.is_empty() {
            finding.fix(Fix { title: "keep the list alone".to_owned(), safety: Safety::Safe, edits });
        }
    }
}
