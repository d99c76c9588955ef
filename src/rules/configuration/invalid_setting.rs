//! A setting has a value of the wrong type.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::configuration::Fault;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{list, quote};
use crate::schema::violation::ViolationKind;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        confidence: Confidence::Documented,
        ..meta("invalid-setting", 902, include_str!("../../../rules/configuration/invalid-setting.md"))
    },
    check: Check::Configuration(check),
};

fn check(faults: &[Fault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let Fault::Shape(violation) = fault else { continue };
        if let Some(message) = message(&violation.kind) {
            findings.at(violation.place.clone(), message);
        }
    }
}

fn message(kind: &ViolationKind) -> Option<String> {
    Some(match kind {
        ViolationKind::UnknownMember { .. } => return None,
        ViolationKind::MissingMember { name } => format!("{} is missing", quote(name)),
        ViolationKind::WrongType { expected, found } => {
            let expected: Vec<&str> = expected.iter().map(|kind| noun(kind)).collect();
            format!("expected {}, found {}", expected.join(" or "), noun(found))
        }
        ViolationKind::UnknownValue { allowed, .. } => format!("must be {}", list(allowed, "or")),
        ViolationKind::Pattern { pattern, .. } if pattern.starts_with("^https?://") => {
            "must be an address of the form `https://HOST/PATH`".to_owned()
        }
        ViolationKind::Pattern { pattern, .. } => format!("must match {}", quote(pattern)),
        ViolationKind::TooSmall { min } => format!("must be {min} or more"),
        ViolationKind::TooLarge { max } => format!("must be {max} or less"),
        ViolationKind::TooShort { min, .. } | ViolationKind::TooFew { min, .. } => format!("must hold at least {min}"),
        ViolationKind::TooLong { max, .. } | ViolationKind::TooMany { max, .. } => format!("must hold at most {max}"),
        ViolationKind::Other { detail } => detail.clone(),
    })
}

/// A type of JSON Schema in words.
fn noun(kind: &str) -> &str {
    match kind {
        "boolean" => "`true` or `false`",
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "a string",
        "array" => "a list",
        "object" => "a mapping",
        "null" => "nothing",
        other => other,
    }
}
