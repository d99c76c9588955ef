//! Spans as lines and columns; the lines of a file are found once, at its first finding.

use crate::source::id::{Source, SourceId, Sources};
use crate::source::lines::{LineIndex, Position};
use crate::source::span::Span;
use std::sync::OnceLock;

/// The sources of a report with their lines.
#[derive(Debug)]
pub struct Located<'s> {
    sources: &'s Sources,
    lines: Vec<OnceLock<LineIndex>>,
}

impl<'s> Located<'s> {
    /// Lines of no source are found yet.
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, lines: sources.iter().map(|_| OnceLock::new()).collect() }
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
