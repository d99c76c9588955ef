//! A space before `L` makes one field too many, and shifts the others.

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
        ..meta("cron-split-last", 231, include_str!("../../../rules/schedule/cron-split-last.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronSplitLast { .. } => {
            let message = "space between the day number and `L`".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
