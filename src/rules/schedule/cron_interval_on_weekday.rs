//! A step in hours is combined with a weekday.

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
        ..meta("cron-interval-on-weekday", 238, include_str!("../../../rules/schedule/cron-interval-on-weekday.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronIntervalOnWeekday => {
            let message = "an interval cannot be limited to a weekday".to_owned();
            Some((message, Some("choose one hour of the day, or every day")))
        }
        _ => None,
    }
}
