//! Values are nested more than 255 levels deep.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::file::File;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::ApiError;
use crate::syntax::error::SyntaxErrorKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        ..meta("nested-too-deep", 104, include_str!("../../../rules/input/nested-too-deep.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    for error in file.syntax_errors() {
        if let SyntaxErrorKind::TooDeep { limit } = error.kind {
            findings
                .at(error.span, format!("nested deeper than {limit} levels"))
                .help("make it flatter: what lies deeper was not read");
        }
    }
}
