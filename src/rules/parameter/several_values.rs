//! A parameter that holds one value is given one.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::parameters::judge_lists;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::parameter_type::Element;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Inferred,
        answers: &["Parameter type error. The value supplied for {} is not a valid String."],
        ..meta("several-values", 510, include_str!("../../../rules/parameter/several-values.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    judge_lists(association, context, |_, parameter, given| {
        let Some(kind) = parameter.parameter_type().filter(|kind| !kind.list) else { return };
        if !given.value.is_sequence() || given.value.len() < 2 {
            return;
        }
        let name = quote(&parameter.name.text);
        findings
            .at(given.value.place(), format!("{name} takes one value, not {}", given.value.len()))
            .answer(&[&parameter.name.text])
            .label(parameter.name.span, "declared here")
            .help(match kind.element {
                Element::Map => "write one JSON object in one string",
                _ => {
                    "the node takes the first and drops the rest; declare the parameter as `StringList` to give several"
                }
            });
    });
}
