//! What is known of a node that nobody wrote: its author, its circumstances, and where the pieces of its text come from.

use crate::source::place::When;
use crate::syntax::stored::{Made, Piece};
use crate::syntax::tree::Tree;
use std::ops::Range;

impl Tree {
    /// What a node was made of; nothing for a written one.
    pub(crate) fn made(&self, id: u32) -> Option<Made> {
        self.made.get((id as usize).checked_sub(self.written)?).copied()
    }

    /// The circumstances under which a node stands, the outermost first.
    pub(crate) fn when(&self, id: u32) -> Vec<When> {
        let mut found: Vec<When> = Vec::new();
        let mut next = self.made(id).map_or(0, |made| made.when);
        while let Some(one) = next.checked_sub(1).and_then(|number| self.whens.get(number as usize)) {
            if !found.contains(&one.when) {
                found.push(one.when);
            }
            next = one.outer;
        }
        found.reverse();
        found
    }

    /// The pieces of a made text.
    fn pieces_of(&self, id: u32) -> &[Piece] {
        let (first, end) = (
            self.pieces.partition_point(|piece| piece.node < id),
            self.pieces.partition_point(|piece| piece.node <= id),
        );
        self.pieces.get(first..end).unwrap_or_default()
    }

    /// The written node and its bytes that a range of a made text was taken from, when it was taken from one.
    pub(crate) fn piece(&self, id: u32, range: &Range<usize>) -> Option<(u32, Range<usize>)> {
        let fits = |piece: &&Piece| piece.text.start <= range.start && range.end <= piece.text.end;
        // An empty range at a seam belongs to what begins there.
        let piece = self.pieces_of(id).iter().rfind(fits)?;
        let start = piece.at + (range.start - piece.text.start);
        Some((piece.from, start..start + range.len()))
    }

    /// The pieces of a made text that a range of it was taken from, with the one before and the one after.
    pub(crate) fn around(&self, id: u32, range: &Range<usize>) -> Option<[Option<&Piece>; 4]> {
        let pieces = self.pieces_of(id);
        let end = range.end.checked_sub(1)?;
        let first = pieces.iter().rposition(|piece| piece.text.contains(&range.start))?;
        let last = pieces.iter().rposition(|piece| piece.text.contains(&end))?;
        let before = first.checked_sub(1).and_then(|before| pieces.get(before));
        Some([before, pieces.get(first), pieces.get(last), pieces.get(last + 1)])
    }

    /// The bytes of the text of `author` that are for a range of the text that was made of it: what was put into it from
    /// elsewhere is taken for the name that is written there.
    pub(crate) fn anchored(&self, id: u32, author: u32, range: &Range<usize>) -> Option<Range<usize>> {
        let mut own = self.pieces_of(id).iter().filter(|piece| piece.from == author);
        let before = own.clone().rfind(|piece| piece.text.start <= range.start)?;
        let start = before.at + range.start.min(before.text.end) - before.text.start;
        if range.is_empty() {
            return Some(start..start);
        }
        let behind = own.find(|piece| piece.text.end >= range.end)?;
        Some(start..behind.at + range.end.max(behind.text.start) - behind.text.start)
    }
}
