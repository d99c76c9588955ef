//! The text of a cron or rate expression stands without `cron(…)` or `rate(…)` around it.

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
        service_messages: &["only {} type rate, cron, and at are supported"],
        ..meta("bare-schedule", 202, include_str!("../../../rules/schedule/bare-schedule.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::BareText { form } => {
            let message = format!("a schedule is written `{}(…)`", form.keyword());
            Some((message, None))
        }
        _ => None,
    });
}
