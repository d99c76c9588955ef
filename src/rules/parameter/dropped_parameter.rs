//! A parameter has a type that nodes do not accept from a request: `Boolean`, `Integer` or `MapList` in a Command document.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::Argument;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        needs: Needs::Document,
        sources: &[pages::PARAMETERS, pages::AGENT],
        ..meta("dropped-parameter", 514, include_str!("../../../rules/parameter/dropped-parameter.md"))
    },
    check: Check::Parameter(&[Sight::NoText], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    let dropped = matches!(parameter.kind.as_deref(), Some("Boolean" | "Integer" | "MapList"));
    if !document.is_command() || !dropped || given.is_null() || given.is_empty_list() {
        return;
    }
    let kind = quote(parameter.kind.as_deref().unwrap_or_default());
    findings
        .at(given.key.place(), format!("nodes ignore values of type {kind} and use the default"))
        .label(parameter.name.span, "declared here")
        .help("declare the parameter as `String`");
}
