//! A number is outside the bounds of its member: `ScheduleOffset` is 1 to 6, `Duration` 1 to 24.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::schema::violation::ViolationKind;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        service_messages: &[
            "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must have value {} than or equal to {}",
            "at '{member}' failed to satisfy constraint: Member must have value {} than or equal to {}",
        ],
        printed: &[
            "Invalid range for parameter {member}, value: {}",
            "Invalid value for parameter {member}, value: {}, valid {} value: {}",
            "{member}: {} is not greater or equal to {}",
            "{member}: {} is not less or equal to {}",
            "{member}: failed validation constraint for keyword [minimum]",
            "{member}: failed validation constraint for keyword [maximum]",
            "expected {member} to be in the range",
        ],
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("number-out-of-range", 116, include_str!("../../../rules/shape/number-out-of-range.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let message = match violation.kind {
            ViolationKind::TooSmall { min } => format!("must be {min} or more"),
            ViolationKind::TooLarge { max } => format!("must be {max} or less"),
            _ => continue,
        };
        findings.at(violation.place.clone(), message);
    }
}
