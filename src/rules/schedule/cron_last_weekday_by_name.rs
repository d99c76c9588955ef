//! A last weekday is written with a name, as in `FRIL`; only the number, `6L`, is documented.

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
        ..meta("cron-last-weekday-by-name", 230, include_str!("../../../rules/schedule/cron-last-weekday-by-name.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronNamedLast { .. } => {
            let message = "a last weekday by name is undocumented".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
