//! The report as checkstyle writes it, which most CI servers and many editors read.

use crate::diagnostic::meta::Severity;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::output::xml::escape;
use crate::source::sources::Sources;
use std::io::{self, Write};

/// Writes a report as checkstyle's XML: a `file` for each file with findings.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    for group in report.findings.chunk_by(|a, b| a.place.span.source == b.place.span.source) {
        let name = group.first().map_or("", |finding| located.name(finding.place.span.source));
        writeln!(out, "  <file name=\"{}\">", escape(name))?;
        for finding in group {
            let (start, _) = located.positions(finding.place.span);
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "info",
            };
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"ssmlint.{}\"/>",
                start.line,
                start.column,
                escape(&finding.message),
                finding.rule.code
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}
