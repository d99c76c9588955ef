//! `outputs` of the runbook names an unknown step.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Unknown step name in named output: {}"],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("unknown-output-step", 815, include_str!("../../../rules/content/unknown-output-step.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() || content.steps_open() {
        return;
    }
    let names: Option<BTreeSet<&str>> = content.steps().iter().map(|step| step.name().map(|(name, _)| name)).collect();
    let (Some(names), Some(outputs)) = (names, content.member("outputs")) else { return };
    for node in outputs.value.items() {
        let Some((step, _)) = plain(node).and_then(|text| text.split_once('.')) else { continue };
        if step.contains(':') || names.contains(step) {
            continue;
        }
        let finding = findings.at(node.slice(0..step.len()), format!("unknown step {}", quote(step)));
        finding.arguments(&[step]);
        if let Some(help) = suggest(step, names.iter().copied()) {
            finding.help(help);
        }
    }
}
