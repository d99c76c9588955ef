//! The seconds of an `at(…)` have a fraction.

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
        ..meta("at-with-fraction", 283, include_str!("../../../rules/schedule/at-with-fraction.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::AtFraction => {
            let message = "`at(…)` with a fraction of a second is undocumented".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
