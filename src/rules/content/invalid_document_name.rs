//! A template gives its document a name that CreateDocument refuses: names have 3 to 128 letters, digits, `_`, `-` and `.`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::pattern::Pattern;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        printed: &["#/Name: failed validation constraint for keyword [pattern]"],
        sources: &[pages::CREATE_DOCUMENT],
        ..meta("invalid-document-name", 834, include_str!("../../../rules/content/invalid-document-name.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    // Of a request the table of members says so.
    let Some((name, node)) = content.named.filter(|_| call.origin.is_template()) else { return };
    // The service model has one pattern for the names of documents that are made and for those of associations.
    if let Some(range) = Pattern::AssociationName.mismatch(name) {
        let finding = findings.at(node.slice(range), "not a valid document name");
        finding.help("write 3 to 128 letters, digits, `_`, `-` and `.`");
        finding.printed = Some("`failed validation constraint for keyword [pattern]`".to_owned());
    }
}
