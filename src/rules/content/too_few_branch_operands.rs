//! `And` or `Or` in a choice of `aws:branch` joins fewer than two conditions.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Expect at lease two expressions for operator: {} in step: {}. Provided: {}"],
        sources: &[pages::BRANCHES, threads::GUIDE_186],
        ..meta("too-few-branch-operands", 816, include_str!("../../../rules/content/too-few-branch-operands.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() {
        return;
    }
    for step in content.steps() {
        let choices = step.member("inputs").and_then(|inputs| inputs.value.get("Choices"));
        for entry in choices.into_iter().flat_map(|entry| entry.value.items()).flat_map(value::entries) {
            let operator = entry.key.text();
            let list = entry.value;
            if matches!(operator, "And" | "Or") && list.is_sequence() && !list.is_open() && list.len() < 2 {
                findings
                    .at(list.place(), format!("{} joins two conditions or more", quote(operator)))
                    .arguments(&[operator, step.name().map_or("…", |(name, _)| name), &list.len().to_string()])
                    .help("write the condition alone");
            }
        }
    }
}
