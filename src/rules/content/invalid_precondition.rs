//! A precondition is not `StringEquals` with two strings: `platformType` and `Linux`, `Windows` or `MacOS`, or strings with
//! references to parameters.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{count, quote};
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Invalid precondition, unrecognized values [platformType, {}] encountered."],
        printed: &["Invalid precondition, unrecognized values"],
        sources: &[pages::SCHEMAS, pages::DEPLOYED_CONTENT, pages::AGENT],
        ..meta("invalid-precondition", 812, include_str!("../../../rules/content/invalid-precondition.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_command() {
        return;
    }
    for condition in content.steps().iter().filter_map(|step| step.member("precondition")) {
        if content.version() == Some("2.0") {
            findings
                .at(condition.key.place(), "a precondition needs schema version 2.2")
                .at_most(Severity::Warning)
                .help("nodes fail the step: write `schemaVersion: \"2.2\"`");
        }
        if !condition.value.is_mapping() || condition.value.is_open() {
            continue;
        }
        for entry in condition.value.entries().filter(|entry| entry.key.placeholder().is_none()) {
            if entry.key.text() == "StringEquals" {
                operands(entry.value, findings);
            } else {
                let message = format!("unknown operator {}", quote(entry.key.text()));
                findings.at(entry.key.place(), message).at_most(Severity::Warning).help("write `StringEquals`");
            }
        }
    }
}

fn operands(list: Node<'_>, findings: &mut Findings<'_>) {
    if !list.is_sequence() || list.is_open() {
        return;
    }
    if list.len() != 2 {
        findings
            .at(list.place(), format!("`StringEquals` has {}, not 2", count(list.len(), "operand")))
            .at_most(Severity::Warning)
            .help("write two strings");
        return;
    }
    let texts: Vec<Option<&str>> = list.items().map(plain).collect();
    let (platform, other) = match texts.as_slice() {
        [Some("platformType"), other] => (true, (*other, list.nth(1))),
        [other, Some("platformType")] => (true, (*other, list.nth(0))),
        _ => (false, (None, None)),
    };
    if let (true, (Some(text), Some(node))) = (platform, other)
        && !["Linux", "Windows", "MacOS"].contains(&text)
    {
        findings
            .at(node.place(), format!("unknown platform {}", quote(text)))
            .arguments(&[text])
            .help("write `Linux`, `Windows` or `MacOS`; names are case-sensitive");
    }
}
