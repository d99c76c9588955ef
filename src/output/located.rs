//! Spans as lines and columns; the lines of a file are found once, at its first finding.

use crate::source::lines::{LineIndex, Position};
use crate::source::printable::{as_path, is_plain, plain};
use crate::source::sources::{Source, SourceId, Sources};
use crate::source::span::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// A part of a source's text with its lines: all of it where it is held.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Part<'l> {
    /// The text.
    pub text: &'l str,
    /// Its lines.
    pub lines: &'l LineIndex,
    /// The byte offset at which it begins in the source.
    pub start: usize,
    /// The number of its first line in the source, from 0.
    pub line: usize,
}

/// The sources of a report with their lines.
#[derive(Debug)]
pub struct Located<'s> {
    sources: &'s Sources,
    lines: Vec<OnceLock<LineIndex>>,
    /// The pieces of texts that are not held, each with those beside it.
    pieces: Vec<Vec<OnceLock<(String, LineIndex)>>>,
    /// The texts that cannot be shown as they are.
    plain: Vec<OnceLock<String>>,
}

impl<'s> Located<'s> {
    /// Lines of no source are found yet.
    pub fn new(sources: &'s Sources) -> Self {
        let (lines, plain) = sources.iter().map(|_| (OnceLock::new(), OnceLock::new())).unzip();
        let pieces = sources.iter().map(|source| (0..source.piece_count()).map(|_| OnceLock::new()).collect());
        Self { sources, lines, pieces: pieces.collect(), plain }
    }

    /// A source with its lines.
    pub(crate) fn source(&self, id: SourceId) -> Option<(&'s Source, &LineIndex)> {
        let source = self.sources.get(id)?;
        let lines = self.lines.get(id.0 as usize)?.get_or_init(|| LineIndex::new(source.text()));
        Some((source, lines))
    }

    /// The part of a source's text that holds a range of bytes and the lines around it.
    pub(crate) fn part(&self, id: SourceId, range: &Range<usize>) -> Option<Part<'_>> {
        if let Some((number, first, bytes)) = self.sources.get(id)?.piece(range)
            && let Some(piece) = self.pieces.get(id.0 as usize).and_then(|pieces| pieces.get(number))
        {
            let (text, lines) = piece.get_or_init(|| {
                let text = self.sources.get(id).map_or_else(String::new, |source| source.part(bytes));
                let lines = LineIndex::new(&text);
                (text, lines)
            });
            return Some(Part { text, lines, start: first.start as usize, line: first.line as usize });
        }
        let (source, lines) = self.source(id)?;
        Some(Part { text: source.text(), lines, start: 0, line: 0 })
    }

    /// The name of a source.
    pub fn name(&self, id: SourceId) -> &'s str {
        self.sources.get(id).map_or("", |source| &source.name)
    }

    /// The name of a source in a line that people read.
    pub fn shown(&self, id: SourceId) -> Cow<'s, str> {
        as_path(self.name(id))
    }

    /// The path of a source from the root of the repository, for other programs.
    pub fn path(&self, id: SourceId) -> String {
        self.sources.path(id)
    }

    /// Whether nobody is to see what is around a place in a source.
    pub fn is_private(&self, id: SourceId) -> bool {
        self.sources.get(id).is_some_and(Source::is_private)
    }

    /// A part of a source's text with nothing in it that does anything to a terminal.
    pub fn excerpt(&self, id: SourceId, range: Range<usize>) -> Option<&str> {
        if let Some(masked) = self.sources.get(id)?.masked() {
            return self.plain.get(id.0 as usize)?.get_or_init(|| plain(masked)).get(range);
        }
        let part = self.part(id, &range)?;
        let text = part.text.get(range.start.checked_sub(part.start)?..range.end.checked_sub(part.start)?)?;
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
        let Some(Part { text, lines, start, line }) = self.part(span.source, &span.range()) else {
            return (Position { line: 1, column: 1 }, Position { line: 1, column: 1 });
        };
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let position = |at: u32| {
            let found = lines.position(text, at.saturating_sub(small(start)));
            Position { line: found.line.saturating_add(small(line)), ..found }
        };
        (position(span.start), position(span.end))
    }
}
