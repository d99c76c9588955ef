//! A rate has a number but no unit.

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
        ..meta("rate-without-unit", 261, include_str!("../../../rules/schedule/rate-without-unit.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateNoUnit => {
            let message = "missing unit in `rate(…)`".to_owned();
            Some((message, Some("add minutes, hours or days")))
        }
        _ => None,
    }
}
