//! Spans as lines and columns; the lines of a file are found once, at its first finding.

use crate::source::id::{Source, SourceId, Sources};
use crate::source::lines::{LineIndex, Position};
use crate::source::printable::{is_plain, on_one_line, plain};
use crate::source::span::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// The sources of a report with their lines.
#[derive(Debug)]
pub struct Located<'s> {
    sources: &'s Sources,
    lines: Vec<OnceLock<LineIndex>>,
    /// The texts that cannot be shown as they are.
    plain: Vec<OnceLock<String>>,
}

impl<'s> Located<'s> {
    /// Lines of no source are found yet.
    pub fn new(sources: &'s Sources) -> Self {
        let (lines, plain) = sources.iter().map(|_| (OnceLock::new(), OnceLock::new())).unzip();
        Self { sources, lines, plain }
    }

    /// A source with its lines.
    pub fn source(&self, id: SourceId) -> Option<(&'s Source, &LineIndex)> {
        let source = self.sources.get(id)?;
        let lines = self.lines.get(id.0 as usize)?.get_or_init(|| LineIndex::new(source.text()));
        Some((source, lines))
    }

    /// The name of a source.
    pub fn name(&self, id: SourceId) -> &'s str {
        self.sources.get(id).map_or("", |source| &source.name)
    }

    /// The name of a source in a line that people read.
    pub fn shown(&self, id: SourceId) -> Cow<'s, str> {
        on_one_line(self.name(id))
    }

    /// The path of a source from the root of the repository, for other programs.
    pub fn path(&self, id: SourceId) -> String {
        self.sources.path(id)
    }

    /// A part of a source's text with nothing in it that does anything to a terminal.
    pub fn excerpt(&self, id: SourceId, range: Range<usize>) -> Option<&str> {
        let text = self.sources.get(id)?.text().get(range.clone())?;
        if is_plain(text) {
            return Some(text);
        }
        self.plain
            .get(id.0 as usize)?
            .get_or_init(|| self.sources.get(id).map_or_else(String::new, |source| plain(source.text())))
            .get(range)
    }

    /// Where a span begins and ends.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        match self.source(span.source) {
            Some((source, lines)) => {
                (lines.position(source.text(), span.start), lines.position(source.text(), span.end))
            }
            None => (Position { line: 1, column: 1 }, Position { line: 1, column: 1 }),
        }
    }
}
