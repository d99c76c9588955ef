//! The report for GitLab's code quality widget.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::output::fingerprint::fingerprints;
use crate::output::located::Located;
use crate::output::shown::{Shown, each};
use crate::source::sources::Sources;
use serde_json::json;
use std::io::{self, Write};

/// Writes a report as GitLab's code quality issues; without findings an empty list.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    let prints = fingerprints(report.findings.iter().copied(), &located);
    let issue = |(finding, print): &(&Diagnostic, String)| {
        let (start, end) = located.positions(finding.place.span);
        let severity = match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        };
        json!({
            "description": format!("{}: {}", finding.rule.code, finding.message),
            "check_name": finding.rule.name.as_str(),
            "fingerprint": print.replace(':', ""),
            "severity": severity,
            "content": { "body": format!("{}\n\n{}", finding.advice().unwrap_or_default(), finding.url()).trim() },
            "location": {
                "path": located.path(finding.place.span.source),
                "lines": { "begin": start.line, "end": end.line },
                "positions": {
                    "begin": { "line": start.line, "column": start.column },
                    "end": { "line": end.line, "column": end.column },
                },
            },
        })
    };
    let issues: Vec<(&Diagnostic, String)> = report.findings.iter().copied().zip(prints).collect();
    serde_json::to_writer_pretty(&mut *out, &each(&issues, issue))?;
    out.write_all(b"\n")
}
