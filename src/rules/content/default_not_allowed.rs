//! A default is not one of the allowed values, does not match the pattern, or is outside the parameter's bounds.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::parameter::{Bound, Declared};
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::head;
use crate::rule::pages;
use crate::rule::words::count;
use crate::service::error::Confidence;
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        sources: &[pages::PARAMETERS, pages::AMAZON_DOCUMENTS],
        ..meta("default-not-allowed", 822, include_str!("../../../rules/content/default-not-allowed.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for declaration in content.parameters() {
        let Some(default) = declaration.default else { continue };
        let declared = declaration.declared;
        if let Some(declared) = declared {
            bounds(declared, declaration.node, default.value, findings);
        }
        let Some(text) = plain(default.value).filter(|text| !text.is_empty()) else { continue };
        if let Some(allowed) = declaration.allowed_values {
            let known: Option<Vec<&str>> =
                allowed.value.items().map(|item| item.is_scalar().then(|| item.text())).collect();
            if known.is_some_and(|known| !known.is_empty() && !known.contains(&text)) && !allowed.value.is_open() {
                findings
                    .at(default.value.place(), "the default is not one of the allowed values")
                    .label(allowed.key.span(), "the allowed values")
                    .help("change the default, or allow it");
            }
        }
        if let Some(pattern) = declaration.allowed_pattern
            && let Some(source) = plain_pattern(pattern.value)
            && let Some(compiled) = declared.and_then(|declared| declared.allowed_pattern.as_ref())
            && compiled.text() == source
            && compiled.matches(text) == Some(false)
        {
            let finding = findings.at(default.value.place(), "the default does not match the parameter's pattern");
            finding.label(pattern.value.span(), "the pattern: the whole value must match");
            finding.help("change the default or the pattern");
        }
    }
}

/// What the default has too much or too little of.
fn bounds(declared: &Declared, declaration: Node<'_>, node: Node<'_>, findings: &mut Findings<'_>) {
    let mut say = |number: usize, noun: &str, low: &str, high: &str, bound: Bound, sense: &str| {
        let (more, verb) = if sense == "at least" { ("more", "needed") } else { ("fewer", "allowed") };
        let message = format!("the default has {}, where {} or {more} are {verb}", count(number, noun), bound.value);
        let finding = findings.at(head(node), message);
        finding.help("change the default or the bound");
        let name = if sense == "at least" { low } else { high };
        if let Some(entry) = declaration.get(name) {
            finding.label(entry.key.span(), "the bound");
        }
    };
    if let Some(text) = plain(node).filter(|text| !text.is_empty())
        && let Some((bound, sense)) = declared.length_fault(text)
    {
        say(text.chars().count(), "character", "minChars", "maxChars", bound, sense);
    }
    if !node.is_sequence() || node.is_open() || node.is_empty() || !declared.is_list() {
        return;
    }
    let number = node.len() as u64;
    let few = declared.min_items.filter(|bound| number < bound.value).map(|bound| (bound, "at least"));
    let many = declared.max_items.filter(|bound| number > bound.value).map(|bound| (bound, "at most"));
    if let Some((bound, sense)) = few.or(many) {
        say(node.len(), "value", "minItems", "maxItems", bound, sense);
    }
}

/// The text of a pattern; `${` and `%%` mean something else in it, or nothing.
fn plain_pattern(node: Node<'_>) -> Option<&str> {
    match node.scalar() {
        Some(Scalar::Text(text)) if !text.contains("{{") && !text.contains("${") => Some(text),
        _ => None,
    }
}
