//! The hours of a cron expression are a list, a range or an unsupported step.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Documented,
        service_messages: &["{} is currently not accepted"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("unsupported-cron-hours", 220, include_str!("../../../rules/schedule/unsupported-cron-hours.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronHourShape { .. } => {
            let message = "hours must be one number, or a step of 1, 2, 4, 8 or 12".to_owned();
            Some((message, Some("choose one hour, or a step such as `0/4`")))
        }
        _ => None,
    }
}
