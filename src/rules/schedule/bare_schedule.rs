//! A cron or rate expression lacks the `cron(…)` or `rate(…)` around it.

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
        sources: &[pages::CRON],
        ..meta("bare-schedule", 202, include_str!("../../../rules/schedule/bare-schedule.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::BareText { form } => {
            let message = format!("`{}(…)` is missing around the schedule", form.keyword());
            Some((message, None))
        }
        _ => None,
    }
}
