//! The content of a document is a string that cannot be parsed: a stray comma, a URL instead of the content, nothing at all.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::threads;
use crate::service::error::{ApiError, Confidence};
use crate::source::span::Span;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["JSON not well-formed. at Line: {}, Column: {}"],
        sources: &[threads::GENOMICS_14, threads::EKS_AMI_716, threads::TPA_3810],
        ..meta("unreadable-content", 831, include_str!("../../../rules/content/unreadable-content.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.embedded || !content.is_ssm_kind() && content.kind.is_some() {
        return;
    }
    let text = content.tree.text();
    if text.trim().is_empty() {
        findings
            .at(Span::new(content.tree.source(), 0, text.len()), "the content is empty")
            .api_error(ApiError::ValidationException)
            .help("the file that your tool reads may be empty, or not there");
        return;
    }
    if text.starts_with("http://")
        || text.starts_with("https://")
        || text.starts_with("s3://")
        || text.starts_with("file://")
    {
        findings
            .at(Span::new(content.tree.source(), 0, text.len()), "found a URL, expected the document content itself")
            .help("write the text of the document, or have your tool read the file");
        return;
    }
    if placeholder_text(text) {
        return;
    }
    for error in content.tree.errors().iter().take(1) {
        findings.at(error.span, "the content cannot be read here");
    }
}

/// Whether another program writes a part of the text.
fn placeholder_text(text: &str) -> bool {
    ["${", "{%", "<%", "%%", "@@"].iter().any(|mark| text.contains(mark))
}
