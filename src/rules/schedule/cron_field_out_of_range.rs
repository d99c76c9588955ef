//! A cron field has a number outside its range.

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
        ..meta("cron-field-out-of-range", 215, include_str!("../../../rules/schedule/cron-field-out-of-range.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronOutOfRange { field, low, high, .. } => {
            let message = match field {
                CronField::DayOfWeek => "day-of-week must be 1 to 7, or SUN to SAT".to_owned(),
                _ => format!("{} must be {low} to {high}", field.name()),
            };
            Some((message, None))
        }
        _ => None,
    }
}
