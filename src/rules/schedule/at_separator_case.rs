//! The `T` between date and time is in lower case.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidSchedule),
        ..meta("at-separator-case", 284, include_str!("../../../rules/schedule/at-separator-case.md"))
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
