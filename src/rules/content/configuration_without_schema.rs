//! A document of type ApplicationConfiguration is created without `Requires`, so it names no schema to follow.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence, Operation, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        scope: Scope::Document,
        confidence: Confidence::Observed,
        service_messages: &["DocumentRequires cannot be empty when creating a document of type {}"],
        sources: &[pages::CREATE_DOCUMENT, pages::DEPLOYED_SCHEMAS],
        ..meta(
            "configuration-without-schema",
            870,
            include_str!("../../../rules/content/configuration-without-schema.md"),
        )
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let kind = "ApplicationConfiguration";
    let made = call.operation == Operation::CreateDocument && content.kind == Some(kind);
    if made && content.kind_stated && call.lacks_items("Requires") {
        findings
            .at(call.kind_place("Requires"), format!("a document of type {} without `Requires`", quote(kind)))
            .arguments(&[kind])
            .help("name the document of type `ApplicationConfigurationSchema` that it follows");
    }
}
