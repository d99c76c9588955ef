//! The day of the week has a step.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        service_messages: &["{} is currently not accepted"],
        sources: &[pages::CRON],
        ..meta(
            "unsupported-cron-weekday-step",
            228,
            include_str!("../../../rules/schedule/unsupported-cron-weekday-step.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronWeekdayStep => {
            let message = "a step in weekdays is not supported".to_owned();
            Some((message, Some("make an association for each day")))
        }
        _ => None,
    }
}
