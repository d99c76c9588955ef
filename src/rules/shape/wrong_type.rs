//! A value has the JSON type of its member.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::schema::violation::ViolationKind;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::source::span::Span;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        also: &[ApiError::ValidationException],
        scope: Scope::Request,
        confidence: Confidence::Inferred,
        ..meta("wrong-type", 112, include_str!("../../../rules/shape/wrong-type.md"))
    },
    check: Check::Request(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let ViolationKind::WrongType { expected, found } = &violation.kind else { continue };
        if found == "number" && expected.iter().any(|name| name == "integer") {
            continue;
        }
        let expected: Vec<&str> = expected.iter().map(|name| article(name)).collect();
        let finding = findings
            .at(violation.place.clone(), format!("expected {}, found {}", expected.join(" or "), article(found)));
        if let Some(help) = help(&expected, found) {
            finding.help(help);
        }
        if request.template && expected == ["a list"] && !matches!(found.as_str(), "object" | "null") {
            // CloudFormation was seen to make a list of a lone value, and to refuse it.
            finding.at_most(Severity::Warning);
        }
        let span = violation.place.span;
        let quoted = request.node.tree().text().get(span.range()).is_some_and(|text| text.starts_with(['"', '\'']));
        if quoted && expected == ["a list"] && violation.place.origin.is_none() {
            let insert = |at, text: &str| Edit { span: Span { start: at, end: at, ..span }, text: text.to_owned() };
            let edits = vec![insert(span.start, "["), insert(span.end, "]")];
            finding.fix(Fix { title: "put it in a list".to_owned(), safety: Safety::Safe, edits });
        }
    }
}

fn article(name: &str) -> &str {
    match name {
        "array" => "a list",
        "object" => "a mapping",
        "string" => "a string",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "`true` or `false`",
        other => other,
    }
}

fn help(expected: &[&str], found: &str) -> Option<&'static str> {
    match (expected, found) {
        (["a string"], "integer" | "number" | "boolean" | "null") => Some("put it in quotes"),
        (["a list"], "string" | "integer" | "number" | "boolean") => Some("put it in a list: `[…]`"),
        (["a list"], "object") => Some("make it the item of a list: `[{…}]`"),
        (["a whole number"] | ["`true` or `false`"], "string") => Some("write it without quotes"),
        _ => None,
    }
}
