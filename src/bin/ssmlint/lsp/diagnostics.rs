//! Findings as the client shows them.

use crate::lsp::convert::{Encoding, Lines, uri_of};
use crate::lsp::folder::Folder;
use serde_json::{Value, json};
use ssmlint::diagnostic::Meta;
use ssmlint::source::{SourceId, Span};
use ssmlint::{Diagnostic, Severity};

/// What a finding's place is told by: a hint of a value that is of no use is greyed out.
const UNUSED: &str = "unused-suppression";

/// How findings are told.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Manner {
    pub(crate) encoding: Encoding,
    /// Whether the client shows places beside the first.
    pub(crate) related: bool,
}

/// The findings of one file.
pub(crate) fn of_source(folder: &Folder, findings: &[Diagnostic], source: SourceId, manner: Manner) -> Vec<Value> {
    let Some(text) = folder.loaded.workspace.sources().get(source).map(|source| source.text()) else {
        return Vec::new();
    };
    let lines = Lines::of(text, manner.encoding);
    let own = findings.iter().filter(|finding| finding.place.span.source == source);
    own.map(|finding| one(folder, finding, &lines, manner)).collect()
}

fn one(folder: &Folder, finding: &Diagnostic, lines: &Lines<'_>, manner: Manner) -> Value {
    let mut message = finding.message.clone();
    if let Some(help) = &finding.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    let mut related = Vec::new();
    for label in &finding.labels {
        let Some(location) = location(folder, label.span, manner) else { continue };
        if manner.related {
            related.push(json!({ "location": location, "message": label.text }));
        } else {
            message.push_str(&format!("\n{}: {}", at(folder, label.span), label.text));
        }
    }
    let mut told = json!({
        "range": lines.range(finding.place.span.range()),
        "severity": match finding.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Note => 3,
        },
        "code": finding.rule.code.to_string(),
        "codeDescription": { "href": url(finding.rule) },
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
    told
}

/// Where the page of a rule is.
fn url(rule: &Meta) -> String {
    format!("{}/blob/main/rules/{}.md", env!("CARGO_PKG_REPOSITORY"), rule.page())
}

fn location(folder: &Folder, span: Span, manner: Manner) -> Option<Value> {
    let text = folder.loaded.workspace.sources().get(span.source)?.text();
    let path = folder.path(span.source)?;
    Some(json!({ "uri": uri_of(&path), "range": Lines::of(text, manner.encoding).range(span.range()) }))
}

/// A place in a line of text: the path, and the line from 1.
fn at(folder: &Folder, span: Span) -> String {
    let source = folder.loaded.workspace.sources().get(span.source);
    let line = source.map_or(1, |source| source.text().get(..span.range().start).unwrap_or_default().lines().count());
    format!("{}:{}", source.map_or("", |source| &source.name), line.max(1))
}
