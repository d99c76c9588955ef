//! The text is no rate.

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
        ..meta("rate-form", 260, include_str!("../../../rules/schedule/rate-form.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::RateSyntax => {
            let message = "a rate is a whole number, a blank and a unit".to_owned();
            Some((message, Some("write as in `rate(30 minutes)`, `rate(1 hour)` or `rate(7 days)`")))
        }
        _ => None,
    });
}
