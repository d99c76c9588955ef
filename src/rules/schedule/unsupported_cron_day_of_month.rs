//! A cron expression chooses a day of the month.

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
        service_messages: &["{} is currently not accepted"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta(
            "unsupported-cron-day-of-month",
            222,
            include_str!("../../../rules/schedule/unsupported-cron-day-of-month.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronDayOfMonth => {
            let message = "a day of the month cannot be chosen".to_owned();
            Some((message, Some("choose a weekday such as `MON#1`, or use a maintenance window")))
        }
        _ => None,
    }
}
