//! The minutes of a cron expression are a list, a range or an unsupported step.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        service_messages: &["{} is currently not accepted"],
        sources: &[pages::CRON],
        ..meta("unsupported-cron-minutes", 219, include_str!("../../../rules/schedule/unsupported-cron-minutes.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronMinuteShape => {
            let message = "minutes must be one number, or `0/30` for every half hour".to_owned();
            Some((message, Some("choose one minute, or write `0/30`")))
        }
        _ => None,
    }
}
