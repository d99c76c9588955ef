//! The report as one page for a browser: findings in their source, and tables beside them. Nothing is loaded, nothing is sent.
//!
//! All text goes through `xml::escape`, and stands in elements or in attributes with double quotes. What the page may do its policy
//! tells: this style and this script, known by their hashes, which `tests/suite/html.rs` compares.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Code, Severity};
use crate::diagnostic::report::Report;
use crate::output::clusters::{Marked, clusters, union};
use crate::output::frame::frame;
use crate::output::located::Located;
use crate::output::printed::{Printed, Surface};
use crate::output::reach::{self, Picture};
use crate::output::shown::Shown;
use crate::output::xml::escape;
use crate::source::printable::on_one_line;
use crate::source::sources::Sources;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

const STYLE: &str = include_str!("html.css");
const SCRIPT: &str = include_str!("html.js");

/// What is allowed: our style and our script, by their SHA-256, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'sha256-tXOU9AeD+ssZEYIm/2/0S6LvW6TIU2ap8gNdhxEVHYI='; script-src 'sha256-Ny0tGKF0UyWn532/z9V3kQRg0+0bu2eAINDol6tKP38='; base-uri 'none'; form-action 'none'";

/// A part of the page that is not about single findings: a table, and perhaps a picture above it.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// What it is called in addresses: letters.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// All of it in a sentence.
    pub summary: String,
    /// The picture.
    pub picture: Option<Picture>,
    /// Tables: their headings, and their rows.
    pub tables: Vec<(Vec<&'static str>, Vec<Vec<String>>)>,
}

/// Rows of a table that are shown.
const ROWS: usize = 1_000;

/// Writes a report as a page.
///
/// # Errors
/// What `out` answers.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    page(Some(report), &[], sources, out)
}

/// Writes a page of a report, at most so many of its findings, and of what else there is to show; without a report that alone.
///
/// # Errors
/// What `out` answers.
pub fn write_page(
    report: Option<(&Report, usize)>,
    sections: &[Section],
    sources: &Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let report = report.map(|(report, most)| Shown::at_most(report, most));
    let out = &mut Printed::new(out, Surface::Lines);
    page(report.as_ref(), sections, sources, out)?;
    out.flush()
}

fn page(report: Option<&Shown<'_>>, sections: &[Section], sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let found = report.map(|report| counted(report));
    let title = found.clone().or_else(|| Some(sections.first()?.title.to_lowercase())).unwrap_or_default();
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>ssmlint: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>ssmlint <small>{}</small></h1>\n",
        env!("CARGO_PKG_VERSION"),
    )?;
    if let Some(found) = found {
        writeln!(out, "<p>{found}</p>")?;
    }
    write!(out, "<nav>")?;
    if report.is_some() {
        write!(out, "<a href=\"#findings\">Findings</a>")?;
    }
    for section in sections {
        write!(out, "<a href=\"#{}\">{}</a>", section.id, section.title)?;
    }
    writeln!(out, "</nav>\n</header>\n<main>")?;
    if let Some(report) = report {
        findings(report, sources, out)?;
    }
    for section in sections {
        beside(section, out)?;
    }
    writeln!(out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>")
}

fn counted(report: &Shown<'_>) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    severities.map(|one| one.counted(report.report.count(one))).join(", ")
}

fn findings(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    writeln!(out, "<section id=\"findings\">\n<h2>Findings</h2>")?;
    counts(report, out)?;
    for unread in &report.report.unread {
        writeln!(out, "<p class=\"unread\">not checked: {}</p>", escape(&on_one_line(unread)))?;
    }
    let failed = report.report.failed.iter().map(|id| located.shown(*id));
    for name in failed {
        writeln!(out, "<p class=\"unread\">not checked because of an internal error: {}</p>", escape(&name))?;
    }
    if report.findings.is_empty() {
        return writeln!(out, "<p>No findings.</p>\n</section>");
    }
    filter(report, out)?;
    for finding in &report.findings {
        article(finding, &located, out)?;
    }
    if let Some(more) = report.more() {
        writeln!(out, "<p>{more}</p>")?;
    }
    writeln!(out, "</section>")
}

