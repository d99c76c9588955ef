//! An `at(…)` names a time zone.

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
        service_messages: &["Invalid schedule at DateTime expression"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("at-with-time-zone", 282, include_str!("../../../rules/schedule/at-with-time-zone.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::AtZone => {
            let message = "time zone in `at(…)`, which is always UTC".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
