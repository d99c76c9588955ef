//! `L` is the whole day-of-week field; in other crons that means Saturday.

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
        ..meta("cron-bare-last", 229, include_str!("../../../rules/schedule/cron-bare-last.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronBareLast => {
            let message = "`L` alone is not documented in day-of-week".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
