//! A document of schema version 2.0 or 2.2 is created without `DocumentType`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence, Operation};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentSchemaVersion),
        confidence: Confidence::Observed,
        service_messages: &["Document type is required for schema version {}"],
        sources: &[pages::CREATE_DOCUMENT, threads::TERRAFORM_11788],
        ..meta("missing-document-type", 867, include_str!("../../../rules/content/missing-document-type.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if call.operation != Operation::CreateDocument || !call.lacks("DocumentType") {
        return;
    }
    let Some(version) = content.version() else { return };
    let refused = matches!(version, "2.0" | "2.2");
    // What the service makes of a runbook or a session without a type was not recorded.
    if !refused && !matches!(version, "0.3" | "1.0") {
        return;
    }
    let type_name = quote(&call.origin.spelled("DocumentType"));
    let message = format!("a document of schema version {} without a {type_name}", quote(version));
    let finding = findings.at(call.node.missing("DocumentType"), message);
    finding.arguments(&[version]);
    if let Some(kind) = content.kind {
        finding.help(format!("set {type_name} to {}", quote(kind)));
    }
    if !refused {
        finding.at_most(Severity::Warning);
    }
}
