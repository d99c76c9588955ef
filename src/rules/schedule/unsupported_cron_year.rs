//! A cron expression chooses a year.

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
        service_messages: &["{} is currently not accepted"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("unsupported-cron-year", 239, include_str!("../../../rules/schedule/unsupported-cron-year.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronYear => {
            let message = "a year cannot be chosen: the field must be `*`".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
