//! A list or mapping has more or fewer items than its member allows: five targets, fifty values, one alarm.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::say_schema;
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
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
            "{member}: expected maximum item count: {}, found: {}",
            "{member}: expected minimum item count: {}, found: {}",
            "{member}: failed validation constraint for keyword [minItems]",
            "{member}: failed validation constraint for keyword [maxItems]",
            "Too many list items: Attribute {member} supports {} item maximum",
            "Attribute {member} supports {} item maximum",
            "No more than {} \"{member}\" blocks are allowed",
            "minimum field size of {}, {member}",
        ],
        sources: &[pages::CREATE_ASSOCIATION, threads::SSM_HELPERS_47],
        ..meta("wrong-list-length", 115, include_str!("../../../rules/shape/wrong-list-length.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let (found, bound, printed) = match violation.kind {
            ViolationKind::TooFew { min, found } => (found, format!("{min} or more are needed"), ("minimum", min)),
            ViolationKind::TooMany { max, found } => (found, format!("{max} or fewer are allowed"), ("maximum", max)),
            _ => continue,
        };
        let finding = findings.at(violation.place.clone(), format!("list has {}, where {bound}", count(found, "item")));
        match violation.member {
            Some("TargetMaps") => _ = finding.also(ApiError::InvalidTargetMaps),
            Some("Tags") => _ = finding.also(ApiError::InvalidTag),
            _ => {}
        }
        let (bound, number) = printed;
        say_schema(request, finding, &format!("expected {bound} item count: {number}, found: {found}"));
    }
}
