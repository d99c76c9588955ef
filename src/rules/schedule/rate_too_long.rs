//! A rate is longer than 31 days.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Observed,
        sources: &[pages::CRON],
        ..meta("rate-too-long", 268, include_str!("../../../rules/schedule/rate-too-long.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateTooLong { .. } => {
            let message = "rate is longer than 31 days".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