/// How much was read, and what is not among the findings.
fn counts(report: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let counts = report.report.counts;
    let rows = [
        ("files", counts.files),
        ("associations", counts.associations),
        ("documents", counts.documents),
        ("nodes", counts.instances),
        ("suppressed", report.report.suppressed.len()),
        ("undecided", report.report.undecided_count()),
    ];
    let rows = rows.map(|(name, number)| format!("<div><dt>{name}</dt><dd>{number}</dd></div>"));
    writeln!(out, "<dl>{}</dl>", rows.concat())
}

/// What the script filters by; without it all findings are shown, and no filter.
fn filter(report: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut rules: BTreeMap<Code, (&str, usize)> = BTreeMap::new();
    let mut severities: BTreeMap<Severity, usize> = BTreeMap::new();
    for finding in &report.findings {
        rules.entry(finding.rule.code).or_insert((finding.rule.name.as_str(), 0)).1 += 1;
        *severities.entry(finding.severity).or_default() += 1;
    }
    writeln!(out, "<form class=\"filter\" hidden>")?;
    for (severity, count) in severities.iter().rev() {
        let name = severity.name();
        writeln!(
            out,
            "<label class=\"{name}\"><input type=\"checkbox\" name=\"severity\" value=\"{name}\" checked> {name} <small>{count}</small></label>"
        )?;
    }
    writeln!(out, "<label>Rule <select name=\"rule\"><option value=\"\">all</option>")?;
    for (code, (name, count)) in rules {
        writeln!(out, "<option value=\"{code}\">{code} {name} ({count})</option>")?;
    }
    writeln!(
        out,
        "</select></label>\n<label>Text <input type=\"search\" name=\"text\" placeholder=\"file, name, word\"></label>\n<output>{}</output>\n</form>",
        report.findings.len()
    )
}

fn article(finding: &Diagnostic, located: &Located<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (rule, severity) = (finding.rule, finding.severity.name());
    writeln!(
        out,
        "<article class=\"finding {severity}\" data-severity=\"{severity}\" data-rule=\"{}\">\n<h3><span class=\"severity\">{severity}</span> {}</h3>",
        rule.code,
        prose(&finding.message)
    )?;
    write!(out, "<p class=\"rule\"><a href=\"{}\">{} {}</a>", escape(&finding.url()), rule.code, rule.name)?;
    if let Some(subject) = &finding.subject {
        write!(out, " in {}", prose(subject))?;
    }
    writeln!(out, "</p>")?;
    for cluster in clusters(finding, located) {
        excerpt(&cluster, located, out)?;
    }
    if let Some(help) = finding.advice() {
        writeln!(out, "<p class=\"help\"><b>help</b> {}</p>", prose(&help))?;
    }
    for fix in &finding.fixes {
        let (title, safety) = (prose(&fix.title), fix.safety.name());
        writeln!(out, "<p class=\"help\"><b>fix</b> {title} <small>{safety}</small></p>")?;
    }
    writeln!(out, "</article>")
}

/// Words of ours around names: what is between backticks is code.
fn prose(text: &str) -> String {
    let text = escape(&on_one_line(text));
    let pieces: Vec<&str> = text.split('`').collect();
    let mut prose = String::with_capacity(text.len());
    for (number, piece) in pieces.iter().enumerate() {
        match number {
            0 => {}
            // The last one has no other.
            _ if number % 2 == 1 && number + 1 == pieces.len() => prose.push('`'),
            _ => prose.push_str(if number % 2 == 1 { "<code>" } else { "</code>" }),
        }
        prose.push_str(piece);
    }
    prose
}

