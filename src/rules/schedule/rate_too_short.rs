//! A rate is shorter than 30 minutes.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Observed,
        service_messages: &[
            "Schedule expression {} is not valid. Minimum interval for rate based association is 30 minutes.",
        ],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("rate-too-short", 267, include_str!("../../../rules/schedule/rate-too-short.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateTooShort { .. } => {
            let message = "rate is shorter than 30 minutes".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
