//! The report for programs, as `schemas/report.schema.json` describes it.

use crate::diagnostic::finding::{Diagnostic, Label};
use crate::diagnostic::fix::Fix;
use crate::diagnostic::meta::Severity;
use crate::diagnostic::report::{Report, Undecided};
use crate::output::located::Located;
use crate::output::shown::{Shown, each};
use crate::source::lines::Position;
use crate::source::sources::Sources;
use crate::source::span::Span;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// The version of the report's form; a member that goes or changes its meaning raises it.
pub(crate) const VERSION: u32 = 1;

#[derive(Serialize)]
struct ReportView<F, U> {
    version: u32,
    tool: ToolView,
    findings: F,
    undecided: U,
    summary: SummaryView,
}

/// Who wrote a report.
#[derive(Serialize)]
pub(crate) struct ToolView {
    name: &'static str,
    version: &'static str,
}

/// A finding for programs.
#[derive(Serialize)]
pub(crate) struct FindingView<'r> {
    rule: &'static str,
    code: String,
    severity: &'static str,
    api_error: Option<&'static str>,
    also: Vec<&'static str>,
    scope: &'static str,
    confidence: &'static str,
    message: &'r str,
    api_message: Option<String>,
    path: &'r str,
    pointer: &'r str,
    span: SpanView,
    labels: Vec<LabelView<'r>>,
    help: Option<String>,
    url: String,
    docs: Vec<&'static str>,
    fixes: Vec<FixView<'r>>,
}

#[derive(Serialize)]
struct SpanView {
    start: PositionView,
    end: PositionView,
}

#[derive(Serialize)]
struct PositionView {
    line: u32,
    column: u32,
    byte: u32,
}

#[derive(Serialize)]
struct LabelView<'r> {
    path: &'r str,
    span: SpanView,
    text: &'r str,
}

#[derive(Serialize)]
struct FixView<'r> {
    title: &'r str,
    safety: &'static str,
    edits: Vec<LabelView<'r>>,
}

#[derive(Serialize)]
struct UndecidedView<'r> {
    api_error: &'static str,
    path: &'r str,
    pointer: &'r str,
    span: SpanView,
    reason: Cow<'r, str>,
    count: usize,
}

#[derive(Serialize)]
struct SummaryView {
    files: usize,
    associations: usize,
    documents: usize,
    instances: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    suppressed: usize,
    undecided: usize,
    left_out: usize,
}

/// What writes them all.
pub(crate) const TOOL: ToolView = ToolView { name: "ssmlint", version: env!("CARGO_PKG_VERSION") };

/// Writes a report as one JSON object with a line break at its end.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    let view = ReportView {
        version: VERSION,
        tool: TOOL,
        findings: each(&report.findings, |finding| finding_view(finding, &located)),
        undecided: each(&report.report.undecided, |undecided| undecided_view(undecided, &located)),
        summary: SummaryView { left_out: report.left_out(), ..summary(report.report) },
    };
    serde_json::to_writer_pretty(&mut *out, &view)?;
    out.write_all(b"\n")
}

/// Shows a finding to programs.
pub(crate) fn finding_view<'r>(finding: &'r Diagnostic, located: &Located<'r>) -> FindingView<'r> {
    FindingView {
        rule: finding.rule.name.as_str(),
        code: finding.rule.code.to_string(),
        severity: finding.severity.name(),
        api_error: finding.api_error.map(|error| error.name()),
        also: finding.also.iter().map(|error| error.name()).collect(),
        scope: finding.scope.name(),
        confidence: finding.confidence.name(),
        message: &finding.message,
        api_message: finding.api_message(),
        path: located.name(finding.place.span.source),
        pointer: &finding.pointer,
        span: span(finding.place.span, located),
        labels: finding.labels.iter().map(|label| label_view(label, located)).collect(),
        help: finding.advice(),
        url: finding.url(),
        docs: finding.rule.source_urls(),
        fixes: finding.fixes.iter().map(|fix| fix_view(fix, located)).collect(),
    }
}

fn span(span: Span, located: &Located<'_>) -> SpanView {
    let (start, end) = located.positions(span);
    let view = |at: Position, byte| PositionView { line: at.line, column: at.column, byte };
    SpanView { start: view(start, span.start), end: view(end, span.end) }
}

fn label_view<'r>(label: &'r Label, located: &Located<'r>) -> LabelView<'r> {
    LabelView { path: located.name(label.span.source), span: span(label.span, located), text: &label.text }
}

fn fix_view<'r>(fix: &'r Fix, located: &Located<'r>) -> FixView<'r> {
    let edits = fix.edits.iter().map(|edit| LabelView {
        path: located.name(edit.span.source),
        span: span(edit.span, located),
        text: &edit.text,
    });
    FixView { title: &fix.title, safety: fix.safety.name(), edits: edits.collect() }
}

fn undecided_view<'r>(undecided: &'r Undecided, located: &Located<'r>) -> UndecidedView<'r> {
    UndecidedView {
        api_error: undecided.api_error.name(),
        path: located.name(undecided.span.source),
        pointer: &undecided.pointer,
        span: span(undecided.span, located),
        reason: undecided.reason(),
        count: undecided.count,
    }
}

fn summary(report: &Report) -> SummaryView {
    let counts = report.counts;
    SummaryView {
        files: counts.files,
        associations: counts.associations,
        documents: counts.documents,
        instances: counts.instances,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
        suppressed: report.suppressed.len(),
        undecided: report.undecided_count(),
        left_out: 0,
    }
}
