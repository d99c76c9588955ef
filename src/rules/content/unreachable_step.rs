//! No path through the runbook leads to this step.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::{Step, plain};
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;
use crate::syntax::node::Node;
use std::collections::HashMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::BRANCHES],
        ..meta("unreachable-step", 855, include_str!("../../../rules/content/unreachable-step.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() || content.steps_open() {
        return;
    }
    let steps: Vec<&Step<'_>> = content.steps().iter().filter(|step| !step.nested).collect();
    // Where every step is followed by the one below, each is reached.
    let turns = |step: &Step<'_>| {
        let branch = step.action().is_none_or(|(action, _)| action == "aws:branch");
        branch || step.member("isEnd").is_some() || step.member("nextStep").is_some()
    };
    if !steps.iter().any(|step| turns(step)) {
        return;
    }
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for (at, step) in steps.iter().enumerate() {
        let Some((name, _)) = step.name() else { return };
        if step.node.is_open() || numbers.insert(name, at).is_some() {
            return;
        }
    }
    let mut reached = vec![false; steps.len()];
    let mut left = vec![0];
    while let Some(at) = left.pop() {
        let Some((seen, step)) = reached.get_mut(at).zip(steps.get(at)) else { continue };
        if std::mem::replace(seen, true) {
            continue;
        }
        let Some(goals) = goals(step) else { return };
        for goal in goals {
            match goal {
                Goal::Next => left.push(at + 1),
                Goal::Named(name) => match numbers.get(name) {
                    Some(number) => left.push(*number),
                    // An unknown step is reported by a rule of its own; which one was meant is unknown.
                    None => return,
                },
            }
        }
    }
    for (step, _) in steps.iter().zip(&reached).filter(|(_, reached)| !**reached) {
        if let Some((name, node)) = step.name() {
            findings
                .at(node.place(), format!("no step leads to {}", quote(name)))
                .help("name it in `nextStep`, `onFailure` or a choice, or remove it");
        }
    }
}

enum Goal<'t> {
    /// The next step in the file.
    Next,
    /// The step of this name.
    Named(&'t str),
}

/// Where a step may continue; `None` if unknown.
fn goals<'t>(step: &Step<'t>) -> Option<Vec<Goal<'t>>> {
    let mut goals = Vec::new();
    let inputs = step.member("inputs").map(|entry| entry.value);
    let mut decided = false;
    // What has choices is meant for a branch, whatever its action is called.
    let is_branch = |inputs: &Node<'_>| {
        step.action().is_some_and(|(action, _)| action == "aws:branch") || inputs.get("Choices").is_some()
    };
    if let Some(inputs) = inputs.filter(is_branch) {
        let choices = inputs.get("Choices")?.value;
        if !choices.is_sequence() || choices.is_open() {
            return None;
        }
        for choice in choices.items() {
            goals.push(Goal::Named(plain(choice.get("NextStep")?.value)?));
        }
        if let Some(default) = inputs.get("Default").filter(|entry| !value::is_null(entry.value)) {
            goals.push(Goal::Named(plain(default.value)?));
            decided = true;
        }
    }
    for name in ["onFailure", "onCancel"] {
        let Some(entry) = step.member(name) else { continue };
        let text = plain(entry.value)?;
        if let Some(name) = text.strip_prefix("step:") {
            goals.push(Goal::Named(name));
        } else if !matches!(text, "Abort" | "Continue") {
            return None;
        }
    }
    let end = match step.member("isEnd") {
        Some(entry) => is_true(entry.value)?,
        None => false,
    };
    match step.member("nextStep") {
        Some(next) => goals.push(Goal::Named(plain(next.value)?)),
        None if !end && !decided => goals.push(Goal::Next),
        None => {}
    }
    Some(goals)
}

fn is_true(node: Node<'_>) -> Option<bool> {
    if !node.is_scalar() || value::is_unknown(node) {
        return None;
    }
    match node.text().to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
