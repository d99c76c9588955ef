//! The file has no content, or only comments.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::file::{File, Role};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::ApiError;
use crate::syntax::error::SyntaxErrorKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        ..meta("empty-file", 102, include_str!("../../../rules/input/empty-file.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    // A configuration that sets nothing is one.
    for error in file.syntax_errors().iter().filter(|_| file.role != Role::Configuration) {
        if error.kind == SyntaxErrorKind::Empty {
            findings.at(error.span, "the file is empty").help("write a request, a document or an inventory into it");
        }
    }
}
