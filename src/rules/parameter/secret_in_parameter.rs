//! A parameter refers to a secret of Secrets Manager through Parameter Store, which nodes do not resolve.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::Confidence;
use crate::service::reference::{is_secret, references};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        sources: &[pages::SECRETS, threads::AGENT_599],
        ..meta("secret-in-parameter", 517, include_str!("../../../rules/parameter/secret-in-parameter.md"))
    },
    check: Check::Seen(&[Sight::Braces], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    // What a runbook makes of it was not recorded.
    if context.document.is_some_and(|document| document.is_automation()) {
        return;
    }
    for given in association.parameters().filter(|given| given.may_refer) {
        for text in given.expressions() {
            for (range, _) in references(text.as_str()) {
                if text.as_str().get(range.clone()).is_some_and(is_secret) {
                    findings
                        .at(text.slice(range), "nodes do not read a secret of Secrets Manager through `{{ssm:…}}`")
                        .help("read it in the script: `aws secretsmanager get-secret-value`");
                }
            }
        }
    }
}