/// The lines of a cluster, the places marked and what is said of them below.
fn excerpt(cluster: &[Marked], located: &Located<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(first) = cluster.first() else { return Ok(()) };
    let Some(frame) = frame(located, first.source, union(cluster, &first.bytes)) else { return Ok(()) };
    let Some(text) = located.excerpt(first.source, frame.range.clone()) else { return Ok(()) };
    let within = |at: usize| text.floor_char_boundary(at.saturating_sub(frame.range.start));
    let places: Vec<(Range<usize>, &Marked)> =
        cluster.iter().map(|one| (within(one.bytes.start)..within(one.bytes.end), one)).collect();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let width = (frame.line + lines.len()).to_string().len();
    let column = text.get(..within(first.bytes.start)).unwrap_or_default();
    let before = column.rfind('\n').map_or(frame.column, |_| 0);
    let column = before + column.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let line = frame.line + 1 + text.get(..within(first.bytes.start)).unwrap_or_default().matches('\n').count();
    writeln!(
        out,
        "<figure><figcaption>{}:{line}:{column}</figcaption><pre tabindex=\"0\">",
        escape(&located.shown(first.source))
    )?;
    let mut start = 0;
    for (number, whole) in lines.iter().enumerate() {
        let line = whole.trim_end_matches(['\n', '\r']);
        let cut = if number == 0 && frame.column > 0 { "…" } else { "" };
        let number = frame.line + 1 + number;
        writeln!(out, "<span class=\"number\">{number:width$} </span>{cut}{}", marked(line, start, &places))?;
        let own = places.iter().filter(|(range, _)| (start..start + whole.len().max(1)).contains(&range.start));
        for (range, one) in own {
            let Some(said) = &one.text else { continue };
            let pad: String = line.get(..range.start - start).unwrap_or(line).chars().map(pad).collect();
            let (cut, class) = (if cut.is_empty() { "" } else { " " }, class(one));
            writeln!(
                out,
                "<span class=\"number\">{:width$} </span>{cut}{pad}<span class=\"said {class}\">└ {}</span>",
                "",
                prose(said)
            )?;
        }
        start += whole.len();
    }
    writeln!(out, "</pre></figure>")
}

fn pad(c: char) -> char {
    if c == '\t' { c } else { ' ' }
}

fn class(place: &Marked) -> &'static str {
    if place.is_primary { "primary" } else { "label" }
}

/// A line with the places that are in it, the finding's own before others.
fn marked(line: &str, start: usize, places: &[(Range<usize>, &Marked)]) -> String {
    let inside = |at: usize| at.saturating_sub(start).min(line.len());
    let mut cuts: Vec<usize> = places.iter().flat_map(|(range, _)| [inside(range.start), inside(range.end)]).collect();
    cuts.extend([0, line.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut html = String::new();
    let empty = |at: usize| {
        let mut empty = places.iter().filter(|(range, _)| range.is_empty() && range.start == start + at);
        empty.next().map(|(_, place)| format!("<mark class=\"{} empty\"></mark>", class(place))).unwrap_or_default()
    };
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let mut covering = places.iter().filter(|(range, _)| range.start <= start + from && range.end >= start + to);
        let place = covering.clone().find(|(_, place)| place.is_primary).or_else(|| covering.next());
        let text = escape(line.get(*from..*to).unwrap_or_default());
        html.push_str(&empty(*from));
        match place {
            Some((_, place)) => html.push_str(&format!("<mark class=\"{}\">{text}</mark>", class(place))),
            None => html.push_str(&text),
        }
    }
    html.push_str(&empty(line.len()));
    html
}

fn beside(section: &Section, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<section id=\"{}\">\n<h2>{}</h2>\n<p>{}</p>", section.id, section.title, prose(&section.summary))?;
    if let Some(picture) = &section.picture {
        writeln!(out, "<div class=\"wide\" tabindex=\"0\">\n{}</div>", reach::draw(picture))?;
    }
    for (headings, rows) in section.tables.iter().filter(|(_, rows)| !rows.is_empty()) {
        let heading = headings.iter().map(|heading| format!("<th>{heading}</th>")).collect::<String>();
        writeln!(out, "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>{heading}</tr></thead>\n<tbody>")?;
        for row in rows.iter().take(ROWS) {
            let cells = row.iter().map(|cell| format!("<td>{}</td>", prose(cell))).collect::<String>();
            writeln!(out, "<tr>{cells}</tr>")?;
        }
        writeln!(out, "</tbody></table></div>")?;
        if rows.len() > ROWS {
            writeln!(out, "<p>and {} more rows</p>", rows.len() - ROWS)?;
        }
    }
    writeln!(out, "</section>")
}
