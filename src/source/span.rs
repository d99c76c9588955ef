//! A byte range of one source.

use crate::source::sources::SourceId;
use std::ops::Range;

/// A byte offset as it is stored. Texts of 4 GiB and more are refused before they are read.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A byte range of one source: `start` is in it, `end` is not. Both lie on character boundaries.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Span {
    /// The source that the bytes are of.
    pub source: SourceId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of a source. Offsets beyond 4 GiB are cut there; such sources are refused when read.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self { source, start: offset(start), end: offset(end) }
    }

    /// The same bytes of a text that this many bytes come before.
    pub fn shifted(self, bytes: usize) -> Self {
        Self::new(self.source, self.start as usize + bytes, self.end as usize + bytes)
    }

    /// The span as a range of byte offsets.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether no byte lies in the span: a place between two characters.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}
