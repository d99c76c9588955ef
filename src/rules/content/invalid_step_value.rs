//! A step's flow settings are unreadable: an `onFailure` that is neither a known word nor a step, a timeout in words.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::{Step, plain};
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::refers;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::ACTIONS],
        ..meta("invalid-step-value", 852, include_str!("../../../rules/content/invalid-step-value.md"))
    },
    check: Check::Document(check),
};

/// Actions to which a cancelled step does not go on. Source: user guide, "Properties shared by all actions".
const NOT_AFTER_CANCEL: &[&str] = &[
    "aws:approve",
    "aws:copyImage",
    "aws:createImage",
    "aws:createStack",
    "aws:createTags",
    "aws:pause",
    "aws:runInstances",
    "aws:sleep",
];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() || content.templated {
        return;
    }
    let steps = content.steps();
    let named = || steps.iter().filter_map(|step| Some((step.name()?.0, step.action().map(|(action, _)| action))));
    let goes = |step: &Step<'_>| step.member("onFailure").is_some() || step.member("onCancel").is_some();
    let names: BTreeMap<&str, Option<&str>> = if steps.iter().any(goes) { named().collect() } else { BTreeMap::new() };
    for step in steps {
        for entry in value::entries(step.node) {
            match entry.key.text() {
                "timeoutSeconds" | "maxAttempts" => number(entry, content.is_command(), findings),
                _ if content.is_command() => {}
                "isEnd" | "isCritical" => truth(entry, findings),
                "onFailure" => {
                    failure(entry, &["Abort", "Continue"], &names, findings);
                }
                "onCancel" => cancel(step, entry, &names, findings),
                "nextStep" if value::is_null(entry.value) && !entry.value.may_be_absent() => {
                    findings.at(entry.key.place(), "an empty `nextStep`").help("name a step, or remove it");
                }
                _ => {}
            }
        }
    }
}

fn literal(node: Node<'_>) -> bool {
    node.is_scalar() && !value::is_unknown(node) && !refers(node) && !value::is_null(node)
}

fn number(entry: Entry<'_>, command: bool, findings: &mut Findings<'_>) {
    let (name, node) = (entry.key.text(), entry.value);
    if !literal(node) {
        return;
    }
    let text = node.text().trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        let finding = findings.at(node.place(), format!("{} is not a whole number", quote(name)));
        if name == "timeoutSeconds" {
            finding.help("write seconds, in digits");
        }
    } else if name == "maxAttempts" && text.bytes().all(|byte| byte == b'0') {
        findings.at(node.place(), "`maxAttempts` is at least 1");
    } else if command && node.is_text() {
        let finding = findings.at(node.place(), format!("{} is a string, and nodes read a number", quote(name)));
        finding.help("write it without quotes").api_error = None;
    }
}

fn truth(entry: Entry<'_>, findings: &mut Findings<'_>) {
    let node = entry.value;
    let word = ["true", "false"].iter().any(|word| node.text().eq_ignore_ascii_case(word));
    let bare = matches!(node.scalar(), Some(Scalar::Bool(_))) || node.is_yaml_1_1_boolean();
    if literal(node) && !word && !bare {
        let message = format!("{} is neither `true` nor `false`", quote(entry.key.text()));
        findings.at(node.place(), message).help("write `true` or `false`");
    }
}

/// Whether something other than a word or `step:NAME` was reported.
fn failure(
    entry: Entry<'_>,
    words: &[&'static str],
    names: &BTreeMap<&str, Option<&str>>,
    findings: &mut Findings<'_>,
) -> bool {
    let Some(text) = plain(entry.value) else { return false };
    if words.contains(&text) || text.strip_prefix("step:").is_some_and(|name| !name.is_empty()) {
        return false;
    }
    let message = format!("{} does not accept {}", quote(entry.key.text()), quote(text));
    let finding = findings.at(entry.value.place(), message);
    let bare = text.trim_start_matches(['S', 's']).trim_start_matches("tep:").trim();
    let help = if let Some((name, _)) = names.get_key_value(text).or_else(|| names.get_key_value(bare)) {
        format!("write {}", quote(&format!("step:{name}")))
    } else if let Some(help) = suggest(text, words.iter().copied()) {
        help
    } else {
        let words: Vec<String> = words.iter().map(|word| quote(word)).collect();
        format!("write {} or `step:NAME`", words.join(", "))
    };
    finding.help(help);
    true
}

fn cancel(step: &Step<'_>, entry: Entry<'_>, names: &BTreeMap<&str, Option<&str>>, findings: &mut Findings<'_>) {
    if failure(entry, &["Abort"], names, findings) {
        return;
    }
    if step.action().is_some_and(|(action, _)| action == "aws:loop") {
        findings.at(entry.key.place(), "`aws:loop` does not support `onCancel`");
        return;
    }
    let Some(goal) = plain(entry.value).and_then(|text| text.strip_prefix("step:")) else { return };
    let Some(Some(action)) = names.get(goal).filter(|action| action.is_some_and(|it| NOT_AFTER_CANCEL.contains(&it)))
    else {
        return;
    };
    let start = "step:".len();
    let place = entry.value.slice(start..start + goal.len());
    let message = format!("a cancelled step does not go on to {}", quote(action));
    findings.at(place, message).api_error = None;
}
