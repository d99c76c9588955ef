//! A parameter that holds a single value is given several.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::Argument;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::parameter_type::Element;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidParameters),
        service_messages: &["Parameter type error. The value supplied for {} is not a valid String."],
        needs: Needs::Document,
        sources: &[pages::PARAMETERS, threads::TPA_40690],
        ..meta("several-values", 510, include_str!("../../../rules/parameter/several-values.md"))
    },
    check: Check::Parameter(&[Sight::SeveralValues], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { parameter, given, .. } = argument;
    let Some(kind) = parameter.parameter_type().filter(|kind| !kind.list) else { return };
    if !given.value.is_sequence() || given.value.len() < 2 {
        return;
    }
    let name = quote(&parameter.name.text);
    findings
        .at(given.value.place(), format!("{name} takes one value, not {}", given.value.len()))
        .arguments(&[&parameter.name.text])
        .label(parameter.name.span, "declared here")
        .help(match kind.element {
            Element::Map => "write one JSON object in one string",
            _ => "the node takes the first and drops the rest; declare the parameter as `StringList` to give several",
        });
}
