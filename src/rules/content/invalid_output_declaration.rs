//! A declared output or variable lacks something, or has an unknown type.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{did_you_mean, list, quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::ACTIONS],
        ..meta("invalid-output-declaration", 853, include_str!("../../../rules/content/invalid-output-declaration.md"))
    },
    check: Check::Document(check),
};

const TYPES: &[&str] = &["String", "StringList", "StringMap", "MapList", "Integer", "Boolean"];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() || content.templated {
        return;
    }
    let outputs =
        content.steps().iter().filter_map(|step| step.member("outputs")).flat_map(|entry| entry.value.items());
    for output in outputs.filter(|output| output.is_mapping() && !value::is_unknown(*output)) {
        let sure = !output.is_open() && output.entries().all(|entry| entry.key.placeholder().is_none());
        for name in ["Name", "Selector"] {
            let slip = output.entries().find(|entry| entry.key.text().eq_ignore_ascii_case(name));
            if sure && output.get(name).is_none() {
                match slip {
                    Some(entry) => {
                        let message = format!("an output has no member {}", quote(entry.key.text()));
                        findings.at(entry.key.place(), message).help(did_you_mean(name));
                    }
                    None => {
                        findings.at(output.missing(name), format!("an output without {}", quote(name)));
                    }
                }
            }
        }
        if let Some(kind) = output.get("Type") {
            judge(kind.value, findings);
        }
    }
    let variables = content.member("variables").map(|entry| entry.value).filter(|map| map.is_mapping());
    for entry in variables.into_iter().flat_map(value::entries).filter(|entry| entry.value.is_mapping()) {
        match entry.value.get("type") {
            Some(kind) => judge(kind.value, findings),
            None if entry.value.is_open() || value::is_unknown(entry.value) => {}
            None => {
                findings
                    .at(entry.value.missing("type"), format!("the variable {} has no type", quote(entry.key.text())));
            }
        }
    }
}

fn judge(node: Node<'_>, findings: &mut Findings<'_>) {
    let Some(kind) = plain(node).filter(|kind| !TYPES.contains(kind)) else { return };
    let finding = findings.at(node.place(), format!("unknown type {}", quote(kind)));
    finding.help(suggest(kind, TYPES.iter().copied()).unwrap_or_else(|| format!("write {}", list(TYPES, "or"))));
}
