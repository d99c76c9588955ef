//! Amazon no longer publishes this document: it was gone on the day of the built-in catalogue.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocument),
        sources: &[pages::AMAZON_DOCUMENTS],
        ..meta("retired-document", 411, include_str!("../../../rules/document/retired-document.md"))
    },
    check: Check::Seen(&[Sight::RetiredDocument], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document.filter(|document| document.retired) else { return };
    for text in association.texts(Field::Name) {
        let date = document.catalogued.unwrap_or_default();
        findings
            .at(text.place(), format!("Amazon has withdrawn this document (as of {date})"))
            .help("choose its successor; see what was last known of it with `ssmlint inspect --document NAME`");
    }
}
