//! `L` stands in day-of-month.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::schedules::judge_faults;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Inferred,
        ..meta("cron-last-day-of-month", 223, include_str!("../../../rules/schedule/cron-last-day-of-month.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::CronLastDayOfMonth => {
            let message = "the last day of the month is probably refused".to_owned();
            Some((message, Some("the documented form is a last weekday, such as `6L` in day-of-week")))
        }
        _ => None,
    });
}
