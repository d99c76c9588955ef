//! A list has fewer or more values than the document's `minItems` and `maxItems` allow.

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
        ..meta("wrong-number-of-values", 506, include_str!("../../../rules/parameter/wrong-number-of-values.md"))
    },
    check: Check::Parameter(&[Sight::BoundedCount], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    if !document.is_command() || !parameter.is_list() || !given.value.is_sequence() || given.value.is_open() {
        return;
    }
    // An empty list is not a value: the default replaces it.
    if given.is_empty_list() && parameter.has_default {
        return;
    }
    let found = given.value.len() as u64;
    let few = parameter.min_items.filter(|bound| found < bound.value).map(|bound| (bound, "at least"));
    let many = parameter.max_items.filter(|bound| found > bound.value).map(|bound| (bound, "at most"));
    if let Some((bound, words)) = few.or(many) {
        findings
            .at(
                given.value.place(),
                format!("{} takes {words} {} values{}", quote(&parameter.name.text), bound.value, as_of(document)),
            )
            .label(bound.span, "the bound");
    }
}
