//! A schedule is cron(…), rate(…) or at(…).

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
        confidence: Confidence::Observed,
        ..meta("schedule-form", 201, include_str!("../../../rules/schedule/schedule-form.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| {
        Some(match kind {
            FaultKind::UnknownForm => ("expected `cron(…)`, `rate(…)` or `at(…)`".to_owned(), None),
            FaultKind::Bare { keyword } => (format!("a schedule is written `{keyword}(…)`"), None),
            FaultKind::KeywordCase => ("the keyword is documented in lower case".to_owned(), None),
            FaultKind::Parenthesis => {
                let help = "in YAML a `#` behind a blank begins a comment and cuts the text: put it in quotes";
                ("parentheses must enclose the schedule, right behind the keyword".to_owned(), Some(help))
            }
            FaultKind::Trailing => ("text behind the closing parenthesis".to_owned(), Some("remove it")),
            FaultKind::OuterBlank => ("a blank around the schedule".to_owned(), Some("remove it")),
            _ => return None,
        })
    });
}
