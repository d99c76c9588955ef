//! The document's name includes a version, as names in a node's logs do: `Acme-Hello:3`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::document_name::DocumentName;
use crate::service::error::ApiError;
use crate::service::field::Field;
use crate::service::version::Version;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocument),
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("name-with-version", 412, include_str!("../../../rules/document/name-with-version.md"))
    },
    check: Check::Seen(&[Sight::ColonInName], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for text in association.texts(Field::Name) {
        let name = DocumentName::read(text.as_str()).bare();
        let Some((bare, version)) = name.rsplit_once(':') else { continue };
        if Version::read(version).is_none() || bare.is_empty() {
            continue;
        }
        let end = text.as_str().len();
        findings
            .at(text.slice(end - version.len() - 1..end), "the document's name includes a version")
            .help(format!("write `DocumentVersion: \"{version}\"`"));
    }
}
