//! The document has no version with this number.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::document_name::DocumentName;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::version::Version;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentVersion),
        confidence: Confidence::Observed,
        service_messages: &["Document version: {} is invalid, latest version is {}"],
        sources: &[pages::DEPLOYED_DOCUMENTS],
        ..meta("unknown-document-version", 405, include_str!("../../../rules/document/unknown-document-version.md"))
    },
    check: Check::Seen(&[Sight::OtherVersion], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(latest) = document.latest_version else { return };
    for text in association.texts(Field::DocumentVersion) {
        let Some(Version::Number(number)) = Version::read(text.as_str()) else { continue };
        let amazon = association.texts(Field::Name).any(|name| DocumentName::read(name.as_str()).is_amazon());
        if number > latest && !amazon {
            let finding =
                findings.at(text.place(), format!("the document has no version {number}: the latest is {latest}"));
            if let Some(span) = document.span {
                finding.label(span, "the document");
            }
            finding.arguments(&[text.as_str(), &latest.to_string()]);
            finding.help(format!("write `$LATEST`, `$DEFAULT` or a number up to {latest}"));
        }
    }
}
