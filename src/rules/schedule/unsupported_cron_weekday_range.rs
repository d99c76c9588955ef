//! The day of the week is a range, such as `MON-FRI`.

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
            "unsupported-cron-weekday-range",
            226,
            include_str!("../../../rules/schedule/unsupported-cron-weekday-range.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronWeekdayRange => {
            let message = "day-of-week is a range, which is not supported".to_owned();
            Some((message, Some("make an association for each day")))
        }
        _ => None,
    }
}
