//! A request or a template updates a document of schema version 1.x, which UpdateDocument refuses.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence, Operation};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentSchemaVersion),
        confidence: Confidence::Documented,
        service_messages: &["UpdateDocument is not supported for schema {}"],
        sources: &[pages::UPDATE_DOCUMENT],
        ..meta("update-of-old-schema", 871, include_str!("../../../rules/content/update-of-old-schema.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = content.member("schemaVersion") else { return };
    // Sessions have schema version 1.0 too, and can be updated.
    let is_old = matches!(content.version(), Some("1.0" | "1.2")) && content.member("runtimeConfig").is_some();
    if !is_old {
        return;
    }
    let place = content.place(entry.value);
    if call.operation == Operation::UpdateDocument {
        findings
            .at(place, "a document of schema 1.x cannot be updated")
            .arguments(&[content.version().unwrap_or_default()])
            .help("create a new document, of schema version `2.2`");
        return;
    }
    let Some(method) = call.text("UpdateMethod").filter(|method| method.as_str() == "NewVersion") else { return };
    findings
        .at(method.place(), "a document of schema 1.x accepts no new version: the next change to its content fails")
        .label(place.span, "the schema version")
        .help("write the content for schema version `2.2`, or leave `UpdateMethod` out")
        .at_most(Severity::Warning);
}
