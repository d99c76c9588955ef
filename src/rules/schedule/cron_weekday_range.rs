//! A range of weekdays, as `MON-FRI`.

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
        ..meta("cron-weekday-range", 226, include_str!("../../../rules/schedule/cron-weekday-range.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::CronWeekdayRange => {
            let message = "a range of weekdays is refused".to_owned();
            Some((message, Some("make an association for each day")))
        }
        _ => None,
    });
}
