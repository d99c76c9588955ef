//! The file is not valid UTF-8.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::file::File;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        printed: &["codec can't decode byte {} in position {}"],
        sources: &[pages::JSON],
        ..meta("not-utf8", 101, include_str!("../../../rules/input/not-utf8.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(span) = file.not_utf8 {
        findings.at(span, "not a UTF-8 character").help("save the file as UTF-8; the API takes no other encoding");
    }
}
