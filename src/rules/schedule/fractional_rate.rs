//! The number of a rate has a fraction.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Documented,
        service_messages: &["{} is not a valid rate expression"],
        sources: &[pages::CRON],
        ..meta("fractional-rate", 266, include_str!("../../../rules/schedule/fractional-rate.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateDecimal => {
            let message = "the number must be whole".to_owned();
            Some((message, Some("write a whole number, in a smaller unit if need be")))
        }
        _ => None,
    }
}
