//! `L` is in day-of-month; the guide mentions the last day of the month, but shows only last weekdays.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta(
            "undocumented-cron-last-day-of-month",
            223,
            include_str!("../../../rules/schedule/undocumented-cron-last-day-of-month.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronLastDayOfMonth => {
            let message = "`L` in day-of-month is undocumented, and probably refused".to_owned();
            Some((message, Some("choose a last weekday, such as `6L` in day-of-week")))
        }
        _ => None,
    }
}
