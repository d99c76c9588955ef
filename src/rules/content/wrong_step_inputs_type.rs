//! `inputs` of a step is a list or a string, not a mapping.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::{head, noun, refers};
use crate::rule::threads;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        sources: &[threads::TPA_10130],
        ..meta("wrong-step-inputs-type", 829, include_str!("../../../rules/content/wrong-step-inputs-type.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() {
        return;
    }

    for entry in content.steps().iter().filter_map(|step| step.member("inputs")) {
        let node = entry.value;
        if node.is_sequence() && !value::is_unknown(node) {
            findings
                .at(head(node), "expected a mapping of inputs, found a list")
                .help("remove the `-` or the brackets around it");
        } else if node.is_scalar() && !value::is_unknown(node) && !refers(node) {
            findings.at(node.place(), format!("expected a mapping of inputs, found {}", noun(node)));
        }
    }
}
