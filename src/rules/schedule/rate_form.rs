//! A rate is a whole number and a unit.

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
        ..meta("rate-form", 203, include_str!("../../../rules/schedule/rate-form.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    judge_faults(association, findings, |kind| {
        let help = Some("write as in `rate(30 minutes)`, `rate(1 hour)` or `rate(7 days)`");
        Some(match kind {
            FaultKind::RateForm => ("a rate is a number and a unit".to_owned(), help),
            FaultKind::RateUnitMissing => ("the unit is missing".to_owned(), help),
            FaultKind::RateUnit => ("the unit must be minutes, hours or days".to_owned(), help),
            FaultKind::RatePlural { right } => (format!("with this number the unit is `{right}`"), None),
            FaultKind::RateNumber => ("the number must be whole and more than 0".to_owned(), help),
            FaultKind::RateSpelling => {
                let help = Some("write a number, one blank, and the unit in lower case");
                ("a rate is documented in another spelling".to_owned(), help)
            }
            _ => return None,
        })
    });
}
