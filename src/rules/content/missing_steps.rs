//! The document has no steps: schema 2.0, 2.2 and 0.3 need `mainSteps` with at least one step, schema 1.2 needs `runtimeConfig`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Missing \"{}\" in the document."],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("missing-steps", 805, include_str!("../../../rules/content/missing-steps.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let version = content.version();
    let Some(root) = content.root else { return };
    let (name, older) = match version {
        Some("0.3") if content.is_automation() => ("mainSteps", false),
        Some("2.0" | "2.2") if content.is_command() => ("mainSteps", false),
        Some("1.2") if content.is_command() => ("runtimeConfig", true),
        _ => return,
    };
    if content.lacks(name) {
        // The first steps of a document that was moved to another schema are under the old name.
        let other = if older { "mainSteps" } else { "runtimeConfig" };
        let finding = findings.at(root.missing(name), format!("the document has no {}", quote(name)));
        finding.arguments(&[name]);
        if let Some(entry) = content.member(other) {
            finding.label(entry.key.span(), "this belongs to another schema version");
        }
        return;
    }
    let Some(entry) = content.member(name) else { return };
    let empty = entry.value.is_empty() && !entry.value.is_open() && !content.templated;
    if !older && entry.value.is_sequence() && empty {
        // Drafts with an empty list are found in official samples.
        findings.at(entry.value.place(), "the document has no steps").arguments(&[name]).at_most(Severity::Warning);
    }
}
