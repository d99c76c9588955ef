//! A CreateDocument request creates a document that already exists, or that another request creates as well.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence, Operation};
use crate::service::origin::Origin;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::DocumentAlreadyExists),
        confidence: Confidence::Documented,
        sources: &[pages::CREATE_DOCUMENT],
        ..meta("document-already-exists", 874, include_str!("../../../rules/content/document-already-exists.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, _: &Content<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(name) =
        call.text("Name").filter(|_| call.operation == Operation::CreateDocument && call.origin == Origin::Request)
    else {
        return;
    };
    let Some(known) = context.facts.document(name.as_str()).found() else { return };
    if let Some(existing) = known.existing() {
        let finding = findings.at(name.place(), "the account has a document of this name already");
        if let Some(span) = existing.span {
            finding.label(span, "the service told of it here");
        }
        finding.help("change it with UpdateDocument, or choose another name");
        return;
    }
    let here = name.node().span();
    let Some(span) = known.made().and_then(|made| made.span).filter(|span| *span != here) else { return };
    let finding = findings.at(name.place(), "another request makes a document of this name");
    finding.label(span, "the other request").help("whichever is sent second is refused; send it as UpdateDocument");
    if span.source != here.source {
        // They may be for two accounts or regions.
        finding.at_most(Severity::Note);
    }
}
