//! `*` in hours is combined with a fixed minute; the documented way to write every hour is `0/1`.

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
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta(
            "undocumented-cron-every-hour",
            221,
            include_str!("../../../rules/schedule/undocumented-cron-every-hour.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronHourStar => {
            let message = "`*` for every hour is undocumented in cron".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
