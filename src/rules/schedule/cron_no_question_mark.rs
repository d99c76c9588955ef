//! Neither of the two day fields is `?`, as is usual in Unix cron.

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
        service_messages: &["{} is not a valid cron expression"],
        sources: &[pages::CRON],
        ..meta("cron-no-question-mark", 235, include_str!("../../../rules/schedule/cron-no-question-mark.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronNoQuestionMark => {
            let message = "one of day-of-month and day-of-week must be `?`".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
