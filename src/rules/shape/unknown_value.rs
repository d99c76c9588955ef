//! A value is not one of those that its member allows; values are case-sensitive.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::say_schema;
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::rewrite::respell_at;
use crate::rule::words::{LISTED, did_you_mean, list, nearest, quote};
use crate::schema::violation::ViolationKind;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        service_messages: &[
            "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must satisfy enum value set: [{}]",
            "at '{member}' failed to satisfy constraint: Member must satisfy enum value set: [{}]",
        ],
        printed: &[
            "{member}: {} is not a valid enum value",
            "{member}: failed validation constraint for keyword [enum]",
            "expected {member} to be one of {}",
        ],
        sources: &[pages::CREATE_ASSOCIATION, pages::CREATE_DOCUMENT],
        ..meta("unknown-value", 118, include_str!("../../../rules/shape/unknown-value.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let ViolationKind::UnknownValue { allowed, found } = &violation.kind else { continue };
        let (named, of) = violation
            .member
            .map(quote)
            .map_or_else(Default::default, |name| (format!("{name} "), format!(" of {name}")));
        let message = match allowed.len() {
            ..=LISTED => format!("{named}must be {}", list(allowed, "or")),
            _ => format!("unknown value{of}"),
        };
        let meant = nearest(found, allowed.iter().map(String::as_str));
        let finding = findings.at(violation.place.clone(), message);
        if let Some(meant) = meant {
            finding.help(did_you_mean(meant));
        } else if allowed.len() > LISTED {
            finding.help(format!("write {}", list(allowed, "or")));
        }
        // What is given for a parameter of the template may be a secret.
        let is_written = violation.place.origin.is_none() && violation.place.when.is_empty();
        let found_here = if is_written { found.as_str() } else { "…" };
        say_schema(request, finding, &format!("{found_here} is not a valid enum value"));
        let Some(meant) = meant else { continue };
        let place = &violation.place;
        if place.origin.is_none()
            && let Some(fix) = respell_at(request.node.tree(), place.span, found, meant)
        {
            finding.fix(fix);
        }
    }
}
