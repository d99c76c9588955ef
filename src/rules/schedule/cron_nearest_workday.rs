//! `W`, the nearest working day, or `L-n`, days before the last.

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
        ..meta("cron-nearest-workday", 224, include_str!("../../../rules/schedule/cron-nearest-workday.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::CronNearestWorkday => {
            let message = "`W` and `L-n` are not supported".to_owned();
            Some((message, None))
        }
        _ => None,
    });
}
