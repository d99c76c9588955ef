//! The keyword is written in another case than the guide's.

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
        ..meta("keyword-case", 203, include_str!("../../../rules/schedule/keyword-case.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| match kind {
        FaultKind::KeywordCase { .. } => {
            let message = "the keyword is documented in lower case".to_owned();
            Some((message, None))
        }
        _ => None,
    });
}
