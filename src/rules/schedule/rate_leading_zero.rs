//! The number of a rate has a leading zero; it is probably accepted.

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
        ..meta("rate-leading-zero", 273, include_str!("../../../rules/schedule/rate-leading-zero.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateLeadingZero => {
            let message = "rate number has leading zeros".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
