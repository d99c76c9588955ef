//! A cron expression begins with a field for seconds that is not 0.

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
        service_messages: &["{} is not a valid cron expression"],
        sources: &[pages::CRON],
        ..meta("nonzero-cron-seconds", 214, include_str!("../../../rules/schedule/nonzero-cron-seconds.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronSeconds => {
            let message = "seconds must be 0".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
