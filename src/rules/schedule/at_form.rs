//! A time is yyyy-MM-ddTHH:mm:ss, in UTC.

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
        ..meta("at-form", 205, include_str!("../../../rules/schedule/at-form.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| {
        Some(match kind {
            FaultKind::AtForm => {
                ("a time is written `yyyy-MM-ddTHH:mm:ss`".to_owned(), Some("write as in `at(2030-07-07T15:55:00)`"))
            }
            FaultKind::AtSeconds => ("the seconds are missing".to_owned(), Some("write them: `:00`")),
            FaultKind::AtCalendar => ("no such date or time".to_owned(), None),
            FaultKind::AtZone => ("a time has no zone: it is always UTC".to_owned(), Some("write the time in UTC")),
            _ => return None,
        })
    });
}
