//! A cron expression runs more often than every 30 minutes.

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
        ..meta("cron-too-often", 218, include_str!("../../../rules/schedule/cron-too-often.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronTooOften => {
            let message = "runs more often than every 30 minutes".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
