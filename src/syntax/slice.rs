//! Where a part of a scalar's text was written: exactly, or the whole scalar.

use crate::source::place::Place;
use crate::source::span::Span;
use crate::syntax::node::Node;
use crate::syntax::stored::Raw;
use std::ops::Range;

impl Node<'_> {
    /// The place of a range of bytes of the decoded text: exact, or the whole scalar where that cannot be told.
    pub fn slice(self, range: Range<usize>) -> Place {
        let raw = &self.stored();
        if raw.has(Raw::PIECED) {
            return self.slice_of_piece(&range);
        }
        let exact = self
            .slice_of(raw, range)
            .map_or_else(|| self.span_of(raw), |range| Span::new(self.tree().source(), range.start, range.end));
        let place = self.place();
        match place.origin {
            None => Place { span: exact, ..place },
            Some(_) => Place { origin: Some(exact), ..place },
        }
    }

    /// The place of a range of a text that was put together: that of the written piece. A piece that was written elsewhere
    /// is shown as the origin.
    fn slice_of_piece(self, range: &Range<usize>) -> Place {
        let place = self.place();
        let author = self.author();
        if let Some((from, range)) = self.tree().piece(self.own_id().0, range) {
            let piece = Self::new(self.tree(), from, None);
            let (inner, outer) = (piece.span(), author.span());
            // What was joined stands where the joining is written.
            if from != author.id().0 && outer.start <= inner.start && inner.end <= outer.end {
                return Place { when: place.when, ..piece.slice(range) };
            }
        }
        let exact = self.tree().anchored(self.own_id().0, author.id().0, range).map(|range| author.slice(range).span);
        let from = self.tree().piece(self.own_id().0, range).filter(|(from, _)| *from != author.id().0);
        let origin = from.map(|(from, range)| Self::new(self.tree(), from, None).slice(range).span);
        Place { span: exact.unwrap_or(place.span), origin: origin.or(place.origin), ..place }
    }

    fn slice_of(self, raw: &Raw, range: Range<usize>) -> Option<Range<usize>> {
        let text = self.text();
        text.get(range.clone())?;
        if !raw.kind.is_scalar() {
            return None;
        }
        if !raw.has(Raw::DECODED) {
            return Some(raw.a as usize + range.start..raw.a as usize + range.end);
        }
        let found = self.tree().locate(raw, &range)?;
        let start = raw.start as usize;
        Some(start + found.start..start + found.end)
    }
}
