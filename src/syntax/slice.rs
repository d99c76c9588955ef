//! Where a part of a scalar's text was written: exactly, or the whole scalar.

use crate::source::place::Place;
use crate::source::span::Span;
use crate::syntax::hcl::tags::TEMPLATE;
use crate::syntax::node::Node;
use crate::syntax::stored::{Piece, Raw};
use std::ops::Range;

impl Node<'_> {
    /// The place of a range of bytes of the decoded text: exact, or the whole scalar where that cannot be known.
    pub fn slice(self, range: Range<usize>) -> Place {
        let raw = &self.stored();
        if raw.has(Raw::PIECED) {
            return self.slice_of_piece(&range);
        }
        let exact = self
            .slice_of(raw, range)
            .map_or_else(|| self.span_of(raw), |range| self.tree().span(range.start, range.end));
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
        let anchored =
            || self.tree().anchored(self.own_id().0, author.id().0, range).map(|range| author.slice(range).span);
        let exact = self.slice_of_template(author, range).or_else(anchored);
        let from = self.tree().piece(self.own_id().0, range).filter(|(from, _)| *from != author.id().0);
        let origin = from.map(|(from, range)| Self::new(self.tree(), from, None).slice(range).span);
        Place { span: exact.unwrap_or(place.span), origin: origin.or(place.origin), ..place }
    }

    /// The bytes that a range of a template was taken from, with `${…}` for what is put into it: in HCL every escape and every
    /// line is a piece.
    fn slice_of_template(self, author: Self, range: &Range<usize>) -> Option<Span> {
        author.tag().filter(|tag| tag.name == TEMPLATE)?;
        let [before, first, last, behind] = self.tree().around(self.own_id().0, range)?;
        let outer = author.span();
        let span = |piece: &Piece, range: Range<usize>| {
            let span = Self::new(self.tree(), piece.from, None).slice(range).span;
            let within = span.source == outer.source && outer.start <= span.start && span.end <= outer.end;
            within.then_some(span)
        };
        let whole = |piece: &Piece| span(piece, piece.at..piece.at + piece.text.len());
        let (first, last) = (first?, last?);
        let from = first.at + range.start.saturating_sub(first.text.start);
        let start = span(first, from..first.at + first.text.len()).map(|span| span.start);
        let to = last.at + range.end.saturating_sub(last.text.start);
        let end = span(last, last.at..to).map(|span| span.end);
        // The quote of the author's text comes before the first piece and after the last one.
        let start = start.or_else(|| before.map_or(Some(outer.start + 1), |piece| Some(whole(piece)?.end)));
        let end = end.or_else(|| behind.map_or(Some(outer.end - 1), |piece| Some(whole(piece)?.start)));
        Some(Span { start: start?, end: end?, ..outer }).filter(|span| span.start <= span.end)
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
