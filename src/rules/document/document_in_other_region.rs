//! The document's ARN is in another region than the call.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::document_name::DocumentName;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocument),
        confidence: Confidence::Observed,
        service_messages: &["Document does not exist: {}"],
        sources: &[pages::DEPLOYED_DOCUMENTS],
        ..meta("document-in-other-region", 404, include_str!("../../../rules/document/document-in-other-region.md"))
    },
    check: Check::Seen(&[Sight::ColonInName], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(region) = context.settings.region.as_deref() else { return };
    for text in association.texts(Field::Name) {
        let DocumentName::Arn(arn) = DocumentName::read(text.as_str()) else { continue };
        if arn.region == region {
            continue;
        }
        // `arn:PARTITION:ssm:` is before the region.
        let start = text.as_str().match_indices(':').nth(2).map_or(0, |(at, _)| at + 1);
        findings
            .at(
                text.slice(start..start + arn.region.len()),
                format!("the document is of another region than {}", quote(region)),
            )
            .arguments(&[text.as_str()])
            .help("name a document of the same region");
    }
}
