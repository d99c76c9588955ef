//! A cron field has characters that mean nothing there.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::{CronField, FaultKind};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Documented,
        service_messages: &["{} is not a valid cron expression"],
        sources: &[pages::CRON],
        ..meta("invalid-cron-field", 217, include_str!("../../../rules/schedule/invalid-cron-field.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronSyntax { field } => {
            let message = format!("unrecognized value in {}", field.name());
            let help = match field {
                CronField::DayOfWeek => "write a weekday such as `MON`, or `?`",
                _ => "write a number, or `*`",
            };
            Some((message, Some(help)))
        }
        _ => None,
    }
}
