//! `DocumentVersion` holds the name of a version, not its number.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::Confidence;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        confidence: Confidence::Documented,
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta(
            "version-name-instead-of-number",
            413,
            include_str!("../../../rules/document/version-name-instead-of-number.md"),
        )
    },
    check: Check::Seen(&[Sight::OtherVersion], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    for text in association.texts(Field::DocumentVersion) {
        if let Some(number) = document.number_of(text.as_str()) {
            findings
                .at(text.place(), format!("this is the name of version {number}"))
                .help(format!("write `DocumentVersion: \"{number}\"`"));
        }
    }
}
