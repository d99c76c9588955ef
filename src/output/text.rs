//! Findings for people: what is wrong, then the lines of the source with the place marked. The only file that names annotate-snippets.
//!
//! It draws as rustc does, which everybody has read before: severity in words, the primary place first, what explains it after it, and
//! long lines cut to the terminal. miette draws places in the order of the text and two lines more for each.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::fix::Safety;
use crate::diagnostic::meta::Severity;
use crate::output::clusters::{Marked, clusters, union};
use crate::output::concise;
use crate::output::frame::frame;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::parallel;
use crate::source::printable::on_one_line;
use crate::source::sources::Sources;
use annotate_snippets::renderer::{AnsiColor, Effects};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How text looks.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Style {
    /// With colours.
    pub color: bool,
    /// With links that a terminal follows.
    pub links: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Findings that are drawn at a time.
const AT_ONCE: usize = 256;

/// Texts of a deployment that are listed.
const PRINTED: usize = 5;

/// Writes a report with the lines of the sources that it is about.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(look: Style, report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let renderer = renderer(look);
    let located = Located::new(sources);
    let render = |finding: &Diagnostic| {
        // What cannot be drawn is told all the same, and takes no other finding with it.
        let drawn = catch_unwind(AssertUnwindSafe(|| draw(&renderer, finding, &located)));
        drawn.unwrap_or_else(|_| concise::line(finding, &located))
    };
    for rendered in report.findings.chunks(AT_ONCE).flat_map(|some| parallel::map(some.to_vec(), render)) {
        writeln!(out, "{rendered}\n")?;
    }
    printed(report, out)?;
    report.more().map_or(Ok(()), |more| writeln!(out, "{more}"))
}

fn renderer(look: Style) -> Renderer {
    let bold = |color: AnsiColor| color.on_default().effects(Effects::BOLD);
    let renderer = match look.color {
        // Yellow is not read on white; compilers' other colour for warnings is.
        true => Renderer::styled().warning(bold(AnsiColor::Magenta)).note(bold(AnsiColor::Cyan)),
        false => Renderer::plain(),
    };
    renderer.term_width(look.width).hyperlink(look.links)
}

/// What the deployment of a template prints instead of all this, once for all findings.
fn printed(report: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let texts: BTreeSet<&str> = report.findings.iter().filter_map(|finding| finding.printed.as_deref()).collect();
    for text in texts.iter().take(PRINTED) {
        writeln!(out, "the deployment prints {}", on_one_line(text))?;
    }
    if texts.is_empty() { Ok(()) } else { writeln!(out) }
}

fn draw(renderer: &Renderer, finding: &Diagnostic, located: &Located<'_>) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mark = if finding.fixes.iter().any(|fix| fix.safety == Safety::Safe) { "[*] " } else { "" };
    let title = level.primary_title(format!("{mark}{}", on_one_line(&finding.message)));
    let title = title.id(format!("{} {}", finding.rule.code, finding.rule.name)).id_url(finding.url());
    let mut begins = Vec::new();
    let snippets = clusters(finding, located).into_iter().filter_map(|marked| snippet(&marked, located, &mut begins));
    let mut group: Group<'_> = title.elements(snippets);
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(on_one_line(help).into_owned()));
    }
    if let Some(subject) = &finding.subject {
        group = group.element(Level::NOTE.message(format!("in {}", on_one_line(subject))));
    }
    let drawn = renderer.render(&[group]);
    let mut begins = begins.into_iter();
    let lines = drawn.lines().map(|line| match leading(line) {
        Some((before, place)) => Cow::Owned(format!("{before}--> {}", moved(place, begins.next()))),
        None => Cow::Borrowed(line),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The two sides of an arrow that leads to a place, or of the three colons that lead to one in another file: a build server takes two
/// at the beginning of a line for a command.
fn leading(line: &str) -> Option<(&str, &str)> {
    let is_mark = |c: char| matches!(c, ' ' | '\u{1b}' | '[' | ';' | 'm' | '0'..='9');
    let sides = line.split_once("--> ").or_else(|| line.split_once("::: "))?;
    sides.0.chars().all(is_mark).then_some(sides)
}

/// A place with its column in the file, where what is drawn begins in the middle of a line.
fn moved(place: &str, begin: Option<Begin>) -> Cow<'_, str> {
    let parts = place.rsplit_once(':').zip(begin).and_then(|((head, column), begin)| {
        let is_first = head.rsplit_once(':')?.1.parse() == Ok(begin.line);
        Some((head, column.parse::<usize>().ok()? + if is_first { begin.column } else { 0 }))
    });
    parts.map_or(Cow::Borrowed(place), |(head, column)| Cow::Owned(format!("{head}:{column}")))
}

/// Where an excerpt begins.
struct Begin {
    /// Its first line, from 1.
    line: usize,
    /// The characters of that line before it.
    column: usize,
}

/// The lines that some places of one source are on. Of a long line a window is drawn, whose columns are counted from its beginning,
/// which `begins` takes.
fn snippet<'l>(
    cluster: &[Marked],
    located: &'l Located<'_>,
    begins: &mut Vec<Begin>,
) -> Option<Snippet<'l, Annotation<'l>>> {
    let first = cluster.first()?;
    let frame = frame(located, first.source, union(cluster, &first.bytes))?;
    let excerpt = located.excerpt(first.source, frame.range.clone())?;
    begins.push(Begin { line: frame.line + 1, column: frame.column });
    let annotations = cluster.iter().filter_map(|marked| {
        let within = |at: usize| at.checked_sub(frame.range.start).map(|at| excerpt.floor_char_boundary(at));
        let span = within(marked.bytes.start)?..within(marked.bytes.end)?;
        let kind = if marked.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        Some(kind.span(span).label(marked.text.clone()))
    });
    Some(Snippet::source(excerpt).path(located.shown(first.source)).line_start(frame.line + 1).annotations(annotations))
}
