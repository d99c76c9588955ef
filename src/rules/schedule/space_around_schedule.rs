//! There is a space before or after the schedule.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON],
        ..meta("space-around-schedule", 206, include_str!("../../../rules/schedule/space-around-schedule.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::OuterBlank => {
            let message = "space before or after the schedule".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
