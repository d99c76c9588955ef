//! A choice of `aws:branch`, or the condition of a loop, is incomplete or malformed.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::choice::{Choice, OPERATORS, choices, is_member};
use crate::model::content::Content;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::{head, noun, refers};
use crate::rule::pages;
use crate::rule::words::{list, quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::BRANCHES],
        ..meta("invalid-branch-choice", 848, include_str!("../../../rules/content/invalid-branch-choice.md"))
    },
    check: Check::Document(check),
};

/// What joins or turns conditions.
const JOINS: &[&str] = &["And", "Or", "Not"];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for choice in choices(content) {
        let Choice { node, outer, looped } = choice;
        if node.is_open() || node.entries().any(|entry| entry.key.placeholder().is_some()) {
            continue;
        }
        if !node.is_mapping() {
            if !refers(node) {
                findings.at(head(node), format!("a condition is a mapping, not {}", noun(node)));
            }
            continue;
        }
        if outer && !looped && node.get("NextStep").is_none() && !choice.is_misspelt("NextStep") {
            findings.at(node.missing("NextStep"), "missing `NextStep` in a choice");
        }
        let compares = OPERATORS.iter().any(|name| node.get(name).is_some()) || node.get("Variable").is_none();
        for entry in choice.unknown().filter(|entry| compares || is_member(entry.key.text())) {
            let name = entry.key.text();
            let finding = findings.at(entry.key.place(), format!("a condition has no member {}", quote(name)));
            if let Some(help) = suggest(name, ["NextStep", "Variable", "And", "Or", "Not"]) {
                finding.help(help);
            }
        }
        parts(choice, findings);
    }
}

fn parts(choice: Choice<'_>, findings: &mut Findings<'_>) {
    let node = choice.node;
    let of =
        |names: &'static [&'static str]| value::entries(node).filter(move |entry| names.contains(&entry.key.text()));
    let compares = node.get("Variable").is_some();
    let joins: Vec<Entry<'_>> = of(JOINS).collect();
    let operators: Vec<Entry<'_>> = of(OPERATORS).collect();
    for entry in &joins {
        let is_not = entry.key.text() == "Not";
        let fits = if is_not { entry.value.is_mapping() } else { entry.value.is_sequence() };
        if !fits && !value::is_unknown(entry.value) && !refers(entry.value) {
            let expected = if is_not { "a mapping" } else { "a list" };
            let message = format!("{} is {}, not {expected}", quote(entry.key.text()), noun(entry.value));
            findings.at(head(entry.value), message);
        }
    }
    for entry in &operators {
        if !compares && !choice.is_misspelt("Variable") {
            let message = format!("{} compares nothing: `Variable` is missing", quote(entry.key.text()));
            findings.at(entry.key.place(), message);
        }
        operand(*entry, findings);
    }
    let several = operators.len() + joins.len();
    if several > 1 {
        let last = operators.last().or(joins.last());
        if let Some(entry) = last {
            let names: Vec<&str> = joins.iter().chain(&operators).map(|entry| entry.key.text()).collect();
            findings
                .at(entry.key.place(), format!("a condition has one of {}", list(&names, "and")))
                .help("join several with `And` or `Or`");
        }
    }
    if several == 0 && choice.unknown().next().is_none() && !node.is_empty() {
        let place = node.get("Variable").map_or_else(|| node.missing("Variable"), |entry| entry.key.place());
        findings.at(place, "a choice without a condition").help("add an operator, such as `StringEquals`");
    }
}

fn operand(entry: Entry<'_>, findings: &mut Findings<'_>) {
    let (name, node) = (entry.key.text(), entry.value);
    if value::is_unknown(node) || refers(node) {
        return;
    }
    let found = node.scalar();
    let (fits, expected) = match name {
        "BooleanEquals" => (matches!(found, Some(Scalar::Bool(_))) || node.is_yaml_1_1_boolean(), "`true` or `false`"),
        _ if name.starts_with("Numeric") => (matches!(found, Some(Scalar::Integer(_) | Scalar::Number(_))), "a number"),
        _ => (node.is_scalar(), "a string"),
    };
    if !fits {
        let message = format!("{} takes {expected}, not {}", quote(name), noun(node));
        let finding = findings.at(head(node), message);
        if matches!(found, Some(Scalar::Text(_))) && is_bare(node) {
            finding.help("write it without quotes");
        }
    }
}

fn is_bare(node: Node<'_>) -> bool {
    let text = node.text();
    matches!(text, "true" | "false") || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
