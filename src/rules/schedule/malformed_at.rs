//! The time of an `at(…)` is not `yyyy-MM-ddTHH:mm:ss`.

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
        ..meta("malformed-at", 280, include_str!("../../../rules/schedule/malformed-at.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::AtFormat => {
            let message = "not a time such as `2026-12-01T02:00:00`".to_owned();
            Some((message, Some("write as in `at(2030-07-07T15:55:00)`")))
        }
        _ => None,
    }
}
