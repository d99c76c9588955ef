//! Nodes that nobody wrote: what a front end makes of nodes that stand for others, with the author's places.
//!
//! They stand in the arena behind what was read. Each knows the written node that it was made of, which is its place, and
//! whose pointer is its own.

use crate::source::place::When;
use crate::syntax::build::offset;
use crate::syntax::node::Node;
use crate::syntax::tree::{Kind, Raw, Tree};
use std::ops::Range;

/// What a made node was made of.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Made {
    /// The written node that it stands for.
    pub(crate) author: u32,
    /// One more than the number of its circumstance; 0 where there is none.
    pub(crate) when: u32,
}

/// A circumstance under which nodes were made.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Circumstance {
    when: When,
    /// One more than the number of the circumstance that it adds to; 0 where there is none.
    outer: u32,
}

/// A piece of a made text, and where it was written.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The made node.
    pub(crate) node: u32,
    /// The bytes of its text.
    pub(crate) text: Range<usize>,
    /// The written node that they were taken from.
    pub(crate) from: u32,
    /// Where they begin in the text of that node.
    pub(crate) at: usize,
}

/// A piece of a text that is to be made: `range` of the text of `node` stands at `at` of the new one.
#[derive(Clone, Debug)]
pub struct Segment<'t> {
    /// The written node.
    pub node: Node<'t>,
    /// The bytes of its text.
    pub range: Range<usize>,
    /// Where they stand in the new text.
    pub at: usize,
}

/// Made nodes that are still to be put into their tree.
#[derive(Debug)]
pub struct Graft {
    base: u32,
    text_base: usize,
    most_nodes: usize,
    most_text: usize,
    pub(crate) nodes: Vec<Raw>,
    pub(crate) made: Vec<Made>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) whens: Vec<Circumstance>,
    pub(crate) decoded: String,
    when: u32,
}

impl Graft {
    /// No nodes yet for this tree. Together they may not be many times what was written: references can be repeated.
    pub fn of(tree: &Tree) -> Self {
        Self {
            base: offset(tree.nodes.len()),
            text_base: tree.decoded.len(),
            most_nodes: tree.nodes.len() * 8 + 10_000,
            most_text: tree.text().len() * 8 + 100_000,
            nodes: Vec::new(),
            made: Vec::new(),
            pieces: Vec::new(),
            whens: Vec::new(),
            decoded: String::new(),
            when: 0,
        }
    }

    /// Whether no more may be made; what follows is unknown.
    pub fn is_full(&self) -> bool {
        self.nodes.len() >= self.most_nodes || self.decoded.len() >= self.most_text
    }

    /// Makes the following nodes stand under more circumstances; answers the number of those before, for [`Graft::back`].
    pub fn under(&mut self, more: &[When]) -> u32 {
        let before = self.when;
        for when in more {
            self.whens.push(Circumstance { when: *when, outer: self.when });
            self.when = offset(self.whens.len());
        }
        before
    }

    /// Goes back to an earlier circumstance.
    pub fn back(&mut self, before: u32) {
        self.when = before;
    }

    fn push(&mut self, author: Node<'_>, raw: Raw) -> u32 {
        let id = self.base + offset(self.nodes.len());
        self.nodes.push(raw);
        self.made.push(Made { author: author.id().0, when: self.when });
        id
    }

    /// Something that stands here and cannot be told.
    pub fn unknown(&mut self, author: Node<'_>) {
        let raw = author.stored();
        self.push(author, Raw { kind: Kind::Error, flags: 0, indent: 0, a: 0, b: 0, ..raw });
    }

    /// The text of a written scalar, where `author` stands, written as this kind: a front end knows whether a number or a
    /// text is meant.
    pub fn scalar(&mut self, node: Node<'_>, author: Node<'_>, kind: Kind) {
        let raw = node.stored();
        self.push(author, Raw { kind, flags: raw.flags & Raw::DECODED, ..raw });
    }

    /// A text that was put together.
    pub fn text(&mut self, author: Node<'_>, text: &str, segments: &[Segment<'_>], kind: Kind) {
        let raw = author.stored();
        let a = offset(self.text_base + self.decoded.len());
        self.decoded.push_str(text);
        let id = self
            .push(author, Raw { kind, flags: Raw::DECODED | Raw::PIECED, indent: 0, a, b: offset(text.len()), ..raw });
        let piece = |segment: &Segment<'_>| Piece {
            node: id,
            text: segment.at..segment.at + segment.range.len(),
            from: segment.node.id().0,
            at: segment.range.start,
        };
        self.pieces.extend(segments.iter().map(piece));
    }

    /// Begins a sequence, a mapping or a choice; what is made next is in it. Answers a number for [`Graft::end`].
    pub fn begin(&mut self, kind: Kind, author: Node<'_>) -> u32 {
        let raw = author.stored();
        self.push(author, Raw { kind, flags: raw.flags & Raw::FLOW, indent: 0, a: 0, b: 0, ..raw })
    }

    /// Ends a collection of `count` items or entries. An open one may have more or fewer; an absent one need not be there.
    pub fn end(&mut self, id: u32, count: usize, open: bool, absent: bool) {
        let next = self.base + offset(self.nodes.len());
        if let Some(raw) = self.nodes.get_mut((id - self.base) as usize) {
            (raw.a, raw.b) = (offset(count), next);
            raw.flags |= if open { Raw::OPEN } else { 0 } | if absent { Raw::ABSENT } else { 0 };
        }
    }

    /// The number that the next node will have.
    pub fn next(&self) -> u32 {
        self.base + offset(self.nodes.len())
    }
}

impl Tree {
    /// Puts made nodes behind what was read.
    pub fn graft(&mut self, graft: Graft) {
        self.written = self.nodes.len();
        self.nodes.extend(graft.nodes);
        self.decoded.push_str(&graft.decoded);
        self.made = graft.made;
        self.pieces = graft.pieces;
        self.whens = graft.whens;
        self.forget();
    }

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

    /// The bytes of the text of `author` that stand for a range of the text that was made of it: what was put into it from
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
