//! The number of a rate is zero.

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
        ..meta("zero-rate", 264, include_str!("../../../rules/schedule/zero-rate.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateZero => {
            let message = "rate number is 0".to_owned();
            Some((message, Some("write `rate(30 minutes)` or longer")))
        }
        _ => None,
    }
}
