//! There is text after the closing parenthesis of a schedule.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON],
        ..meta("schedule-trailing-text", 205, include_str!("../../../rules/schedule/schedule-trailing-text.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::TrailingText => {
            let message = "text after the closing parenthesis".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
