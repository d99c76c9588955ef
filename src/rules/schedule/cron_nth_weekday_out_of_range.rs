//! The number after `#` is not 1 to 5: no month has a sixth weekday of a kind.

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
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta(
            "cron-nth-weekday-out-of-range",
            232,
            include_str!("../../../rules/schedule/cron-nth-weekday-out-of-range.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronNth => {
            let message = "the number after `#` must be 1 to 5".to_owned();
            Some((message, Some("write 1 to 5 after `#`, or `L` for the last such day, as in `6L`")))
        }
        _ => None,
    }
}
