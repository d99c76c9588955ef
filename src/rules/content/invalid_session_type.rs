//! A Session document has no known `sessionType`, or lacks the `properties` that its type needs.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::{head, noun, refers};
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &[
            "Missing SessionType in the document.",
            "Invalid sessionType",
            "Missing Properties in session type {} document",
        ],
        sources: &[pages::SESSIONS, pages::DEPLOYED_SCHEMAS],
        ..meta("invalid-session-type", 826, include_str!("../../../rules/content/invalid-session-type.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_session() {
        return;
    }
    let Some(root) = content.root else { return };
    if content.lacks("sessionType") {
        findings.at(root.missing("sessionType"), "a Session document without `sessionType`");
        return;
    }
    let Some(entry) = content.member("sessionType") else { return };
    let Some(kind) = plain(entry.value) else { return };
    if !TYPES.contains(&kind) {
        let finding = findings.at(entry.value.place(), format!("unknown session type {}", quote(kind)));
        if let Some(help) = suggest(kind, TYPES.iter().copied()) {
            finding.help(help);
        }
        return;
    }
    if !matches!(kind, "Port" | "InteractiveCommands" | "NonInteractiveCommands") {
        return;
    }
    if content.lacks("properties") {
        findings
            .at(root.missing("properties"), format!("a session of type {} needs `properties`", quote(kind)))
            .arguments(&[kind])
            .sentence(2)
            .label(entry.value.span(), "the session type");
    } else if let Some(node) = content.member("properties").map(|entry| entry.value)
        && !node.is_mapping()
        && !value::is_unknown(node)
        && !refers(node)
    {
        findings
            .at(head(node), format!("`properties` is {}, not a mapping", noun(node)))
            .arguments(&[kind])
            .sentence(2)
            .label(entry.value.span(), "the session type");
    }
}

const TYPES: &[&str] = &["Standard_Stream", "InteractiveCommands", "NonInteractiveCommands", "Port"];
