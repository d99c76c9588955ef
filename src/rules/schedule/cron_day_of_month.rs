//! The day of the month is chosen.

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
        ..meta("cron-day-of-month", 222, include_str!("../../../rules/schedule/cron-day-of-month.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::CronDayOfMonth => {
            let message = "a day of the month cannot be chosen".to_owned();
            Some((message, Some("choose a weekday such as `MON#1`, or use a maintenance window")))
        }
        _ => None,
    });
}
