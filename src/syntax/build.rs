//! How the readers fill a tree.

use crate::source::span::offset;
use crate::syntax::error::{SyntaxError, SyntaxErrorKind};
use crate::syntax::stored::{Kind, Raw, TagUse};
use crate::syntax::tree::Tree;
use std::ops::Range;

/// The deepest nesting that is read; both readers stop there, so that whoever walks a tree may recurse.
pub(crate) const MAX_DEPTH: usize = 255;

impl Tree {
    /// Adds a node and returns its number.
    pub(crate) fn push(&mut self, raw: Raw) -> u32 {
        let id = offset(self.nodes.len());
        self.nodes.push(raw);
        id
    }

    /// Adds a scalar whose decoded text is in the source, at these byte offsets.
    pub(crate) fn push_written(&mut self, span: (usize, usize), kind: Kind, text: (usize, usize), flags: u8) -> u32 {
        let (start, end, a) = (offset(span.0), offset(span.1), offset(text.0));
        let b = offset(text.1).saturating_sub(a);
        self.push(Raw { start, end, kind, flags, indent: 0, a, b })
    }

    /// Begins a collection at a byte offset; what is added until it is closed is in it.
    pub(crate) fn push_open(&mut self, start: usize, kind: Kind, flags: u8) -> u32 {
        let start = offset(start);
        self.push(Raw { start, end: start, kind, flags, indent: 0, a: 0, b: 0 })
    }

    /// Adds the tag of a node that is marked as tagged; tags are added in the order of their nodes.
    pub(crate) fn push_tag(&mut self, node: u32, name: Box<str>, range: &Range<usize>) {
        self.tags.push(TagUse { node, name, start: offset(range.start), end: offset(range.end) });
    }

    /// Adds a scalar whose decoded text is all that was decoded from this byte on.
    pub(crate) fn push_decoded(&mut self, span: (usize, usize), kind: Kind, from: usize, flags: u8) -> u32 {
        let id = self.push_written(span, kind, (from, self.decoded.len()), flags | Raw::DECODED);
        if let Some(raw) = self.nodes.get_mut(id as usize) {
            raw.b = offset(self.decoded.len().saturating_sub(from));
        }
        id
    }

    /// Tells how many columns the lines of a block scalar are indented; of a sequence, the index of its first item.
    pub(crate) fn indent(&mut self, id: u32, columns: usize) {
        if let Some(raw) = self.nodes.get_mut(id as usize) {
            raw.indent = u16::try_from(columns).unwrap_or(u16::MAX);
        }
    }

    /// Adds a node for something that is missing at a byte offset, or could not be read.
    pub(crate) fn push_error(&mut self, start: usize, end: usize, flags: u8) -> u32 {
        self.push_written((start, end), Kind::Error, (0, 0), flags)
    }

    /// Ends a collection: all nodes after it are its descendants.
    pub(crate) fn close(&mut self, id: u32, count: u32, end: usize) {
        let next = offset(self.nodes.len());
        if let Some(raw) = self.nodes.get_mut(id as usize) {
            (raw.a, raw.b, raw.end) = (count, next, offset(end));
        }
    }

    /// Sets a flag of a node.
    pub(crate) fn mark(&mut self, id: u32, flag: u8) {
        if let Some(raw) = self.nodes.get_mut(id as usize) {
            raw.flags |= flag;
        }
    }

    /// Records a syntax error at these byte offsets.
    pub(crate) fn error(&mut self, start: usize, end: usize, kind: SyntaxErrorKind) {
        let span = self.span(start, end);
        self.errors.push(SyntaxError { span, kind });
    }

    /// Forgets everything but the text, and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
        self.decoded.clear();
        self.roots.clear();
        self.tags.clear();
        self.comments.clear();
        self.errors.clear();
        self.statement = None;
    }
}
