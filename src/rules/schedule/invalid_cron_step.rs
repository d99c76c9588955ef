//! A step is zero, or longer than its field.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        service_messages: &["{} is not a valid cron expression"],
        sources: &[pages::CRON],
        ..meta("invalid-cron-step", 216, include_str!("../../../rules/schedule/invalid-cron-step.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronStep { field, .. } => {
            let message = format!("unsupported step in {}", field.name());
            Some((message, Some("write a step that the field has room for, such as `0/4` in hours")))
        }
        _ => None,
    }
}
