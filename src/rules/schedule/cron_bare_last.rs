//! `L` stands alone in day-of-week: in other crons it means Saturday.

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
        ..meta("cron-bare-last", 229, include_str!("../../../rules/schedule/cron-bare-last.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::CronBareLast => {
            let message = "`L` alone is not documented in day-of-week".to_owned();
            Some((message, None))
        }
        _ => None,
    });
}
