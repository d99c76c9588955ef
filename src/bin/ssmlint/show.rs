//! Where findings go: standard output, files, the summary of a GitHub step.

use crate::args::{Arguments, Command, Shared};
use crate::check_arguments::CheckArguments;
use crate::choices::FormatName;
use crate::deferred::Deferred;
use crate::failure::Failure;
use crate::load::Loaded;
use crate::say::say;
use crate::sections::sections;
use crate::table;
use crate::terminal::{folded_width, style};
use crate::trouble;
use crate::write;
use serde_json::{Value, json};
use ssmlint::diagnostic::Name;
use ssmlint::output::{Style, Surface, write_at_most, write_page};
use ssmlint::source::Sources;
use ssmlint::{Format, Report, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

/// How much of a summary GitHub takes, in bytes, with room for what other steps' tools add to this step's.
const SUMMARY: usize = 900 * 1024;

/// Writes the findings to every place that was asked for; gives back which could not be written, each with the reason. The
/// files come first: standard output may be closed early.
pub(crate) fn show(
    arguments: &CheckArguments,
    shared: &Shared,
    report: &Report,
    loaded: &Loaded,
    out: &mut dyn Write,
) -> Result<Vec<String>, Failure> {
    let sources = loaded.workspace.sources();
    let mut failures = Vec::new();
    for output in &arguments.output {
        let file = &output.file;
        let mut bytes = Vec::new();
        let format = for_file(output.format, arguments.show_suppressed);
        let most = most(arguments, format, report, file);
        write_in(format, report, most, loaded, &mut bytes)?;
        failures.extend(write::write(Path::new(file), &bytes).err().map(|error| trouble::unwritten(file, &error)));
    }
    if shared.format == FormatName::Github {
        failures.extend(summarise(arguments, report, sources).err());
    }
    match arguments.report {
        Some(_) => {}
        None if arguments.statistics => statistics(report, shared, out)?,
        None => {
            let format = format(shared, arguments.show_suppressed);
            let most = most(arguments, format, report, "standard output");
            write_in(format, report, most, loaded, out)?;
        }
    }
    Ok(failures)
}

/// Writes the findings; a page shows more than them.
fn write_in(format: Format, report: &Report, most: usize, loaded: &Loaded, out: &mut dyn Write) -> Result<(), Failure> {
    let sources = loaded.workspace.sources();
    match format {
        Format::Html => write_page(Some((report, most)), &sections(None, loaded, report), sources, out)?,
        _ => write_at_most(format, report, most, sources, out)?,
    }
    Ok(())
}

/// How many findings are written. What leaves some out without a word for it in its format says so on standard error.
fn most(arguments: &CheckArguments, format: Format, report: &Report, place: &str) -> usize {
    let most = arguments.max_findings.unwrap_or(format.most());
    let (count, is_silent) = (report.findings.len(), format.most() > Format::CONCISE.most());
    if count > most && is_silent {
        say(&format!("ssmlint: {place} has {most} of {count} findings; --max-findings all shows every one"));
    }
    most
}

/// The format that the user asked for on standard output.
pub(crate) fn format(shared: &Shared, suppressed: bool) -> Format {
    match shared.format {
        FormatName::Text => Format::Text(style(shared)),
        FormatName::Concise => Format::Concise { color: style(shared).color, ends: shared.end_column },
        other => for_file(other, suppressed),
    }
}

/// What standard output is for a command.
pub(crate) fn surface(arguments: &Arguments) -> Surface {
    let format = format(&arguments.shared, false).surface();
    match &arguments.command {
        Command::Check(Deferred(check)) if check.diff => Surface::Patch,
        // The fixed text is not a report.
        Command::Check(Deferred(check)) if check.is_changing() && check.input.stdin_name().is_some() => Surface::Bytes,
        Command::Check(Deferred(check)) if check.show_settings => Surface::Json,
        Command::DryRun(_) => Surface::Json,
        Command::Schema { .. } | Command::Completions { .. } | Command::Man => Surface::Bytes,
        _ => format,
    }
}

/// Whether findings are written in their source, on standard output or to a file.
pub(crate) fn is_in_source(arguments: &CheckArguments, shared: &Shared) -> bool {
    formats(arguments, shared).any(|format| matches!(format, FormatName::Text | FormatName::Html))
}

/// Whether the pointers of what is undecided are written: the report for programs alone has them.
pub(crate) fn shows_undecided_pointers(arguments: &CheckArguments, shared: &Shared) -> bool {
    formats(arguments, shared).any(|format| format == FormatName::Json)
}

/// The formats of standard output and of files.
fn formats(arguments: &CheckArguments, shared: &Shared) -> impl Iterator<Item = FormatName> {
    arguments.output.iter().map(|output| output.format).chain([shared.format])
}

/// Whether what is on standard output is for people.
pub(crate) fn is_for_people(shared: &Shared) -> bool {
    matches!(shared.format, FormatName::Text | FormatName::Concise | FormatName::Github)
}

/// A format in a file: without colours, links and the width of a terminal.
fn for_file(name: FormatName, suppressed: bool) -> Format {
    match name {
        FormatName::Text => Format::Text(Style { color: false, links: false, width: 100 }),
        FormatName::Concise => Format::CONCISE,
        FormatName::Json => Format::Json,
        FormatName::Jsonl => Format::Jsonl,
        FormatName::Sarif => Format::Sarif { suppressed },
        FormatName::Github => Format::Github,
        FormatName::Gitlab => Format::Gitlab,
        FormatName::Junit => Format::Junit,
        FormatName::Checkstyle => Format::Checkstyle,
        FormatName::Rdjson => Format::Rdjson,
        FormatName::Markdown => Format::Markdown,
        FormatName::Html => Format::Html,
    }
}

/// Adds a table to the summary of the step, if this is a step of GitHub.
fn summarise(arguments: &CheckArguments, report: &Report, sources: &Sources) -> Result<(), String> {
    let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else { return Ok(()) };
    // What is there before may lack the end of its line.
    let mut table = b"\n".to_vec();
    let most = arguments.max_findings.unwrap_or(Format::Markdown.most());
    write_at_most(Format::Markdown, report, most, sources, &mut table).map_err(|error| error.to_string())?;
    if table.len() > SUMMARY {
        table.truncate(SUMMARY);
        let end = table.iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
        table.truncate(end);
        table.extend_from_slice(b"\n\nThe rest is in the log.\n");
    }
    let opened = OpenOptions::new().append(true).create(true).open(&file);
    let written = opened.and_then(|mut opened| opened.write_all(&table));
    written.map_err(|error| trouble::unwritten(&file.to_string_lossy(), &error))
}

/// How many findings each rule has, the most frequent first.
fn statistics(report: &Report, shared: &Shared, out: &mut dyn Write) -> Result<(), Failure> {
    let mut counts: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for finding in &report.findings {
        let rule = finding.rule;
        let (count, fixable) = counts.entry((rule.code.to_string(), rule.name, finding.severity)).or_default();
        *count += 1;
        *fixable += usize::from(!finding.fixes.is_empty());
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|(_, (count, _))| Reverse(*count));
    if shared.format == FormatName::Json {
        let row = |((code, rule, severity), (count, fixable)): &((String, Name, Severity), (usize, usize))| {
            json!({
                "code": code, "rule": rule.as_str(), "severity": severity.name(), "count": count, "fixable": fixable,
            })
        };
        writeln!(out, "{:#}", Value::Array(rows.iter().map(row).collect()))?;
        return Ok(());
    }
    let cells = |((code, rule, severity), (count, fixable)): ((String, Name, Severity), (usize, usize))| {
        let fixable = if fixable > 0 { fixable.to_string() } else { String::new() };
        vec![count.to_string(), severity.name().to_owned(), code, rule.to_string(), fixable]
    };
    let rows: Vec<Vec<String>> = rows.into_iter().map(cells).collect();
    Ok(table::write(&["count", "severity", "code", "rule", "with a fix"], rows.iter(), folded_width(), out)?)
}
