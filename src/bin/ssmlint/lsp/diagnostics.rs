//! Findings as the client shows them.

use crate::lsp::folder::Folder;
use crate::lsp::places::Places;
use serde_json::{Value, json};
use ssmlint::source::{SourceId, Unit};
use ssmlint::{Diagnostic, Severity};

/// The rule whose findings are about what is of no use: editors grey it out.
const UNUSED: &str = "unused-suppression";

/// How findings are told.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct DiagnosticOptions {
    pub(crate) unit: Unit,
    /// Whether the client shows places beside the first.
    pub(crate) related: bool,
}

/// The findings of one file.
pub(crate) fn of_source(folder: &Folder, source: SourceId, manner: DiagnosticOptions) -> Vec<Value> {
    let mut places = Places::of(folder);
    folder.findings(source).into_iter().filter_map(|finding| one(&finding, &mut places, manner)).collect()
}

fn one(finding: &Diagnostic, places: &mut Places<'_>, manner: DiagnosticOptions) -> Option<Value> {
    let mut message = finding.message.clone();
    if let Some(help) = &finding.advice() {
        message.push_str(&format!("\nhelp: {help}"));
    }
    let mut related = Vec::new();
    for label in &finding.labels {
        if manner.related {
            let location = places.location(label.span);
            related.extend(location.map(|location| json!({ "location": location, "message": label.text })));
        } else if let Some(at) = places.at(label.span) {
            message.push_str(&format!("\n{at}: {}", label.text));
        }
    }
    let mut told = json!({
        "range": places.range(finding.place.span)?,
        "severity": match finding.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Note => 3,
        },
        "code": finding.rule.code.to_string(),
        "codeDescription": { "href": finding.url() },
        "source": "ssmlint",
        "message": message,
        "data": { "rule": finding.rule.name.as_str() },
    });
    if let Some(told) = told.as_object_mut() {
        if !related.is_empty() {
            told.insert("relatedInformation".to_owned(), related.into());
        }
        if finding.rule.name.as_str() == UNUSED {
            told.insert("tags".to_owned(), json!([1]));
        }
    }
    Some(told)
}
