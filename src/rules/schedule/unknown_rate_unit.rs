//! The unit of a rate is not minutes, hours or days.

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
        ..meta("unknown-rate-unit", 262, include_str!("../../../rules/schedule/unknown-rate-unit.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::RateUnknownUnit { .. } => {
            let message = "rate unit is not minutes, hours or days".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
