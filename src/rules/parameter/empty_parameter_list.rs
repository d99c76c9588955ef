//! A parameter is given as an empty list, which is not the default but a parameter without a value.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::Argument;
use crate::rule::words::quote;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidParameters),
        needs: Needs::Document,
        sources: &[pages::PARAMETERS],
        ..meta("empty-parameter-list", 513, include_str!("../../../rules/parameter/empty-parameter-list.md"))
    },
    check: Check::Parameter(&[Sight::NoValues], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { parameter, given, .. } = argument;
    // An empty list is a value of a list with a default; without one `missing-parameter` speaks.
    if !given.is_empty_list() || !parameter.has_default || parameter.is_list() {
        return;
    }
    findings
        .at(given.value.place(), format!("no value for {}", quote(&parameter.name.text)))
        .label(parameter.name.span, "declared with a default")
        .help("leave the parameter out to have its default");
}
