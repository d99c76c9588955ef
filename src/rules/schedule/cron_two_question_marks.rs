//! Both day fields are `?`.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        confidence: Confidence::Observed,
        service_messages: &["{} is not a valid cron expression"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("cron-two-question-marks", 236, include_str!("../../../rules/schedule/cron-two-question-marks.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronTwoQuestionMarks => {
            let message = "only one of day-of-month and day-of-week may be `?`".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
