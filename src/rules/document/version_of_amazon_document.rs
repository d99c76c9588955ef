//! An association asks for a numbered version of an Amazon document.

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
use crate::service::version::Version;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentVersion),
        also: &[ApiError::InvalidDocument],
        confidence: Confidence::Observed,
        service_messages: &["Document version can not be used with Amazon document"],
        sources: &[pages::CFN_ASSOCIATION, pages::DEPLOYED_DOCUMENTS],
        ..meta("version-of-amazon-document", 406, include_str!("../../../rules/document/version-of-amazon-document.md"))
    },
    check: Check::Seen(&[Sight::OtherVersion], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let owned = context.document.is_some_and(|document| document.owner == Some("Amazon"));
    let named = association.text(Field::Name).is_some_and(|name| DocumentName::read(name.as_str()).is_amazon());
    for text in association.texts(Field::DocumentVersion).filter(|_| owned || named) {
        if matches!(Version::read(text.as_str()), Some(Version::Number(_))) {
            findings.at(text.place(), "version number given for a document that Amazon owns").help(format!(
                "remove {}: the default version runs",
                quote(&association.spelled(Field::DocumentVersion))
            ));
        }
    }
}
