//! An UpdateDocument request names the new version like an existing one.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence, Operation};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::DuplicateDocumentVersionName),
        confidence: Confidence::Documented,
        sources: &[pages::UPDATE_DOCUMENT],
        ..meta("repeated-version-name", 876, include_str!("../../../rules/content/repeated-version-name.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, _: &Content<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let named = call.text("Name").zip(call.text("VersionName"));
    let Some((name, version)) = named.filter(|_| call.operation == Operation::UpdateDocument) else { return };
    let known = context.facts.document(name.as_str()).found();
    let Some(other) = known.and_then(|known| known.version_named(version.as_str())) else { return };
    let message = format!("a version of this document is called {} already", quote(version.as_str()));
    let finding = findings.at(version.place(), message);
    if let Some(span) = other.span {
        finding.label(span, "the document with that version");
    }
    finding.help("give each version another name, or none");
}
