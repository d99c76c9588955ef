//! A document of type `CloudFormation` lacks `schemaVersion`, or the template under `templateBody`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["object has missing required properties ([\"schemaVersion\",\"templateBody\"])"],
        sources: &[threads::CLI_8253],
        ..meta(
            "incomplete-template-content",
            832,
            include_str!("../../../rules/content/incomplete-template-content.md"),
        )
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if content.kind != Some("CloudFormation") {
        return;
    }
    let Some(root) = content.root else { return };
    for name in ["schemaVersion", "templateBody"] {
        if content.lacks(name) {
            findings.at(root.missing(name), format!("a document of type `CloudFormation` needs {}", quote(name)));
        }
    }
}
