//! The `T` between date and time is lower case.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON],
        ..meta("lowercase-at-separator", 284, include_str!("../../../rules/schedule/lowercase-at-separator.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::AtCase => {
            let message = "the separator in `at(…)` must be an upper-case `T`".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
