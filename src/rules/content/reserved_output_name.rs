//! An output of a step has a name of its own.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::{Content, plain};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        scope: Scope::Document,
        confidence: Confidence::Observed,
        service_messages: &[
            "In step {}, name: {} is conflicting with one of the following reserved output names: [{}]",
        ],
        ..meta("reserved-output-name", 830, include_str!("../../../rules/content/reserved-output-name.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() {
        return;
    }
    for step in content.steps() {
        let name = step.name().map_or("…", |(name, _)| name);
        let outputs = step.member("outputs").map(|entry| entry.value).into_iter().flat_map(Node::items);
        for entry in outputs.filter_map(|output| output.get("Name")) {
            if plain(entry.value) == Some("LogResult") {
                findings
                    .at(entry.value.place(), "`LogResult` is a name that the service gives itself")
                    .arguments(&[name, "LogResult"])
                    .help("choose another name");
            }
        }
    }
}
