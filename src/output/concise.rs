//! One line a finding: `path:line:column: error[SSM201] message`.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::source::printable::on_one_line;
use crate::source::sources::Sources;
use std::io::{self, Write};

/// Writes a report as lines that compilers' users and editors know.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(
    color: bool,
    ends: bool,
    report: &Shown<'_>,
    sources: &Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let located = Located::new(sources);
    for finding in &report.findings {
        writeln!(out, "{}", drawn(finding, color, ends, &located))?;
    }
    report.more().map_or(Ok(()), |more| writeln!(out, "{more}"))
}

/// A finding on one line: its place, who says it, and its message.
pub(crate) fn line(finding: &Diagnostic, located: &Located<'_>) -> String {
    drawn(finding, false, false, located)
}

fn drawn(finding: &Diagnostic, color: bool, ends: bool, located: &Located<'_>) -> String {
    let (start, end) = located.positions(finding.place.span);
    let name = located.shown(finding.place.span.source);
    let end = if ends { format!("-{}:{}", end.line, end.column) } else { String::new() };
    let place = format!("{name}:{}:{}{end}", start.line, start.column);
    let head = format!("{}[{}]", finding.severity.name(), finding.rule.code);
    let message = on_one_line(&finding.message);
    if !color {
        return format!("{place}: {head} {message}");
    }
    // The colours of the text format: yellow is not read on white.
    let number = match finding.severity {
        Severity::Error => 31,
        Severity::Warning => 35,
        Severity::Note => 36,
    };
    format!("\u{1b}[1m{place}\u{1b}[0m: \u{1b}[1;{number}m{head}\u{1b}[0m {message}")
}
