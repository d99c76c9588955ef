//! A document refers to a secret of Secrets Manager through Parameter Store, which nodes do not resolve.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::Confidence;
use crate::service::reference::{Reference, is_secret, references};
use crate::syntax::node::Node;
use std::ops::Range;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        sources: &[pages::SECRETS, threads::AGENT_599],
        ..meta(
            "unresolved-secret-reference",
            863,
            include_str!("../../../rules/content/unresolved-secret-reference.md"),
        )
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_command() && !content.is_session() {
        return;
    }
    let defaults = content.parameters().iter().filter_map(|declared| Some(declared.default?.value));
    for node in defaults.flat_map(Content::texts) {
        for (range, _) in references(node.text()) {
            judge(node, range, findings);
        }
    }
    for (node, range, reference) in content.references() {
        if matches!(reference, Reference::Store | Reference::Secure) {
            judge(*node, range.clone(), findings);
        }
    }
}

fn judge(node: Node<'_>, range: Range<usize>, findings: &mut Findings<'_>) {
    if node.text().get(range.clone()).is_some_and(is_secret) {
        findings
            .at(node.slice(range), "nodes do not read a secret of Secrets Manager through `{{ssm:…}}`")
            .help("read it in the script: `aws secretsmanager get-secret-value`");
    }
}
