//! No definition has the document's name, and the configuration says with `complete: true` that all documents are listed.

use crate::diagnostic::meta::{Meta, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::pattern::Pattern;
use crate::service::version::Version;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocument),
        confidence: Confidence::Documented,
        service_messages: &[
            "Document with name {} does not exist.",
            "Document does not exist: {}",
            "Invalid document provided",
        ],
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("unknown-document", 401, include_str!("../../../rules/document/unknown-document.md"))
    },
    check: Check::Seen(&[Sight::UnlistedDocument], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    for text in association.texts(Field::Name) {
        let name = text.as_str();
        if !matches!(context.facts.document_of(text), Lookup::Absent) {
            continue;
        }
        let well_formed = Pattern::DocumentName.mismatch(name).is_none();
        // Whether the service reads a version after a name is unknown: another rule reports it.
        let versioned = name.rsplit_once(':').is_some_and(|(_, version)| Version::read(version).is_some());
        if !well_formed || versioned {
            continue;
        }
        let finding = findings.at(text.place(), format!("unknown document {}", quote(name)));
        finding.arguments(&[name]);
        let suggestion = suggest(name, context.facts.document_names());
        finding.help(suggestion.unwrap_or_else(|| {
            "the configuration says that all documents are listed; add its definition, or name it under `external`"
                .to_owned()
        }));
    }
}
