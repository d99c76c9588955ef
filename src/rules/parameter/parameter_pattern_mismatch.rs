//! A value does not match the document's `allowedPattern`.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::parameters::{Argument, as_of};
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Observed,
        service_messages: &["Parameter \"{}\" has value \"{}\" not matching \"{}\"."],
        needs: Needs::Document,
        sources: &[threads::TPA_7830],
        ..meta(
            "parameter-pattern-mismatch",
            504,
            include_str!("../../../rules/parameter/parameter-pattern-mismatch.md"),
        )
    },
    check: Check::Parameter(&[Sight::Pattern], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    let Some(pattern) = parameter.allowed_pattern.as_ref().filter(|_| document.is_command()) else { return };
    for text in given.texts() {
        // A value that equals the default is taken as the default is: the service does not check that one.
        if parameter.default.as_deref() == Some(text.as_str()) || pattern.matches(text.as_str()) != Some(false) {
            continue;
        }
        findings
            .at(
                text.place(),
                format!("value does not match the pattern of {}{}", quote(&parameter.name.text), as_of(document)),
            )
            .arguments(&[&parameter.name.text, "…", pattern.text()])
            .label(pattern.span(), "the pattern: the whole value must match")
            .help(format!("write a value that matches {} as a whole", quote(pattern.text())));
    }
}
