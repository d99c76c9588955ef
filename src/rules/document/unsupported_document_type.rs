//! The document has a type that cannot be associated.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::model::association::Association;
use crate::model::document::is_associable;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocument),
        confidence: Confidence::Observed,
        service_messages: &["Document type {} is not supported for associations"],
        needs: Needs::Document,
        sources: &[threads::TPA_35664, pages::DEPLOYED_DOCUMENTS],
        ..meta("unsupported-document-type", 402, include_str!("../../../rules/document/unsupported-document-type.md"))
    },
    check: Check::Seen(&[Sight::UnassociableDocument], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(kind) = document.kind.filter(|kind| !is_associable(&kind.text)) else { return };
    for text in association.texts(Field::Name) {
        let finding =
            findings.at(text.place(), format!("a document of type {} cannot be associated", quote(&kind.text)));
        finding
            .arguments(&[&kind.text])
            .label(kind.span, "its type")
            .help("associate a Command, Automation or Policy document");
        if !matches!(kind.text.as_str(), "Package" | "Session") {
            finding.confidence(Confidence::Inferred);
        }
    }
}
