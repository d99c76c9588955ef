//! `nextStep`, `onFailure: step:…`, `onCancel: step:…` or a choice of `aws:branch` names an unknown step.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::Node;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Unknown step name: \"{}\" in {}"],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("unknown-step", 813, include_str!("../../../rules/content/unknown-step.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() || content.steps_open() {
        return;
    }
    let steps = content.steps();
    let named: Vec<Option<&str>> = steps.iter().map(|step| step.name().map(|(name, _)| name)).collect();
    // A name that is not known may be the one.
    if named.iter().any(Option::is_none) {
        return;
    }
    let names: BTreeSet<&str> = named.into_iter().flatten().collect();
    for step in steps.iter().filter(|step| !step.nested) {
        let mut goals: Vec<(Node<'_>, &str, &str, Severity)> = Vec::new();
        let inputs = step.member("inputs").map(|entry| entry.value);
        let choices = inputs.and_then(|inputs| inputs.get("Choices")).map(|entry| entry.value);
        let nexts = choices.into_iter().flat_map(Node::items).filter_map(|choice| choice.get("NextStep"));
        let default = inputs.and_then(|inputs| inputs.get("Default"));
        let of_branch = step.action().is_some_and(|(action, _)| action == "aws:branch");
        if let Some(next) = step.member("nextStep")
            && let Some(text) = plain(next.value)
        {
            goals.push((next.value, text, "nextStep", Severity::Error));
        }
        // That choices are checked as well was not recorded.
        for entry in nexts.chain(default.filter(|_| of_branch)) {
            if let Some(text) = plain(entry.value) {
                goals.push((entry.value, text, "nextStep", Severity::Warning));
            }
        }
        for name in ["onFailure", "onCancel"] {
            let Some(entry) = step.member(name) else { continue };
            if let Some(text) = plain(entry.value).and_then(|text| text.strip_prefix("step:")) {
                goals.push((entry.value, text, name, Severity::Error));
            }
        }
        for (node, name, member, severity) in goals.into_iter().filter(|(_, name, ..)| !names.contains(name)) {
            let start = if member == "nextStep" { 0 } else { "step:".len() };
            let finding = findings.at(node.slice(start..start + name.len()), format!("unknown step {}", quote(name)));
            finding.arguments(&[name, member]).at_most(severity);
            if let Some(help) = suggest(name, names.iter().copied()) {
                finding.help(help);
            }
        }
    }
}
