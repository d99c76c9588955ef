//! The report in reviewdog's diagnostic format; its columns count bytes of UTF-8.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::meta::Severity;
use crate::output::located::Located;
use crate::output::shown::{Shown, each};
use crate::source::sources::Sources;
use crate::source::span::Span;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

#[derive(Serialize)]
struct DiagnosticResult<L> {
    source: Value,
    severity: &'static str,
    diagnostics: L,
}

/// Writes a report as one `DiagnosticResult`.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    let findings = &report.report.findings;
    let result = DiagnosticResult {
        source: json!({ "name": "ssmlint", "url": env!("CARGO_PKG_REPOSITORY") }),
        severity: severity(findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Note)),
        diagnostics: each(&report.findings, |finding| diagnostic(finding, &located)),
    };
    serde_json::to_writer_pretty(&mut *out, &result)?;
    out.write_all(b"\n")
}

fn diagnostic(finding: &Diagnostic, located: &Located<'_>) -> Value {
    let span = finding.place.span;
    let (start, _) = located.positions(span);
    let help = finding.advice().map(|help| format!("; {help}")).unwrap_or_default();
    let (name, code) = (located.shown(span.source), finding.rule.code);
    let line =
        format!("{name}:{}:{}: {}[{code}] {}", start.line, start.column, finding.severity.name(), finding.message);
    let related: Vec<Value> = finding
        .labels
        .iter()
        .map(|label| json!({ "message": label.text, "location": location(label.span, located) }))
        .collect();
    let suggestions: Vec<Value> = finding.fixes.iter().filter_map(|fix| suggestion(fix, finding, located)).collect();
    json!({
        "message": format!("{}{help}", finding.message),
        "location": location(span, located),
        "severity": severity(finding.severity),
        "code": { "value": code.to_string(), "url": finding.url() },
        "suggestions": suggestions,
        "original_output": line,
        "related_locations": related,
    })
}

/// A fix as reviewdog knows it: one range of the finding's own file. What is between two edits is repeated for that, but
/// not where it may be a secret.
fn suggestion(fix: &Fix, finding: &Diagnostic, located: &Located<'_>) -> Option<Value> {
    let [first, .., last] = fix.edits.as_slice() else {
        let [edit] = fix.edits.as_slice() else { return None };
        let own = edit.span.source == finding.place.span.source;
        return own.then(|| json!({ "range": range(edit.span, located), "text": edit.text }));
    };
    let own = fix.edits.iter().all(|edit| edit.span.source == finding.place.span.source);
    if !own || finding.may_be_secret() {
        return None;
    }
    let (source, _) = located.source(first.span.source)?;
    let whole = Span { end: last.span.end, ..first.span };
    let (mut text, mut at) = (String::new(), whole.start);
    for edit in &fix.edits {
        text.push_str(source.text().get(at as usize..edit.span.start as usize)?);
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    Some(json!({ "range": range(whole, located), "text": text }))
}

fn location(span: Span, located: &Located<'_>) -> Value {
    json!({ "path": located.name(span.source), "range": range(span, located) })
}

fn range(span: Span, located: &Located<'_>) -> Value {
    json!({ "start": position(span, span.start, located), "end": position(span, span.end, located) })
}

fn position(span: Span, offset: u32, located: &Located<'_>) -> Value {
    let Some(part) = located.part(span.source, &span.range()) else { return json!({ "line": 1, "column": 1 }) };
    let at = (offset as usize).saturating_sub(part.start);
    let line = part.lines.line_of(u32::try_from(at).unwrap_or(u32::MAX));
    let column = at.saturating_sub(part.lines.start_of(line, part.text)) + 1;
    json!({ "line": part.line + line + 1, "column": column })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}
