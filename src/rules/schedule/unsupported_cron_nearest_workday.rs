//! A cron expression uses `W`, the nearest working day, or `L-n`, days before the last.

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
        ..meta(
            "unsupported-cron-nearest-workday",
            224,
            include_str!("../../../rules/schedule/unsupported-cron-nearest-workday.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronNearestWorkday => {
            let message = "`W` and `L-n` are not supported".to_owned();
            Some((message, Some("choose a weekday such as `MON#1`")))
        }
        _ => None,
    }
}
