//! A whole number is written with a fraction or an exponent: `2.0`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::schema::violation::ViolationKind;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::SerializationException),
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("decimal-number", 113, include_str!("../../../rules/shape/decimal-number.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let ViolationKind::WrongType { expected, found } = &violation.kind else { continue };
        if found == "number" && expected.iter().any(|name| name == "integer") {
            findings
                .at(violation.place.clone(), "expected a whole number")
                .help("write it without a fraction or an exponent");
        }
    }
}
