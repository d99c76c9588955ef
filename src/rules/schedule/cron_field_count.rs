//! A cron expression does not have six fields: minutes, hours, day of month, month, day of week, year.

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
        service_messages: &["{} is not a valid cron expression"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("cron-field-count", 201, include_str!("../../../rules/schedule/cron-field-count.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronFieldCount { found: 1 } => Some(("cron expression has 1 field, not 6".to_owned(), Some(FIELDS))),
        FaultKind::CronFieldCount { found } => {
            Some((format!("cron expression has {found} fields, not 6"), Some(FIELDS)))
        }
        FaultKind::CronUnixFields => {
            let message = "cron expression has 5 fields, not 6".to_owned();
            Some((message, Some("a line of Unix cron needs `?` in one day field and a year")))
        }
        _ => None,
    }
}

const FIELDS: &str = "write minutes, hours, day of month, month, day of week and year";
