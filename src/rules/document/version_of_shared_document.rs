//! An association asks for a version of a document that another account shares.

use crate::diagnostic::meta::{Meta, Severity, meta};
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
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentVersion),
        confidence: Confidence::Documented,
        sources: &[pages::CREATE_ASSOCIATION, pages::SHARING],
        ..meta("version-of-shared-document", 408, include_str!("../../../rules/document/version-of-shared-document.md"))
    },
    check: Check::Seen(&[Sight::ColonInName], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(account) = context.settings.account.as_deref() else { return };
    let shared = association.text(Field::Name).is_some_and(|name| match DocumentName::read(name.as_str()) {
        DocumentName::Arn(arn) => !arn.account.is_empty() && arn.account != account,
        DocumentName::Bare(_) => false,
    });
    for text in association.texts(Field::DocumentVersion).filter(|_| shared) {
        if matches!(Version::read(text.as_str()), Some(Version::Number(_) | Version::Latest)) {
            let version = quote(&association.spelled(Field::DocumentVersion));
            findings
                .at(text.place(), format!("{version} is ignored for a shared document: its default version runs"))
                .help(format!("remove {version}"));
        }
    }
}
