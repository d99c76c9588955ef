//! A schedule is not in one pair of parentheses directly after its keyword.

use crate::diagnostic::meta::{Meta, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::pages;
use crate::rule::schedules::Words;
use crate::service::error::ApiError;
use crate::service::schedule::fault_kind::{FaultKind, ParenthesisFlaw};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        sources: &[pages::CRON],
        ..meta(
            "malformed-schedule-parentheses",
            204,
            include_str!("../../../rules/schedule/malformed-schedule-parentheses.md"),
        )
    },
    check: Check::Schedule(words),
};

fn words(kind: FaultKind) -> Option<Words> {
    match kind {
        FaultKind::Parenthesis { flaw, .. } => {
            let message = match flaw {
                ParenthesisFlaw::Missing => "parentheses are missing around the schedule",
                ParenthesisFlaw::Unclosed => "missing closing parenthesis",
                ParenthesisFlaw::Stray => "a parenthesis too many",
                ParenthesisFlaw::OtherBracket => "brackets instead of parentheses",
                ParenthesisFlaw::BlankBefore => "space before the parenthesis",
            }
            .to_owned();
            Some((
                message,
                matches!(flaw, ParenthesisFlaw::Unclosed)
                    .then_some("put it in quotes: in YAML a `#` after a space begins a comment and cuts the text"),
            ))
        }
        _ => None,
    }
}
