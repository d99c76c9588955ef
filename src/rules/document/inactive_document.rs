//! According to its listing the document is not active: it is being created, changed or deleted, or that failed.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocument),
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("inactive-document", 409, include_str!("../../../rules/document/inactive-document.md"))
    },
    check: Check::Seen(&[Sight::InactiveDocument], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(status) = document.status.filter(|status| status.text != "Active") else { return };
    for text in association.texts(Field::Name) {
        findings
            .at(text.place(), format!("the document is {}, not active", quote(&status.text)))
            .label(status.span, "its status when it was listed")
            .help("wait until it is `Active`, or create it again");
    }
}
