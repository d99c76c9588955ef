//! `?` is in a field other than the two day fields.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Documented,
        sources: &[pages::CRON],
        ..meta(
            "misplaced-cron-question-mark",
            237,
            include_str!("../../../rules/schedule/misplaced-cron-question-mark.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronQuestionMarkPlace { field } => {
            let message = format!("`?` is not allowed in {}", field.name());
            Some((message, None))
        }
        _ => None,
    }
}
