//! A document is larger than 64 KiB.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::limits::CONTENT_BYTES;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::MaxDocumentSizeExceeded),
        confidence: Confidence::Documented,
        sources: &[pages::QUOTAS],
        ..meta("document-too-large", 828, include_str!("../../../rules/content/document-too-large.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(bytes) = content.bytes.filter(|bytes| *bytes > CONTENT_BYTES && content.is_ssm_kind()) else { return };
    if let Some(root) = content.root {
        let mut place = root.place();
        place.span.end = place.span.end.min(place.span.start + 1);
        findings
            .at(place, format!("the document has {bytes} bytes, where {CONTENT_BYTES} or fewer are allowed"))
            .help("move scripts into files, or split the document");
    }
}
