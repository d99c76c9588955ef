//! A file can be read as the JSON or YAML that it is.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::file::File;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::syntax::Syntax;
use crate::syntax::error::SyntaxErrorKind;

/// Errors of one file beyond this number are the first ones' fault.
const MOST: usize = 100;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        scope: Scope::Request,
        confidence: Confidence::Inferred,
        ..meta("syntax-error", 103, include_str!("../../../rules/input/syntax-error.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    for error in file.syntax_errors().iter().take(MOST) {
        if let Some(message) = message(&error.kind) {
            let finding = findings.at(error.span, message);
            if file.is_template {
                // CloudFormation does not get as far as the service.
                finding.api_error = None;
                finding
                    .confidence(Confidence::Observed)
                    .help(format!("the deployment prints {}", quote(&refusal(file))));
                continue;
            }
            // A file that holds a definition and nothing to send is read when the document is made.
            if !file.documents.is_empty() && file.requests.is_empty() {
                finding.api_error(ApiError::InvalidDocumentContent).scope(Scope::Document);
            }
        }
    }
}

/// What CloudFormation says of a template that it cannot read.
fn refusal(file: &File) -> String {
    let is_yaml = file.tree.as_ref().is_some_and(|tree| tree.syntax() == Syntax::Yaml);
    format!("Template format error: {} not well-formed", if is_yaml { "YAML" } else { "JSON" })
}

/// What is wrong, in a line; `None` for what other rules say.
fn message(kind: &SyntaxErrorKind) -> Option<String> {
    use SyntaxErrorKind as Kind;
    let text = match kind {
        Kind::Empty | Kind::NotRendered | Kind::TooDeep { .. } | Kind::AliasExpansion { .. } | Kind::AliasCycle => {
            return None;
        }
        Kind::UnknownAlias => "no anchor of this name stands before the alias",
        Kind::Unclosed => "this is never closed",
        Kind::MismatchedBracket { open } => {
            return Some(format!("this bracket does not close {}", quote(&open.to_string())));
        }
        Kind::TrailingComma => "a comma needs a value behind it in JSON",
        Kind::MissingComma => "a comma is missing before this",
        Kind::MissingColon => "a colon is missing before this",
        Kind::MissingValue => "a value is missing here",
        Kind::MissingKey => "a member's name is missing here",
        Kind::KeyNotString => "a member's name must be in double quotes in JSON",
        Kind::NotJson => "this is no JSON value",
        Kind::Comment => "JSON has no comments",
        Kind::ExtraText => "text after the end of the JSON value",
        Kind::ControlCharacter => "a control character must be escaped in JSON",
        Kind::UnknownEscape => "JSON has no such escape",
        Kind::BadUnicodeEscape => "`\\u` needs four hexadecimal digits",
        Kind::LoneSurrogate => "half of a surrogate pair is no character",
        Kind::Yaml { detail } => return Some(format!("YAML: {}", one_line(detail))),
    };
    Some(text.to_owned())
}

/// The parser's own sentence, without its line breaks and its full stop.
fn one_line(detail: &str) -> String {
    detail.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}
