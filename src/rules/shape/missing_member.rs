//! A required member is missing or null.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::say_schema;
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::schema::violation::ViolationKind;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        service_messages: &[
            "1 validation error detected: Value null at '{}' failed to satisfy constraint: Member must not be null",
            "at '{member}' failed to satisfy constraint: Member must not be null",
        ],
        printed: &[
            "Missing required parameter in {member}: \"{member}\"",
            "{member}: required key [{member}] not found",
            "missing required field, {member}",
            "Property {member} is required",
            "Property {member} cannot be empty",
            "The argument \"{member}\" is required, but no definition was found",
            "Missing required key '{member}' in params",
        ],
        sources: &[pages::CREATE_ASSOCIATION, pages::CREATE_DOCUMENT],
        ..meta("missing-member", 110, include_str!("../../../rules/shape/missing-member.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let ViolationKind::MissingMember { name } = &violation.kind else { continue };
        let spelled = quote(&request.origin.spelled(name));
        let finding = findings.at(violation.place.clone(), format!("{spelled} is missing"));
        finding.help(format!("add {spelled}: {} is refused without it", request.operation));
        say_schema(request, finding, &format!("required key [{name}] not found"));
    }
}
