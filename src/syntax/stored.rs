//! What a tree is made of: nodes, tags and pieces as they are stored, without behaviour.

use crate::source::place::When;
use std::ops::Range;

/// The number of a node in its tree, in the order of the text.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct NodeId(pub u32);

/// How a node is written. A JSON string is `Double`; a JSON number, `true`, `false` and `null` are `Plain`.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Kind {
    /// A scalar without quotes; empty where YAML leaves a value out.
    Plain,
    /// A scalar in single quotes.
    Single,
    /// A scalar in double quotes.
    Double,
    /// A block scalar after `|`.
    Literal,
    /// A block scalar after `>`.
    Folded,
    /// A sequence, which JSON calls an array.
    Sequence,
    /// A mapping, which JSON calls an object.
    Mapping,
    /// One of several values, which one is decided later: a front end makes it, no reader does.
    Choice,
    /// `*name`, as it is stored; a node that is read from follows it and is never of this kind.
    Alias,
    /// Something that could not be read or followed; a syntax error was recorded.
    Error,
}

impl Kind {
    /// Whether this is one of the five kinds of scalars.
    pub fn is_scalar(self) -> bool {
        self <= Self::Folded
    }
}

/// One node as it is stored, 20 bytes. Children follow their parent.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Raw {
    /// Byte offset of the first character.
    pub(crate) start: u32,
    /// Byte offset after the last character.
    pub(crate) end: u32,
    /// How it is written.
    pub(crate) kind: Kind,
    /// The sum of the constants below.
    pub(crate) flags: u8,
    /// Columns that the lines of a block scalar are indented. Sequence: the index of its first item, for blocks that repeat.
    pub(crate) indent: u16,
    /// Scalar: offset of its text. Collection: number of items or entries. Alias: the node that it names.
    pub(crate) a: u32,
    /// Scalar: bytes of its text. Collection: number of the node after its last descendant.
    pub(crate) b: u32,
}

impl Raw {
    /// The text is in the decoded texts and not in the source.
    pub(crate) const DECODED: u8 = 1;
    /// The collection has brackets.
    pub(crate) const FLOW: u8 = 2;
    /// The node is the value of a mapping's entry.
    pub(crate) const VALUE: u8 = 4;
    /// The mapping has a merge key; or the scalar is one.
    pub(crate) const MERGE: u8 = 8;
    /// The node has a tag.
    pub(crate) const TAGGED: u8 = 16;
    /// The text was put together from pieces.
    pub(crate) const PIECED: u8 = 32;
    /// The collection may have more or fewer children; the choice may be something else.
    pub(crate) const OPEN: u8 = 64;
    /// What is chosen from need not be there at all.
    pub(crate) const ABSENT: u8 = 128;

    /// Whether it is a list of blocks that begins with this body: with its brace, having none of its own.
    pub(crate) fn lists_block(&self, body: &Self) -> bool {
        let is_list =
            self.kind == Kind::Sequence && self.flags & (Self::VALUE | Self::FLOW | Self::TAGGED) == Self::VALUE;
        is_list && self.start == body.start
    }

    /// Whether this flag is set.
    #[inline]
    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// The decoded text of a scalar, of the texts of its tree: the written and the decoded one. Empty for others.
    #[inline]
    pub(crate) fn text<'t>(&self, written: &'t str, decoded: &'t str) -> &'t str {
        let from = if self.has(Self::DECODED) { decoded } else { written };
        if self.kind.is_scalar() {
            from.get(self.a as usize..(self.a + self.b) as usize).unwrap_or_default()
        } else {
            ""
        }
    }

    /// The number of the node after this one, number `id`, and all its descendants.
    #[inline]
    pub(crate) fn skip(&self, id: u32) -> u32 {
        if matches!(self.kind, Kind::Sequence | Kind::Mapping | Kind::Choice) { self.b.max(id + 1) } else { id + 1 }
    }
}

/// Stands in for a node that does not exist.
pub(crate) static NOTHING: Raw = Raw { start: 0, end: 0, kind: Kind::Error, flags: 0, indent: 0, a: 0, b: 0 };

/// A tag as it is stored, sorted by node.
#[derive(Debug)]
pub(crate) struct TagUse {
    pub(crate) node: u32,
    pub(crate) name: Box<str>,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What a made node was made of.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Made {
    /// The written node that it is for.
    pub(crate) author: u32,
    /// One more than the number of its circumstance; 0 where there is none.
    pub(crate) when: u32,
}

/// A circumstance under which nodes were made.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Circumstance {
    pub(crate) when: When,
    /// One more than the number of the circumstance that it adds to; 0 where there is none.
    pub(crate) outer: u32,
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
