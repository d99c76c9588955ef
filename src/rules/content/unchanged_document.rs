//! An UpdateDocument request sends the content that the document already has.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence, Operation};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::DuplicateDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::UPDATE_DOCUMENT],
        ..meta("unchanged-document", 875, include_str!("../../../rules/content/unchanged-document.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    // With another target type or other attachments the same content is a change.
    let changes = ["TargetType", "Attachments", "CloudProviders"].iter().any(|name| !call.lacks_items(name));
    if call.operation != Operation::UpdateDocument || changes || !content.embedded {
        return;
    }
    let Some(name) = call.text("Name") else { return };
    let known = context.facts.document(name.as_str()).found();
    let Some(holder) = known.and_then(|known| known.holder(content.tree.text())) else { return };
    let finding = findings.at(content.outer.place(), "the document has exactly this content already");
    if let Some(span) = holder.span {
        finding.label(span, "the document with this content");
    }
    finding.help("an update that changes nothing is refused; leave it out");
}
