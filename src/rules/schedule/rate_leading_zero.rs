//! The number begins with a zero.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::schedules::judge_faults;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Inferred,
        ..meta("rate-leading-zero", 273, include_str!("../../../rules/schedule/rate-leading-zero.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::RateLeadingZero => {
            let message = "a number is documented without leading zeros".to_owned();
            Some((message, None))
        }
        _ => None,
    });
}
