//! The name begins as only Amazon's documents do, but the built-in catalogue has no such document.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::rewrite::respell;
use crate::rule::words::{did_you_mean, nearest_document, quote};
use crate::service::catalogue;
use crate::service::document_name::DocumentName;
use crate::service::error::ApiError;
use crate::service::field::Field;
use crate::service::pattern::Pattern;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocument),
        service_messages: &["Document with name {} does not exist."],
        sources: &[pages::AMAZON_DOCUMENTS],
        ..meta("unknown-amazon-document", 410, include_str!("../../../rules/document/unknown-amazon-document.md"))
    },
    check: Check::Seen(&[Sight::AmazonName], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    for text in association.texts(Field::Name) {
        let read = DocumentName::read(text.as_str());
        let known = || context.facts.document_of(text).found().is_some();
        if !read.is_amazon() || known() || Pattern::DocumentName.mismatch(text.as_str()).is_some() {
            continue;
        }
        let message = format!("unknown Amazon document {} (as of {})", quote(read.bare()), catalogue::catalogue_date());
        let finding = findings.at(text.place(), message);
        let Some(meant) = nearest_document(read.bare()) else {
            finding.help("correct the name, unless the document is newer than what ssmlint knows");
            continue;
        };
        finding.help(did_you_mean(&meant));
        if let Some(fix) = respell(text, &meant).filter(|_| read.bare() == text.as_str()) {
            finding.fix(fix);
        }
    }
}
