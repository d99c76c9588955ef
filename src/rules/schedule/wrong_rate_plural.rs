//! The unit of a rate does not agree with its number: 1 takes the singular, other numbers the plural.

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
        service_messages: &["{} is not a valid rate expression"],
        sources: &[pages::CRON],
        ..meta("wrong-rate-plural", 263, include_str!("../../../rules/schedule/wrong-rate-plural.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RatePlural { right, .. } => {
            let message = format!("the unit must be `{right}` with this number");
            Some((message, None))
        }
        _ => None,
    }
}
