//! A rate has several spaces, a tab, or a space inside the parentheses.

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
        ..meta("rate-extra-spaces", 271, include_str!("../../../rules/schedule/rate-extra-spaces.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateBlanks => {
            let message = "more than one space between number and unit, or a space around them".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
