//! A value has fewer or more characters than the document's `minChars` and `maxChars` allow.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::{Argument, as_of};
use crate::rule::words::quote;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        needs: Needs::Document,
        sources: &[pages::PARAMETERS],
        ..meta("wrong-parameter-length", 505, include_str!("../../../rules/parameter/wrong-parameter-length.md"))
    },
    check: Check::Parameter(&[Sight::BoundedLength], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    if !document.is_command() || !parameter.is_bounded() {
        return;
    }
    for text in given.texts() {
        let Some((bound, words)) = parameter.length_fault(text.as_str()) else { continue };
        findings
            .at(text.place(), {
                let (name, count) = (quote(&parameter.name.text), count_word(bound.value));
                format!("{name} takes {words} {count}{}", as_of(document))
            })
            .label(bound.span, "the bound");
    }
}

fn count_word(number: u64) -> String {
    if number == 1 { "1 character".to_owned() } else { format!("{number} characters") }
}
