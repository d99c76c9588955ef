//! The formats of a report, by name.

use crate::diagnostic::report::Report;
use crate::output::{checkstyle, concise, github, gitlab, json, junit, markdown, rdjson, sarif, text};
use crate::source::id::Sources;
use std::io::{self, Write};

/// A format of a report.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Format {
    /// Source frames for people.
    Text(Look),
    /// One line a finding, as compilers write them.
    Concise,
    /// The report for programs; `schemas/report.schema.json` describes it.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif {
        /// Whether findings that are silent stand in it too.
        suppressed: bool,
    },
    /// GitHub's workflow commands, then one line a finding.
    Github,
    /// GitLab's code quality.
    Gitlab,
    /// JUnit's XML.
    Junit,
    /// Checkstyle's XML.
    Checkstyle,
    /// Reviewdog's diagnostic format.
    Rdjson,
    /// A table.
    Markdown,
}

/// How text looks.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Look {
    /// With colours.
    pub color: bool,
    /// With links that a terminal follows.
    pub links: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Writes a report. The same report gives the same bytes.
///
/// # Errors
/// What `out` answers: a closed pipe, a full disk.
pub fn write(format: Format, report: &Report, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text(look) => text::write(look, report, sources, out),
        Format::Concise => concise::write(report, sources, out),
        Format::Json => json::write(report, sources, out),
        Format::Sarif { suppressed } => sarif::write(report, sources, suppressed, out),
        Format::Github => github::write(report, sources, out),
        Format::Gitlab => gitlab::write(report, sources, out),
        Format::Junit => junit::write(report, sources, out),
        Format::Checkstyle => checkstyle::write(report, sources, out),
        Format::Rdjson => rdjson::write(report, sources, out),
        Format::Markdown => markdown::write(report, sources, out),
    }
}
