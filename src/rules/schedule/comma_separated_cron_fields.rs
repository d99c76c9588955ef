//! Cron fields are separated by commas instead of spaces.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        service_messages: &["{} is not a valid cron expression"],
        sources: &[pages::CRON],
        ..meta(
            "comma-separated-cron-fields",
            211,
            include_str!("../../../rules/schedule/comma-separated-cron-fields.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronCommas => {
            let message = "commas between cron fields instead of spaces".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
