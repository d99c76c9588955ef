//! A comment, a `"//"` property or a template's metadata begins like a suppression but cannot be read as one, so it
//! suppresses nothing.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::suppression::{Form, SuppressionFault};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::quote;
use crate::service::error::Confidence;

/// How a comment is written.
const COMMENT: &str = "write `ssmlint: ignore[RULE, RULE] reason`, or `ignore-file` for the whole file";

/// Where a comment about the whole file belongs.
const FIRST: &str = "write it above the first line that is not a comment";

/// How metadata is written.
const METADATA: &str = "write `ssmlint: {ignore: [RULE], reason: why}`";

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        ..meta("malformed-suppression", 912, include_str!("../../../rules/suppression/malformed-suppression.md"))
    },
    check: Check::Suppression(check),
};

fn check(faults: &[SuppressionFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let SuppressionFault::Form { place, form } = fault else { continue };
        let (message, help) = match form {
            Form::Word(word) if word.is_empty() => ("the suppression says nothing".to_owned(), COMMENT),
            Form::Word(word) => (format!("{} is not a suppression keyword", quote(word)), COMMENT),
            Form::NoRules => ("the suppression names no rule".to_owned(), COMMENT),
            Form::NotClosed => ("the list of rules is not closed".to_owned(), COMMENT),
            Form::NotFirst => ("`ignore-file` comes after the first line of content".to_owned(), FIRST),
            Form::Metadata => ("the metadata names no rule".to_owned(), METADATA),
        };
        findings.at(place.clone(), message).help(help);
    }
}
