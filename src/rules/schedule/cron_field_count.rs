//! A cron expression has six fields, or seven with seconds first.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::schedules::judge_faults;
use crate::service::error::{ApiError, Confidence};
use crate::service::schedule::fault::FaultKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Documented,
        ..meta("cron-field-count", 202, include_str!("../../../rules/schedule/cron-field-count.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| {
        let FaultKind::CronFieldCount { found } = kind else { return None };
        let message = match found {
            8.. => format!("cron expression has {found} fields, more than 7"),
            1 => "cron expression has 1 field, not 6".to_owned(),
            _ => format!("cron expression has {found} fields, not 6"),
        };
        Some((message, Some("write minutes, hours, day of month, month, day of week and year: `cron(0 2 ? * SUN *)`")))
    });
}
