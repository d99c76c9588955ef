//! A step has no `name` or no `action`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Missing \"{}\" in step detail."],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("missing-step-member", 807, include_str!("../../../rules/content/missing-step-member.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() {
        return;
    }

    for step in content.steps() {
        for name in ["name", "action"] {
            if step.lacks(name) && !content.templated {
                findings.at(step.node.missing(name), format!("step has no {}", quote(name))).arguments(&[name]);
            }
        }
    }
}
