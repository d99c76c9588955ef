//! Two steps have the same name.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::model::step::Step;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Duplicate step names found in mainSteps of the document."],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("repeated-step-name", 809, include_str!("../../../rules/content/repeated-step-name.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() {
        return;
    }

    let mut seen = HashMap::new();
    for (name, node) in content.steps().iter().filter_map(Step::name) {
        match seen.entry(name) {
            Entry::Vacant(first) => _ = first.insert(node.span()),
            Entry::Occupied(first) => {
                findings
                    .at(node.place(), format!("another step is called {}", quote(name)))
                    .label(*first.get(), "the first one")
                    .help("give each step a name of its own");
            }
        }
    }
}
