//! A step in hours stands beside a weekday.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::schedules::judge_faults;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Documented,
        service_messages: &["{} is currently not accepted"],
        ..meta("cron-interval-on-weekday", 238, include_str!("../../../rules/schedule/cron-interval-on-weekday.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::CronIntervalOnWeekday => {
            let message = "an interval cannot be limited to a weekday".to_owned();
            Some((message, Some("choose one hour of the day, or every day")))
        }
        _ => None,
    });
}
