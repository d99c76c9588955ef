//! A step's name has characters other than letters, digits and underscores.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::model::step::Step;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["StepName: {} is invalid."],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("invalid-step-name", 808, include_str!("../../../rules/content/invalid-step-name.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() {
        return;
    }

    for (name, node) in content.steps().iter().filter_map(Step::name) {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if let Some(at) = name.find(|c| !is_part(c)) {
            let rest = name.get(at..).unwrap_or_default();
            let end = rest.find(is_part).map_or(name.len(), |length| at + length);
            findings.at(node.slice(at..end), "a step name can have only letters, digits and `_`").arguments(&[name]);
        } else if name.is_empty() {
            findings.at(node.place(), "a step name can have only letters, digits and `_`").arguments(&[name]);
        }
    }
}
