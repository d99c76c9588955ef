//! A weekday is written in full; only SSM Agent's parser is known to accept that.

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
        sources: &[pages::CRON, pages::AGENT],
        ..meta("full-cron-day-name", 233, include_str!("../../../rules/schedule/full-cron-day-name.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronDayName { .. } => {
            let message = "not a three-letter day name".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
