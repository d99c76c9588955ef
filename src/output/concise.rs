//! One line a finding: `path:line:column: error[SSM201] message`.

use crate::diagnostic::report::Report;
use crate::output::located::Located;
use crate::source::id::Sources;
use std::io::{self, Write};

/// Writes a report as lines that compilers' users and editors know.
///
/// # Errors
/// What `out` answers.
pub fn write(report: &Report, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    for finding in &report.findings {
        let span = finding.place.span;
        let (start, _) = located.positions(span);
        let name = located.shown(span.source);
        let (severity, code, message) = (finding.severity.name(), finding.rule.code, &finding.message);
        writeln!(out, "{name}:{}:{}: {severity}[{code}] {message}", start.line, start.column)?;
    }
    Ok(())
}
