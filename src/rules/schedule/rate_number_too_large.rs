//! The number in a rate has more than 19 digits.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON],
        ..meta("rate-number-too-large", 269, include_str!("../../../rules/schedule/rate-number-too-large.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateHuge => {
            let message = "rate number is too large".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
