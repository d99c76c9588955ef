//! `SyncCompliance: MANUAL` makes the service add a parameter `AssociationId`, which the document does not declare.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Observed,
        service_messages: &["Parameter \"AssociationId\" is not defined in the document."],
        needs: Needs::Document,
        sources: &[pages::CREATE_ASSOCIATION, pages::DEPLOYED_DOCUMENTS],
        ..meta("undeclared-association-id", 508, include_str!("../../../rules/parameter/undeclared-association-id.md"))
    },
    check: Check::Given(&[Field::SyncCompliance], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(declared) = association.document_version().and_then(|version| document.parameters(version)) else {
        return;
    };
    if declared.iter().any(|parameter| parameter.name.text == "AssociationId") {
        return;
    }
    for text in association.texts(Field::SyncCompliance).filter(|text| text.as_str() == "MANUAL") {
        let finding = findings.at(text.place(), "the document declares no parameter `AssociationId`");
        finding.help("the service adds that parameter when compliance is `MANUAL`; declare it, or write `AUTO`");
        if let Some(span) = document.span {
            finding.label(span, "the document");
        }
    }
}
