//! A default is a value that the parameter allows.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::parameter::AllowedPattern;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::{Confidence, Scope};
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;
use std::collections::HashMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        scope: Scope::Document,
        confidence: Confidence::Observed,
        ..meta("default-not-allowed", 822, include_str!("../../../rules/content/default-not-allowed.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    let patterns: HashMap<&str, &AllowedPattern> = content
        .declared
        .iter()
        .filter_map(|declared| Some((declared.name.text.as_str(), declared.allowed_pattern.as_ref()?)))
        .collect();
    for entry in content.parameters() {
        let Some(default) = entry.value.get("default") else { continue };
        let Some(text) = plain(default.value).filter(|text| !text.is_empty()) else { continue };
        if let Some(allowed) = entry.value.get("allowedValues") {
            let known: Option<Vec<&str>> =
                allowed.value.items().map(|item| item.is_scalar().then(|| item.text())).collect();
            if known.is_some_and(|known| !known.is_empty() && !known.contains(&text)) && !allowed.value.is_open() {
                findings
                    .at(default.value.place(), "the default is none of the allowed values")
                    .label(allowed.key.span(), "the allowed values");
            }
        }
        if let Some(pattern) = entry.value.get("allowedPattern")
            && let Some(source) = plain_pattern(pattern.value)
            && let Some(compiled) = patterns.get(entry.key.text()).filter(|compiled| compiled.text() == source)
            && compiled.matches(text) == Some(false)
        {
            let finding = findings.at(default.value.place(), "the default does not match the parameter's pattern");
            finding.label(pattern.value.span(), "the pattern: the whole value must match");
            // No node reads a runbook.
            if !content.is_automation() {
                finding.help("nodes check defaults as well");
            }
        }
    }
}

/// The text of a pattern; `${` and `%%` mean something else in it, or nothing.
fn plain_pattern(node: Node<'_>) -> Option<&str> {
    match node.scalar() {
        Some(Scalar::Text(text)) if !text.contains("{{") && !text.contains("${") => Some(text),
        _ => None,
    }
}
