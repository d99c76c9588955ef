//! A runbook gives `aws:runCommand` an unknown input, or no `DocumentName`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{nearest, quote, suggest};
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &[
            "Unknown input names provided. Known=[ [{}] ], Provided=[ [{}] ].",
            "Missing required input names. Required=[ [{}] ], Provided =[ [{}] ].",
            "Missing required input names. Required=[ [{}] ]",
            "Unknown input names provided",
        ],
        sources: &[pages::RUN_COMMAND],
        ..meta("invalid-run-command-input", 817, include_str!("../../../rules/content/invalid-run-command-input.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used().iter().filter(|used| used.is("aws:runCommand")) {
        let known: Vec<&str> = used.action.names().collect();
        let provided: Vec<&str> = used.given().map(|entry| entry.key.text()).collect();
        for entry in used.unknown() {
            let name = entry.key.text();
            let finding = findings.at(entry.key.place(), format!("unknown input of `aws:runCommand`: {}", quote(name)));
            finding.arguments(&[&known.join(", "), &provided.join(", ")]);
            let free = known.iter().copied().filter(|known| !provided.contains(known));
            if let Some(help) = suggest(name, free) {
                finding.help(help);
            }
            // SendCommand has these; what CreateDocument answers to them was not recorded.
            if matches!(name, "OutputS3Region" | "AlarmConfiguration") || content.templated {
                finding.at_most(Severity::Warning);
            }
        }
        let misspelt = || provided.iter().any(|name| nearest(name, ["DocumentName"]).is_some());
        if used.lacks("DocumentName") && !content.templated && !misspelt() {
            let Some(inputs) = used.inputs else { continue };
            findings
                .at(inputs.missing("DocumentName"), "`aws:runCommand` is missing `DocumentName`")
                .arguments(&["DocumentName", &provided.join(", ")])
                .sentence(1);
        }
    }
}
