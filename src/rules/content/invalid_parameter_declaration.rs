//! A parameter's declaration has an unreadable value: allowed values that are not strings, a bound that is not a number.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::refers;
use crate::rule::pages;
use crate::rule::words::{list, quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::service::parameter_type::{Element, ParameterType};
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::PARAMETERS],
        ..meta(
            "invalid-parameter-declaration",
            857,
            include_str!("../../../rules/content/invalid-parameter-declaration.md"),
        )
    },
    check: Check::Document(check),
};

/// Members that take one of a few words.
const WORDS: &[(&str, &[&str])] = &[("displayType", &["textfield", "textarea"]), ("interpolationType", &["ENV_VAR"])];

/// Members that count something.
const COUNTS: &[&str] = &["minItems", "maxItems", "minChars", "maxChars"];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for declared in content.parameters().iter().filter(|declared| declared.node.is_mapping()) {
        for entry in value::entries(declared.node) {
            let name = entry.key.text();
            if COUNTS.contains(&name) {
                number(entry, findings);
            } else if let Some((_, words)) = WORDS.iter().find(|(known, _)| *known == name) {
                word(entry, words, findings);
            }
        }
        order(declared.node, findings);
        if let Some(allowed) = declared.allowed_values {
            let kind = declared.kind_name.and_then(ParameterType::read);
            values(allowed.value, kind, !content.is_automation(), findings);
        }
    }
}

fn literal(node: Node<'_>) -> bool {
    node.is_scalar()
        && !value::is_unknown(node)
        && !refers(node)
        && !value::is_null(node)
        && !node.text().contains("${")
}

fn digits(node: Node<'_>) -> Option<u64> {
    let text = node.text().trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

fn number(entry: Entry<'_>, findings: &mut Findings<'_>) {
    if digits(entry.value).is_none() && literal(entry.value) {
        findings
            .at(entry.value.place(), format!("{} is not a whole number", quote(entry.key.text())))
            .help("write digits");
    }
}

fn word(entry: Entry<'_>, words: &[&str], findings: &mut Findings<'_>) {
    let Some(text) = plain(entry.value).filter(|text| !words.contains(text)) else { return };
    let message = format!("{} does not accept {}", quote(entry.key.text()), quote(text));
    let help = suggest(text, words.iter().copied()).unwrap_or_else(|| format!("write {}", list(words, "or")));
    findings.at(entry.value.place(), message).help(help);
}

/// The minimum is not greater than the maximum.
fn order(declaration: Node<'_>, findings: &mut Findings<'_>) {
    for (least, most) in [("minItems", "maxItems"), ("minChars", "maxChars")] {
        let (Some(low), Some(high)) = (declaration.get(least), declaration.get(most)) else { continue };
        if let (Some(min), Some(max)) = (digits(low.value), digits(high.value))
            && min > max
            && literal(low.value)
            && literal(high.value)
        {
            findings
                .at(high.value.place(), format!("{} is below {}: no value fits", quote(most), quote(least)))
                .label(low.value.span(), "the other bound")
                .help("lower the one, or raise the other");
        }
    }
}

fn values(node: Node<'_>, kind: Option<ParameterType>, nodes: bool, findings: &mut Findings<'_>) {
    let Some(kind) = kind.filter(|_| node.is_sequence()) else { return };
    if node.is_empty() && !node.is_open() {
        findings.at(node.place(), "`allowedValues` is empty: no value fits").help("list values, or remove it");
        return;
    }
    let wrong = |item: &Node<'_>| {
        if value::is_unknown(*item) || value::is_null(*item) {
            return false;
        }
        let text = item.is_text();
        match kind.element {
            Element::Map => false,
            // YAML 1.1 reads these as booleans.
            Element::Text => !text && item.is_scalar() || item.is_yaml_1_1_boolean(),
            _ if nodes => !text,
            Element::Integer => !text && !matches!(item.scalar(), Some(Scalar::Integer(_))),
            Element::Boolean => !text && !matches!(item.scalar(), Some(Scalar::Bool(_))),
            _ => !text,
        }
    };
    let mut items = node.items().filter(wrong);
    let Some(first) = items.next() else { return };
    let finding = findings.at(first.place(), "`allowedValues` has an item that is not a string");
    finding.help("write it in quotes");
    for more in items {
        finding.label(more.span(), "nor is this");
    }
}
