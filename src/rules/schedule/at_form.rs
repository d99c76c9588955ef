//! The time is not `yyyy-MM-ddTHH:mm:ss`.

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
        service_messages: &["Invalid schedule at DateTime expression"],
        ..meta("at-form", 280, include_str!("../../../rules/schedule/at-form.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::AtFormat => {
            let message = "a time is written `yyyy-MM-ddTHH:mm:ss`".to_owned();
            Some((message, Some("write as in `at(2030-07-07T15:55:00)`")))
        }
        _ => None,
    });
}
