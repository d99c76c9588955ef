//! The keyword of a schedule is not lower case.

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
        sources: &[pages::CRON, pages::AGENT],
        ..meta(
            "non-lowercase-schedule-keyword",
            203,
            include_str!("../../../rules/schedule/non-lowercase-schedule-keyword.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::KeywordCase { .. } => {
            let message = "`cron`, `rate` or `at` is not in lower case".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
