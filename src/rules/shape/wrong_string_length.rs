//! A string is shorter or longer than its member allows.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::say_schema;
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::count;
use crate::schema::violation::ViolationKind;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        service_messages: &[
            "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must have length {} than or equal to {}",
            "at '{member}' failed to satisfy constraint: Member must have length {} than or equal to {}",
        ],
        printed: &[
            "Invalid length for parameter {member}, value: {}",
            "{member}: expected minLength: {}, actual: {}",
            "{member}: expected maxLength: {}, actual: {}",
            "{member}: failed validation constraint for keyword [minLength]",
            "{member}: failed validation constraint for keyword [maxLength]",
            "expected length of {member} to be in the range",
            "minimum field size of {}, {member}",
            "Property {member} cannot be empty",
        ],
        sources: &[pages::CREATE_ASSOCIATION, pages::CREATE_DOCUMENT],
        ..meta("wrong-string-length", 114, include_str!("../../../rules/shape/wrong-string-length.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let (found, bound, printed) = match violation.kind {
            ViolationKind::TooShort { min, found } => (found, format!("{min} or more are needed"), ("minLength", min)),
            ViolationKind::TooLong { max, found } => (found, format!("{max} or fewer are allowed"), ("maxLength", max)),
            _ => continue,
        };
        let finding =
            findings.at(violation.place.clone(), format!("string has {}, where {bound}", count(found, "character")));
        if violation.member == Some("ScheduleExpression") {
            finding.also(ApiError::InvalidSchedule);
        }
        if found == 0 {
            finding.help("leave the member out, or give it a value");
        }
        let (bound, number) = printed;
        say_schema(request, finding, &format!("expected {bound}: {number}, actual: {found}"));
    }
}
