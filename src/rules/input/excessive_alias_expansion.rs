//! YAML aliases expand to too much: an alias inside its own anchor never ends, and nested aliases can stand for more values than
//! any machine holds.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::file::File;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::syntax::error::SyntaxErrorKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        printed: &["Template format error: YAML aliases are not allowed in CloudFormation templates"],
        sources: &[pages::YAML],
        ..meta("excessive-alias-expansion", 105, include_str!("../../../rules/input/excessive-alias-expansion.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    for error in file.syntax_errors() {
        let message = match error.kind {
            SyntaxErrorKind::AliasExpansion { limit } => format!("aliases stand for more than {limit} values"),
            SyntaxErrorKind::AliasCycle => "this alias is inside its own anchor".to_owned(),
            _ => continue,
        };
        findings.at(error.span, message).help("write out what the alias refers to: JSON has no aliases");
    }
}
