//! The report as a Markdown table, for comments and step summaries.

use crate::diagnostic::meta::Severity;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::source::sources::Sources;
use std::io::{self, Write};

/// Writes a report as a heading with the counts and a table of the findings.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|one| one.counted(report.report.count(one)));
    writeln!(out, "### ssmlint: {errors}, {warnings}, {notes}\n")?;
    if report.findings.is_empty() {
        return writeln!(out, "No findings.");
    }
    writeln!(out, "| place | severity | rule | finding |\n|---|---|---|---|")?;
    for finding in &report.findings {
        let (start, _) = located.positions(finding.place.span);
        let place = format!("{}:{}:{}", located.shown(finding.place.span.source), start.line, start.column);
        let (rule, severity) = (finding.rule, finding.severity.name());
        write!(out, "| {} | {severity} ", cell(&place.replace('`', "'")))?;
        write!(out, "| [{} {}]({}) | {}", rule.code, rule.name, finding.url(), cell(&finding.message))?;
        match &finding.advice() {
            Some(help) => writeln!(out, "; {} |", cell(help))?,
            None => writeln!(out, " |")?,
        }
    }
    report.more().map_or(Ok(()), |more| writeln!(out, "\n{more}"))
}

/// Text that can neither leave its cell nor turn into markup, except for the backticks around names.
fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut code = false;
    for c in text.chars() {
        match c {
            '`' => {
                code = !code;
                safe.push(c);
            }
            '|' => safe.push_str("\\|"),
            '\n' | '\r' => safe.push(' '),
            '<' if !code => safe.push_str("&lt;"),
            '\\' | '*' | '_' | '[' | ']' | '@' | '#' | '~' if !code => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    safe
}
