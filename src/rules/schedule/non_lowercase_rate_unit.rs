//! The unit of a rate is not in lower case.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON],
        ..meta("non-lowercase-rate-unit", 272, include_str!("../../../rules/schedule/non-lowercase-rate-unit.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateCase => {
            let message = "rate unit is not in lower case".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
