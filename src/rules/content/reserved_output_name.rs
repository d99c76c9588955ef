//! A step declares an output with a name that its action reserves for an output of its own.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &[
            "In step {}, name: {} is conflicting with one of the following reserved output names: [{}]",
        ],
        sources: &[threads::CDK_DOCUMENTS_44, threads::CDK_DOCUMENTS_55],
        ..meta("reserved-output-name", 830, include_str!("../../../rules/content/reserved-output-name.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used().iter().filter(|used| !used.action.reserved.is_empty()) {
        let outputs = used.step.and_then(|step| step.member("outputs")).map(|entry| entry.value);
        for entry in outputs.into_iter().flat_map(Node::items).filter_map(|output| output.get("Name")) {
            let Some(name) = plain(entry.value).filter(|name| used.action.reserved.contains(name)) else { continue };
            let message = format!("output name {} is reserved by {}", quote(name), quote(used.action.name));
            let finding = findings.at(entry.value.place(), message);
            finding.arguments(&[used.name(), name, &used.action.reserved.join(", ")]);
            finding.help("choose another name, or use the action's own output");
            // The answer was recorded for this action; of others it is said that they do the same.
            if !used.is("aws:invokeLambdaFunction") {
                finding.at_most(Severity::Warning).confidence(Confidence::Inferred);
            }
        }
    }
}
