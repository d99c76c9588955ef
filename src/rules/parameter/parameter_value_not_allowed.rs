//! A value is not one of those that the document allows; values are case-sensitive.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::parameters::{Argument, as_of};
use crate::rule::rewrite::respell;
use crate::rule::threads;
use crate::rule::words::{allows_only, did_you_mean, list, nearest_value, quote};
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        service_messages: &[
            "Parameter \"{}\" has value \"{}\" not found in [{}].",
            "Parameters provided in document are invalid or not supported.",
        ],
        needs: Needs::Document,
        sources: &[threads::DISTRIBUTOR_100, threads::TPA_37473],
        ..meta(
            "parameter-value-not-allowed",
            503,
            include_str!("../../../rules/parameter/parameter-value-not-allowed.md"),
        )
    },
    check: Check::Parameter(&[Sight::AllowedValues], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    if !document.is_command() || parameter.allowed_values.is_empty() {
        return;
    }
    for text in given.texts().filter(|text| !parameter.allows(text.as_str())) {
        let allowed: Vec<&str> = parameter.allowed_values.iter().map(|value| value.text.as_str()).take(12).collect();
        let message = allows_only(&quote(&parameter.name.text), &allowed) + &as_of(document);
        let finding = findings.at(text.place(), message);
        if let Some(first) = parameter.allowed_values.first() {
            finding.label(first.span, "the allowed values begin here");
        }
        // The service shows the value; it may be a secret, so it is not repeated here.
        finding.arguments(&[&parameter.name.text, "…", &allowed.join(", ")]);
        let all = || parameter.allowed_values.iter().map(|value| value.text.as_str());
        let meant = nearest_value(text.as_str(), all());
        finding.help(match meant {
            Some(meant) => did_you_mean(meant),
            None => format!("write {}", list(&allowed, "or")),
        });
        let alike = |meant: &str| all().filter(|value| value.eq_ignore_ascii_case(meant)).count();
        if let Some(fix) = meant.filter(|meant| alike(meant) == 1).and_then(|meant| respell(text, meant)) {
            finding.fix(fix);
        }
    }
}
