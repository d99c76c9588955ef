//! A rate is at least 30 minutes and at most 31 days.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::schedules::judge_faults;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Observed,
        ..meta("rate-bounds", 204, include_str!("../../../rules/schedule/rate-bounds.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| {
        Some(match kind {
            FaultKind::RateTooShort => {
                ("shorter than 30 minutes".to_owned(), Some("the shortest rate is `rate(30 minutes)`"))
            }
            FaultKind::RateTooLong => ("longer than 31 days".to_owned(), Some("the longest rate is `rate(31 days)`")),
            _ => return None,
        })
    });
}
