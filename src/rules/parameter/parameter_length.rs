//! A parameter's value has as many characters as the document allows.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::parameters::{as_of, judge_values};
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Inferred,
        ..meta("parameter-length", 505, include_str!("../../../rules/parameter/parameter-length.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    judge_values(association, context, |document, parameter, text| {
        if !document.is_command() {
            return;
        }
        let Some((bound, words)) = parameter.length_fault(text.as_str()) else { return };
        findings
            .at(text.place(), {
                let (name, count) = (quote(&parameter.name.text), count_word(bound.value));
                format!("{name} takes {words} {count}{}", as_of(document))
            })
            .label(bound.span, "the bound");
    });
}

fn count_word(number: u64) -> String {
    if number == 1 { "1 character".to_owned() } else { format!("{number} characters") }
}
