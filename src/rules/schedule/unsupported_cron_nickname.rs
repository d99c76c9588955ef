//! A schedule uses a nickname from other cron dialects, such as `@daily`.

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
        sources: &[pages::CRON, pages::AGENT],
        ..meta("unsupported-cron-nickname", 212, include_str!("../../../rules/schedule/unsupported-cron-nickname.md"))
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::CronNickname => {
            let message = "cron nicknames such as `@daily` are not supported".to_owned();
            Some((message, Some("write it as `cron(…)` or `rate(…)`")))
        }
        _ => None,
    }
}
