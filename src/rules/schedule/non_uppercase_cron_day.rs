//! A weekday is not upper case; templates in use have that, so it is probably accepted.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON, pages::AGENT],
        ..meta("non-uppercase-cron-day", 234, include_str!("../../../rules/schedule/non-uppercase-cron-day.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronDayCase => {
            let message = "the day is not in upper case".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
