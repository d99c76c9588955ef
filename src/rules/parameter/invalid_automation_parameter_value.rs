//! A value does not fit the parameter that the runbook declares.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::parameters::{Argument, as_of};
use crate::rule::threads;
use crate::rule::words::{LISTED, allows_only, quote};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        service_messages: &["Parameter \"{}\" has value \"{}\" not found in [{}]."],
        needs: Needs::Document,
        sources: &[threads::DISTRIBUTOR_85, threads::DISTRIBUTOR_100],
        ..meta(
            "invalid-automation-parameter-value",
            507,
            include_str!("../../../rules/parameter/invalid-automation-parameter-value.md"),
        )
    },
    check: Check::Parameter(&[Sight::RestrictedInRunbook], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    if !document.is_automation() {
        return;
    }
    for text in given.texts() {
        let value = text.as_str();
        if parameter.default.as_deref() == Some(value) {
            continue;
        }
        let pattern = parameter.allowed_pattern.as_ref().filter(|pattern| pattern.matches(value) == Some(false));
        let name = quote(&parameter.name.text);
        let (message, span) = if let Some(first) = parameter.allowed_values.first().filter(|_| !parameter.allows(value))
        {
            let allowed = parameter.allowed_values.iter().map(|value| value.text.as_str());
            let allowed: Vec<&str> = allowed.take(LISTED + 1).collect();
            (allows_only(&name, &allowed), first.span)
        } else if let Some(pattern) = pattern {
            (format!("value does not match the pattern of {name}"), pattern.span())
        } else if let Some((bound, words)) = parameter.length_fault(value) {
            (format!("{name} takes {words} {} characters", bound.value), bound.span)
        } else {
            continue;
        };
        findings
            .at(text.place(), message + &as_of(document))
            .label(span, "declared here")
            .help("correct it: the association would be created, but its runs would fail");
    }
}
