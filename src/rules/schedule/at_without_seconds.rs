//! An `at(…)` has no seconds, which is undocumented but probably accepted.

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
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("at-without-seconds", 285, include_str!("../../../rules/schedule/at-without-seconds.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::AtNoSeconds => {
            let message = "`at(…)` without seconds is undocumented".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
