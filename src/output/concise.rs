//! One line a finding: `path:line:column: error[SSM201] message`.

use crate::diagnostic::finding::Diagnostic;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::source::printable::on_one_line;
use crate::source::sources::Sources;
use std::io::{self, Write};

/// Writes a report as lines that compilers' users and editors know.
///
/// # Errors
/// What `out` answers.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    for finding in &report.findings {
        writeln!(out, "{}", line(finding, &located))?;
    }
    report.more().map_or(Ok(()), |more| writeln!(out, "{more}"))
}

/// A finding on one line: its place, who says it, and its message.
pub(crate) fn line(finding: &Diagnostic, located: &Located<'_>) -> String {
    let (start, _) = located.positions(finding.place.span);
    let (name, severity) = (located.shown(finding.place.span.source), finding.severity.name());
    let message = on_one_line(&finding.message);
    format!("{name}:{}:{}: {severity}[{}] {message}", start.line, start.column, finding.rule.code)
}
