//! An association asks for a later version of a document that the same template creates.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::version::Version;
use crate::source::span::Span;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentVersion),
        confidence: Confidence::Observed,
        sources: &[pages::CFN_DOCUMENT],
        ..meta("version-of-new-document", 414, include_str!("../../../rules/document/version-of-new-document.md"))
    },
    check: Check::Seen(&[Sight::OtherVersion], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document.filter(|_| association.origin.is_template()) else { return };
    let here = |span: &Span| span.source == association.node.span().source;
    let Some(made) = document.span.filter(here).filter(|_| document.latest_version.is_none()) else { return };
    for text in association.texts(Field::DocumentVersion) {
        let Some(Version::Number(number)) = Version::read(text.as_str()) else { continue };
        if number > 1 {
            let finding = findings.at(text.place(), format!("a new stack's document has version 1, not {number}"));
            finding.label(made, "made here").help("write `$LATEST`, or leave `DocumentVersion` out");
        }
    }
}
