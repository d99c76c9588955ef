//! The date or time of an `at(…)` does not exist.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::{AtPart, FaultKind};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        service_messages: &["Invalid schedule at DateTime expression"],
        sources: &[pages::CRON],
        ..meta("nonexistent-at-date", 281, include_str!("../../../rules/schedule/nonexistent-at-date.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::AtCalendar { part } => {
            let message = format!(
                "`at(…)` names a {} that does not exist",
                match part {
                    AtPart::Month => "month",
                    AtPart::Day => "day in this month",
                    AtPart::Hour => "hour",
                    AtPart::Minute => "minute",
                    AtPart::Second => "second",
                }
            );
            let help = match part {
                AtPart::Month => "write a month from `01` to `12`",
                AtPart::Day => "choose a day that this month has",
                AtPart::Hour => "write an hour from `00` to `23`",
                AtPart::Minute | AtPart::Second => "write a number from `00` to `59`",
            };
            Some((message, Some(help)))
        }
        _ => None,
    }
}
