//! Nodes that nobody wrote: what a front end makes of nodes that are for others, with the author's places.
//!
//! They are in the arena after what was read. Each knows the written node that it was made of, which is its place, and
//! whose pointer is its own.

use crate::source::place::When;
use crate::source::span::offset;
use crate::syntax::node::Node;
use crate::syntax::placeholder;
use crate::syntax::stored::{Circumstance, Kind, Made, Piece, Raw};
use crate::syntax::tree::Tree;
use std::ops::Range;

/// A piece of a text that is to be made: `range` of the text of `node` is at `at` of the new one.
#[derive(Clone, Debug)]
pub(crate) struct Segment<'t> {
    /// The written node.
    pub node: Node<'t>,
    /// The bytes of its text.
    pub range: Range<usize>,
    /// Where they are in the new text.
    pub at: usize,
}

/// Made nodes that are still to be put into their tree.
#[derive(Debug)]
pub(crate) struct Graft {
    base: u32,
    text_base: usize,
    most_nodes: usize,
    most_text: usize,
    pub(crate) nodes: Vec<Raw>,
    pub(crate) made: Vec<Made>,
    pub(crate) pieces: Vec<Piece>,
    /// Written nodes that mean what is written.
    literal: Vec<u32>,
    pub(crate) whens: Vec<Circumstance>,
    pub(crate) decoded: String,
    /// The scalars that may hold a placeholder.
    templated: Vec<u32>,
    when: u32,
}

impl Graft {
    /// No nodes yet for this tree. Together they may not be many times what was written: references can be repeated.
    pub(crate) fn of(tree: &Tree) -> Self {
        // What is made of a scalar is told by what is known of it.
        tree.is_templated();
        Self {
            base: offset(tree.nodes.len()),
            text_base: tree.decoded.len(),
            most_nodes: tree.nodes.len() * 8 + 10_000,
            most_text: tree.text().len() * 8 + 100_000,
            nodes: Vec::new(),
            made: Vec::new(),
            pieces: Vec::new(),
            literal: Vec::new(),
            whens: Vec::new(),
            decoded: String::new(),
            templated: Vec::new(),
            when: 0,
        }
    }

    /// Whether no more may be made; what follows is unknown.
    pub(crate) fn is_full(&self) -> bool {
        self.nodes.len() >= self.most_nodes || self.decoded.len() >= self.most_text
    }

    /// Makes the following nodes stand under more circumstances; returns the number of those before, for [`Graft::back`].
    pub(crate) fn under(&mut self, more: &[When]) -> u32 {
        let before = self.when;
        for when in more {
            self.whens.push(Circumstance { when: *when, outer: self.when });
            self.when = offset(self.whens.len());
        }
        before
    }

    /// Goes back to an earlier circumstance.
    pub(crate) fn back(&mut self, before: u32) {
        self.when = before;
    }

    fn push(&mut self, author: Node<'_>, raw: Raw) -> u32 {
        let id = self.base + offset(self.nodes.len());
        self.nodes.push(raw);
        self.made.push(Made { author: author.id().0, when: self.when });
        id
    }

    /// Something that is here and cannot be known.
    pub(crate) fn unknown(&mut self, author: Node<'_>) {
        let raw = author.stored();
        self.push(author, Raw { kind: Kind::Error, flags: 0, indent: 0, a: 0, b: 0, ..raw });
    }

    /// The text of a written scalar, where `author` stands, written as this kind: a front end knows whether a number or a
    /// text is meant.
    pub(crate) fn scalar(&mut self, node: Node<'_>, author: Node<'_>, kind: Kind) {
        let raw = node.stored();
        let id = self.push(author, Raw { kind, flags: raw.flags & Raw::DECODED, ..raw });
        if node.tree().may_hold_placeholder(node.own_id().0) {
            self.templated.push(id);
        }
    }

    /// A text that was put together.
    pub(crate) fn text(&mut self, author: Node<'_>, text: &str, segments: &[Segment<'_>], kind: Kind) {
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
        if placeholder::may_be_in(text) {
            self.templated.push(id);
        }
    }

    /// Tells that a written node means what is written, so that it is taken as it is.
    pub(crate) fn take(&mut self, literal: Node<'_>) {
        self.literal.push(literal.own_id().0);
    }

    /// Begins a sequence, a mapping or a choice; what is made next is in it. Answers a number for [`Graft::end`].
    pub(crate) fn begin(&mut self, kind: Kind, author: Node<'_>) -> u32 {
        let raw = author.stored();
        self.push(author, Raw { kind, flags: raw.flags & Raw::FLOW, indent: 0, a: 0, b: 0, ..raw })
    }

    /// Ends a collection of `count` items or entries. An open one may have more or fewer; an absent one need not be there.
    pub(crate) fn end(&mut self, id: u32, count: usize, open: bool, absent: bool) {
        let next = self.base + offset(self.nodes.len());
        if let Some(raw) = self.nodes.get_mut((id - self.base) as usize) {
            (raw.a, raw.b) = (offset(count), next);
            raw.flags |= if open { Raw::OPEN } else { 0 } | if absent { Raw::ABSENT } else { 0 };
        }
    }
}

impl Tree {
    /// Puts made nodes after what was read.
    pub(crate) fn graft(&mut self, graft: Graft) {
        self.written = self.nodes.len();
        self.nodes.extend(graft.nodes);
        self.decoded.push_str(&graft.decoded);
        self.made = graft.made;
        self.pieces = graft.pieces;
        self.literal = graft.literal;
        self.literal.sort_unstable();
        self.whens = graft.whens;
        self.look_again(&graft.templated, &graft.decoded);
    }
}
