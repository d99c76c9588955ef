//! A document of type Package is created without the files that its manifest lists.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::{ApiError, Confidence, Operation, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameterValueException),
        scope: Scope::Document,
        confidence: Confidence::Observed,
        service_messages: &["AttachmentSource not provided in the input request."],
        sources: &[pages::PACKAGES, threads::TPA_18913],
        ..meta(
            "package-without-attachments",
            869,
            include_str!("../../../rules/content/package-without-attachments.md"),
        )
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let made = call.operation == Operation::CreateDocument && content.kind == Some("Package");
    if made && content.kind_stated && call.lacks_items("Attachments") {
        findings
            .at(call.kind_place("Attachments"), "a package without `Attachments`")
            .help("name the files, or the folder in S3 that they and the manifest stand in");
    }
}
