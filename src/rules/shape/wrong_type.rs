//! A value has the wrong JSON type: a number where a string belongs, a string where a list belongs.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::schema::violation::ViolationKind;
use crate::service::error::ApiError;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        also: &[ApiError::ValidationException],
        printed: &[
            "Invalid type for parameter {member}, value: {}, type: {}, valid types: {}",
            "{member}: expected type: {}, found: {}",
            "{member}: failed validation constraint for keyword [type]",
            "Value of {{member}} must be a map where each value is a list of {String}",
            "Value of property {member} must be of type {}",
            "Value of property {member} must be {}",
            "Property value {member} must be of type {}",
            "can not be converted to",
            "Start of {} found where not expected",
            "Unrecognized collection type",
            "Expected params.{member} to be",
            "Inappropriate value for attribute \"{member}\": {} required",
        ],
        sources: &[pages::CREATE_ASSOCIATION, pages::CREATE_DOCUMENT],
        ..meta("wrong-type", 112, include_str!("../../../rules/shape/wrong-type.md"))
    },
    check: Check::Shape(check),
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
        if request.origin.is_template()
            && !request.operation.is_of_document()
            && expected == ["a list"]
            && !matches!(found.as_str(), "object" | "null")
        {
            // CloudFormation was seen to make a list of a lone value, and to refuse it.
            finding.at_most(Severity::Warning);
        }
        let node = violation.place.node.and_then(|id| request.node.tree().node(NodeId(id)));
        let old = match expected.as_slice() {
            ["`true` or `false`"] => node.is_some_and(Node::is_yaml_1_1_boolean),
            ["a whole number"] => node.is_some_and(Node::is_yaml_1_1_number),
            _ => false,
        };
        if old {
            // Readers of YAML 1.1, which the AWS command line had, make of it what is wanted.
            finding.at_most(Severity::Warning);
        }
        let written = request.node.tree().written_at(violation.place.span).unwrap_or_default();
        if violation.place.origin.is_none()
            && let Some((title, open, close)) = around(written, &expected, found)
        {
            let span = violation.place.span;
            let edits = match open {
                Some(open) => vec![insert(span, span.start, open), insert(span, span.end, close)],
                None => vec![Edit { span, text: written.trim_matches(['"', '\'']).to_owned() }],
            };
            finding.fix(Fix { title: title.to_owned(), safety: Safety::Safe, edits });
        }
    }
}

fn insert(span: Span, at: u32, text: &str) -> Edit {
    Edit { span: Span { start: at, end: at, ..span }, text: text.to_owned() }
}

/// What to put around a value so that it is what its author meant; no opening text where the quotes go. Only words of which
/// every reader makes the same are touched.
fn around(written: &str, expected: &[&str], found: &str) -> Option<(&'static str, Option<&'static str>, &'static str)> {
    let word =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./%".contains(&b));
    let quoted = written.starts_with(['"', '\'']);
    let inner = written.trim_matches(['"', '\'']);
    match (expected, found) {
        (["a list"], "string") if quoted || word(written) => Some(("put it in a list", Some("["), "]")),
        (["a string"], "integer" | "number" | "boolean") if word(written) => {
            Some(("put it in quotes", Some("\""), "\""))
        }
        (["a whole number"], "string") if quoted && canonical(inner) => Some(("take the quotes away", None, "")),
        (["`true` or `false`"], "string") if quoted && matches!(inner, "true" | "false") => {
            Some(("take the quotes away", None, ""))
        }
        _ => None,
    }
}

/// Whether a text is a whole number as JSON writes it.
fn canonical(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'))
        && !text.is_empty()
        && text.len() < 10
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
