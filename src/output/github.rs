//! Workflow commands that GitHub shows as annotations, and after them the lines that the log of the step keeps.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::output::concise;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::source::printable::on_one_line;
use crate::source::sources::Sources;
use std::io::{self, Write};

/// Writes a report as workflow commands, errors first since GitHub shows ten of a kind, then a line a finding with its help.
///
/// The lines hold no source text: logs are kept, and read by more people than the file.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for finding in report.findings.iter().filter(|finding| finding.severity == severity) {
            annotation(finding, &located, out)?;
        }
    }
    for finding in &report.findings {
        writeln!(out, "{}", concise::line(finding, &located))?;
        if let Some(help) = &finding.advice() {
            writeln!(out, "    help: {}", on_one_line(help))?;
        }
    }
    report.more().map_or(Ok(()), |more| writeln!(out, "{more}"))
}

fn annotation(finding: &Diagnostic, located: &Located<'_>, out: &mut dyn Write) -> io::Result<()> {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = located.positions(finding.place.span);
    let file = property(&located.path(finding.place.span.source));
    write!(out, "::{command} file={file},line={},endLine={}", start.line, end.line)?;
    // GitHub refuses columns that are not of one line.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    // The log does not show where: the message says it again.
    let message =
        format!("{}:{}:{}: {}", located.shown(finding.place.span.source), start.line, start.column, finding.message);
    let help = finding.advice().map(|help| format!("\n{help}")).unwrap_or_default();
    writeln!(out, ",title={}::{}", property(&format!("ssmlint ({})", finding.rule.code)), data(&(message + &help)))
}

/// Text after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
