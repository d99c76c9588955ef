//! A schedule is neither `cron(…)` nor `rate(…)` nor `at(…)`.

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
        service_messages: &["only {} type rate, cron, and at are supported"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("unknown-schedule-form", 207, include_str!("../../../rules/schedule/unknown-schedule-form.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::UnknownForm { .. } => {
            let message = "expected `cron(…)`, `rate(…)` or `at(…)`".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
