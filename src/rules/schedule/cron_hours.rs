//! The hours are a list, a range or another step.

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
        ..meta("cron-hours", 220, include_str!("../../../rules/schedule/cron-hours.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::CronHourShape { .. } => {
            let message = "hours must be one number, or a step of 1, 2, 4, 8 or 12".to_owned();
            Some((message, None))
        }
        _ => None,
    });
}
