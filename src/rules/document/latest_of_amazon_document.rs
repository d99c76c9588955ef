//! An association asks for the `$LATEST` version of an Amazon document.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::document_name::DocumentName;
use crate::service::error::ApiError;
use crate::service::field::Field;
use crate::service::version::Version;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentVersion),
        sources: &[pages::CFN_ASSOCIATION],
        ..meta("latest-of-amazon-document", 407, include_str!("../../../rules/document/latest-of-amazon-document.md"))
    },
    check: Check::Seen(&[Sight::LatestVersion], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let owned = context.document.is_some_and(|document| document.owner == Some("Amazon"));
    let named = association.text(Field::Name).is_some_and(|name| DocumentName::read(name.as_str()).is_amazon());
    for text in association.texts(Field::DocumentVersion).filter(|_| owned || named) {
        if Version::read(text.as_str()) == Some(Version::Latest) {
            findings.at(text.place(), "AWS's pages disagree whether a document that Amazon owns takes `$LATEST`").help(
                format!("remove {}: the default version runs", quote(&association.spelled(Field::DocumentVersion))),
            );
        }
    }
}
