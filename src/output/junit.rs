//! The report as JUnit's XML: a suite for each file with findings, a failed case for each error, a skipped one for what is
//! lighter: a build that passes shows no failed test.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::output::xml::escape;
use crate::source::sources::Sources;
use std::io::{self, Write};

/// Writes a report as JUnit's XML. Without findings it holds one case that passed: some readers refuse an empty report.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    let (count, unread) = (report.findings.len() + report.report.unread.len(), report.report.unread.len());
    let failures = |group: &[&Diagnostic]| group.iter().filter(|finding| finding.severity == Severity::Error).count();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"ssmlint\" tests=\"{}\" failures=\"{}\" errors=\"{unread}\" time=\"0\">",
        count.max(1),
        failures(&report.findings)
    )?;
    if report.findings.is_empty() || unread > 0 {
        writeln!(
            out,
            "  <testsuite name=\"ssmlint\" tests=\"{}\" failures=\"0\" errors=\"{unread}\" skipped=\"0\" time=\"0\">",
            unread.max(1)
        )?;
        for reason in &report.report.unread {
            let reason = escape(reason);
            writeln!(out, "    <testcase classname=\"ssmlint\" name=\"reading\" time=\"0\">")?;
            writeln!(out, "      <error type=\"unread\" message=\"{reason}\">{reason}</error>\n    </testcase>")?;
        }
        if unread == 0 {
            writeln!(out, "    <testcase classname=\"ssmlint\" name=\"no findings\" time=\"0\"/>")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    for group in report.findings.chunk_by(|a, b| a.place.span.source == b.place.span.source) {
        let raw = group.first().map_or("", |finding| located.name(finding.place.span.source));
        let (name, count) = (escape(raw), group.len());
        writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{count}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">",
            failures(group),
            count - failures(group)
        )?;
        for finding in group {
            let (start, _) = located.positions(finding.place.span);
            let (line, column) = (start.line, start.column);
            let (rule, severity, message) = (finding.rule, finding.severity.name(), escape(&finding.message));
            writeln!(
                out,
                "    <testcase classname=\"{name}\" name=\"{} {} at {line}:{column}\" file=\"{name}\" line=\"{line}\" time=\"0\">",
                rule.code, rule.name
            )?;
            let element = if finding.severity == Severity::Error { "failure" } else { "skipped" };
            write!(out, "      <{element} type=\"{severity}\" message=\"{message}\">{name}:{line}:{column}: ")?;
            write!(out, "{severity}[{}] {message}", rule.code)?;
            if let Some(help) = &finding.advice() {
                write!(out, "&#10;help: {}", escape(help))?;
            }
            writeln!(out, "</{element}>\n    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}
