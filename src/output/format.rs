//! The formats of a report, by name.

use crate::diagnostic::report::Report;
use crate::output::printed::{Printed, Surface};
use crate::output::shown::Shown;
#[cfg(feature = "text")]
use crate::output::text::{self, Style};
use crate::output::{checkstyle, concise, github, gitlab, html, json, jsonl, junit, markdown, rdjson, sarif};
use crate::source::sources::Sources;
use std::io::{self, Write};

/// A format of a report.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Format {
    /// Source frames for people.
    #[cfg(feature = "text")]
    Text(Style),
    /// One line a finding, as compilers write them.
    Concise {
        /// With colours.
        color: bool,
        /// With the place where the finding ends: `path:3:5-3:12:`.
        ends: bool,
    },
    /// The report for programs; `schemas/report.schema.json` describes it.
    Json,
    /// The findings of that report, each as JSON on a line of its own.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif {
        /// Whether findings that are silent are in it too.
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
    /// A page for a browser that needs nothing beside it.
    Html,
}

impl Format {
    /// One plain line a finding.
    pub const CONCISE: Self = Self::Concise { color: false, ends: false };

    /// What it is printed on.
    pub fn surface(self) -> Surface {
        match self {
            #[cfg(feature = "text")]
            Self::Text(look) if look.color || look.links => Surface::Colours,
            #[cfg(feature = "text")]
            Self::Text(_) => Surface::Lines,
            Self::Concise { color: true, .. } => Surface::Colours,
            Self::Concise { .. } | Self::Markdown | Self::Html => Surface::Lines,
            Self::Github => Surface::Workflow,
            Self::Json | Self::Jsonl | Self::Sarif { .. } | Self::Gitlab | Self::Rdjson => Surface::Json,
            Self::Junit | Self::Checkstyle => Surface::Xml,
        }
    }

    /// How many findings it shows unless more are asked for: what a person reads, a log keeps or a service takes.
    pub fn most(self) -> usize {
        match self {
            #[cfg(feature = "text")]
            Self::Text(_) => 100,
            Self::Github | Self::Markdown => 100,
            Self::Html => 1_000,
            Self::Concise { .. } => 5_000,
            Self::Json
            | Self::Jsonl
            | Self::Sarif { .. }
            | Self::Gitlab
            | Self::Junit
            | Self::Checkstyle
            | Self::Rdjson => 25_000,
        }
    }
}

/// Writes a report with all its findings. The same report gives the same bytes.
///
/// # Errors
/// Any error from writing to `out`: a closed pipe, a full disk.
pub fn write(format: Format, report: &Report, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    write_at_most(format, report, usize::MAX, sources, out)
}

/// The same with at most so many of its findings, and how many more there are.
///
/// # Errors
/// Any error from writing to `out`.
pub fn write_at_most(
    format: Format,
    report: &Report,
    most: usize,
    sources: &Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let report = &Shown::at_most(report, most);
    let out = &mut Printed::new(out, format.surface());
    match format {
        #[cfg(feature = "text")]
        Format::Text(look) => text::write(look, report, sources, out),
        Format::Concise { color, ends } => concise::write(color, ends, report, sources, out),
        Format::Json => json::write(report, sources, out),
        Format::Jsonl => jsonl::write(report, sources, out),
        Format::Sarif { suppressed } => sarif::write(report, sources, suppressed, out),
        Format::Github => github::write(report, sources, out),
        Format::Gitlab => gitlab::write(report, sources, out),
        Format::Junit => junit::write(report, sources, out),
        Format::Checkstyle => checkstyle::write(report, sources, out),
        Format::Rdjson => rdjson::write(report, sources, out),
        Format::Markdown => markdown::write(report, sources, out),
        Format::Html => html::write(report, sources, out),
    }?;
    out.flush()
}
