//! A number without a unit.

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
        service_messages: &["{} is not a valid rate expression"],
        ..meta("rate-without-unit", 261, include_str!("../../../rules/schedule/rate-without-unit.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::RateNoUnit => {
            let message = "the unit is missing".to_owned();
            Some((message, Some("add minutes, hours or days")))
        }
        _ => None,
    });
}
