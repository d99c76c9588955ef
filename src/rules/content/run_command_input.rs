//! A runbook's `aws:runCommand` has the inputs of SendCommand.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        scope: Scope::Document,
        confidence: Confidence::Observed,
        service_messages: &[
            "Unknown input names provided. Known=[ [{}] ], Provided=[ [{}] ].",
            "Missing required input names. Required=[ [{}] ]",
            "Unknown input names provided",
        ],
        ..meta("run-command-input", 817, include_str!("../../../rules/content/run-command-input.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() {
        return;
    }
    for step in content.steps() {
        if step.action().is_none_or(|(action, _)| action != "aws:runCommand") {
            continue;
        }
        let inputs = step.member("inputs").map(|entry| entry.value).into_iter().flat_map(value::entries);
        for entry in inputs.filter(|entry| entry.key.placeholder().is_none()) {
            let name = entry.key.text();
            if INPUTS.contains(&name) {
                continue;
            }
            let finding = findings.at(entry.key.place(), format!("unknown input {}", quote(name)));
            finding.arguments(&[&INPUTS.join(", ")]);
            if let Some(help) = suggest(name, INPUTS.iter().copied()) {
                finding.help(help);
            }
        }
    }
}

/// Source: user guide, "aws:runCommand" in the actions reference.
const INPUTS: &[&str] = &[
    "CloudWatchOutputConfig",
    "Comment",
    "DocumentHash",
    "DocumentHashType",
    "DocumentName",
    "DocumentVersion",
    "InstanceIds",
    "MaxConcurrency",
    "MaxErrors",
    "NotificationConfig",
    "OutputS3BucketName",
    "OutputS3KeyPrefix",
    "OutputS3Region",
    "Parameters",
    "ServiceRoleArn",
    "Targets",
    "TimeoutSeconds",
];
