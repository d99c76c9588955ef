//! A cron expression has more than seven fields.

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
        ..meta("cron-extra-fields", 210, include_str!("../../../rules/schedule/cron-extra-fields.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronExtraFields { found } => {
            let message = format!("cron expression has {found} fields, more than 7");
            Some((message, None))
        }
        _ => None,
    }
}
