//! A runbook calls an unknown service or operation.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::service::api;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::EXECUTE_API, pages::BOTOCORE],
        ..meta("unknown-api-operation", 865, include_str!("../../../rules/content/unknown-api-operation.md"))
    },
    check: Check::Document(check),
};

/// The actions that call any API.
const CALLERS: &[&str] = &["aws:executeAwsApi", "aws:assertAwsResourceProperty", "aws:waitForAwsResourceProperty"];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used().iter().filter(|used| CALLERS.contains(&used.action.name)) {
        let named = |name| used.get(name).and_then(|entry| Some((entry.value, plain(entry.value)?)));
        let Some((node, service)) = named("Service").filter(|(_, name)| !name.trim().is_empty()) else { continue };
        let Some(operations) = api::operations(service) else {
            let finding = findings.at(node.place(), format!("no service {} in boto3", quote(service)));
            finding.help(match nearest(&service.trim().to_ascii_lowercase(), api::services()) {
                Some(meant) => did_you_mean(meant),
                None => format!("the names are those of boto3's clients; botocore {} has no such one", api::version()),
            });
            continue;
        };
        let Some((node, name)) = named("Api").filter(|(_, name)| !name.is_empty()) else { continue };
        let mut known = operations.clone().peekable();
        if known.peek().is_none() || known.any(|operation| api::is_operation(name, operation)) {
            continue;
        }
        let message = format!("{} has no operation {}", quote(service.trim()), quote(name));
        let finding = findings.at(node.place(), message);
        finding.help(match nearest(name, operations) {
            Some(meant) => did_you_mean(meant),
            None => format!("botocore {} has no such one", api::version()),
        });
    }
}
