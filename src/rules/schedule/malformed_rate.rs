//! A rate is not a number and a unit.

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
        service_messages: &["{} is not a valid rate expression"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("malformed-rate", 260, include_str!("../../../rules/schedule/malformed-rate.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateSyntax => {
            let message = "`rate(…)` is not a whole number, a space and a unit".to_owned();
            Some((message, Some("write as in `rate(30 minutes)`, `rate(1 hour)` or `rate(7 days)`")))
        }
        _ => None,
    }
}
