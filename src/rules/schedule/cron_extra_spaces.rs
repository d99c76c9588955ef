//! Cron fields are separated by several spaces or a tab, or there is a space inside the parentheses; it is probably accepted.

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
        ..meta("cron-extra-spaces", 213, include_str!("../../../rules/schedule/cron-extra-spaces.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronBlanks => {
            let message = "cron fields are not separated by exactly one space".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
