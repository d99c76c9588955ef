//! Findings for people: source frames with labels. The only file that names miette.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::output::concise;
use crate::output::frame::{frame, is_near};
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::parallel;
use crate::source::printable::on_one_line;
use crate::source::sources::{SourceId, Sources};
use crate::source::span::Span;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, SourceCode, SourceSpan, SpanContents};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

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

/// The longest span that is underlined, in bytes; of a longer one the beginning.
const UNDERLINED: u32 = 800;

/// Findings whose frames are held at a time.
const AT_ONCE: usize = 256;

/// Writes a report as source frames.
///
/// # Errors
/// What `out` answers.
pub(crate) fn write(look: Look, report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let theme = if look.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_links(look.links)
        .with_context_lines(1)
        .tab_width(4);
    let located = Located::new(sources);
    let render = |finding: &Diagnostic| {
        // What cannot be drawn is told all the same, and takes no other finding with it.
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            let mut drawn = String::new();
            handler.render_report(&mut drawn, &view(finding, look.links, &located)).ok().map(|()| drawn)
        }));
        drawn.ok().flatten().unwrap_or_else(|| concise::line(finding, &located))
    };
    for rendered in report.findings.chunks(AT_ONCE).flat_map(|some| parallel::map(some.to_vec(), render)) {
        // The frame's lines are padded to the width of the gutter: what stands at their ends is noise in a diff.
        for line in rendered.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    report.more().map_or(Ok(()), |more| writeln!(out, "{more}"))
}

/// A finding as miette wants it; labels in other files are findings of their own below it.
struct View<'v> {
    code: Option<String>,
    url: Option<String>,
    severity: miette::Severity,
    message: Cow<'v, str>,
    help: Option<String>,
    source: Excerpts<'v>,
    labels: Vec<LabeledSpan>,
    related: Vec<View<'v>>,
}

fn view<'v>(finding: &'v Diagnostic, links: bool, located: &'v Located<'v>) -> View<'v> {
    let primary = finding.place.span;
    let answer = finding.api_error.map(|error| match finding.severity {
        Severity::Error => error.name().to_owned(),
        _ => format!("perhaps {}", error.name()),
    });
    let here = finding.labels.iter().filter(|label| label.span.source == primary.source);
    let mut labels = vec![LabeledSpan::new_primary_with_span(answer, bytes(primary))];
    labels.extend(here.map(|label| LabeledSpan::new_with_span(Some(visible(&label.text)), bytes(label.span))));
    let elsewhere = finding.labels.iter().filter(|label| label.span.source != primary.source);
    let related = elsewhere.map(|label| View {
        code: None,
        url: None,
        severity: miette::Severity::Advice,
        message: on_one_line(&label.text),
        help: None,
        source: Excerpts { located, id: label.span.source, places: vec![range(&bytes(label.span))] },
        labels: vec![LabeledSpan::new_primary_with_span(None, bytes(label.span))],
        related: Vec::new(),
    });
    let places = labels.iter().map(|label| range(label.inner())).collect();
    View {
        code: Some(format!("{} {}", finding.rule.code, finding.rule.name)),
        // Where nothing can be followed an address only fills the line; `explain` prints the page.
        url: links.then(|| finding.rule.url()),
        severity: match finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        },
        message: on_one_line(&finding.message),
        help: finding.help.as_deref().map(visible),
        source: Excerpts { located, id: primary.source, places },
        labels,
        related: related.collect(),
    }
}

fn visible(text: &str) -> String {
    on_one_line(text).into_owned()
}

fn range(span: &SourceSpan) -> Range<usize> {
    span.offset()..span.offset() + span.len()
}

fn bytes(span: Span) -> SourceSpan {
    let length = (span.end - span.start).min(UNDERLINED);
    (span.start as usize, length as usize).into()
}

/// A source that answers with bounded excerpts.
#[derive(Debug)]
struct Excerpts<'v> {
    located: &'v Located<'v>,
    id: SourceId,
    /// The places that are underlined: what is asked for else is an excerpt for several of them.
    places: Vec<Range<usize>>,
}

struct Excerpt<'v> {
    data: &'v [u8],
    span: SourceSpan,
    name: Cow<'v, str>,
    line: usize,
    column: usize,
    line_count: usize,
}

impl<'v> SpanContents<'v> for Excerpt<'v> {
    fn data(&self) -> &'v [u8] {
        self.data
    }
    fn span(&self) -> &SourceSpan {
        &self.span
    }
    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }
    fn line(&self) -> usize {
        self.line
    }
    fn column(&self) -> usize {
        self.column
    }
    fn line_count(&self) -> usize {
        self.line_count
    }
}

impl SourceCode for Excerpts<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        behind: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let range = range(span);
        if !self.places.contains(&range) && !is_near(self.located, self.id, &range) {
            return Err(MietteError::OutOfBounds);
        }
        // Around a value that is shown may stand others that are not.
        let context = if self.located.is_private(self.id) { (0, 0) } else { (before, behind) };
        let context = (before + behind > 0).then_some(context);
        let frame = frame(self.located, self.id, range, context).ok_or(MietteError::OutOfBounds)?;
        let data = self.located.excerpt(self.id, frame.range.clone()).ok_or(MietteError::OutOfBounds)?.as_bytes();
        Ok(Box::new(Excerpt {
            data,
            span: (frame.range.start, frame.range.len()).into(),
            name: self.located.shown(self.id),
            line: frame.line,
            column: frame.column,
            // The lines of the excerpt: with those of the file, frames far apart would be taken for one.
            line_count: memchr::memchr_iter(b'\n', data).count().max(1),
        }))
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Display for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for View<'_> {}

impl miette::Diagnostic for View<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code.as_ref()?))
    }
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.help.as_ref()?))
    }
    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.url.as_ref()?))
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        if self.related.is_empty() {
            return None;
        }
        Some(Box::new(self.related.iter().map(|view| view as &dyn miette::Diagnostic)))
    }
}
