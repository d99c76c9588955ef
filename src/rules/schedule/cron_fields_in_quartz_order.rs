//! Six cron fields begin with seconds, as in Quartz; the service reads the first as minutes and the last as the year.

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
            "cron-fields-in-quartz-order",
            209,
            include_str!("../../../rules/schedule/cron-fields-in-quartz-order.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronQuartzFields => {
            let message = "cron expression has seconds in front and no year".to_owned();
            Some((message, None))
        }
        _ => None,
    }
}
