//! Nodes that are what they look like: for a look at many of which most are.

use crate::syntax::node::Node;
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;

/// A node as it is stored, which is no alias and no choice, has no tag, nothing merged into it and nothing besides what can be seen, and is
/// surely there. Cheap to copy.
#[derive(Copy, Clone)]
pub(crate) struct Plain<'t> {
    tree: &'t Tree,
    id: u32,
    raw: &'t Raw,
    /// Whether a placeholder may be in it, or in what it was reached from.
    is_templated: bool,
}

impl<'t> Plain<'t> {
    /// A node, where it is one.
    pub(crate) fn of(node: Node<'t>) -> Option<Self> {
        let (tree, id) = (node.tree(), node.own_id().0);
        Self::numbered(tree, id, tree.may_hold_placeholders(id..node.stored().skip(id)))
    }

    /// The node of this number in the same tree, where it is one.
    #[inline]
    pub(crate) fn at(self, id: u32) -> Option<Self> {
        Self::numbered(self.tree, id, self.is_templated)
    }

    #[inline]
    fn numbered(tree: &'t Tree, id: u32, is_templated: bool) -> Option<Self> {
        const OTHER: u8 = Raw::TAGGED | Raw::MERGE | Raw::OPEN | Raw::ABSENT;
        let raw = tree.raw(id);
        (raw.kind <= Kind::Mapping && raw.flags & OTHER == 0).then_some(Self { tree, id, raw, is_templated })
    }

    /// Whether all children count that are stored in its tree.
    pub(crate) fn counts_all(self) -> bool {
        self.tree.overridden().is_empty() && !self.tree.is_open_throughout()
    }

    /// How it is written.
    #[inline]
    pub(crate) fn kind(self) -> Kind {
        self.raw.kind
    }

    /// The number of its items or entries; no number of a scalar.
    #[inline]
    pub(crate) fn len(self) -> usize {
        self.raw.a as usize
    }

    /// The number of its first child, in the order of the text: after a key comes its value.
    #[inline]
    pub(crate) fn first(self) -> u32 {
        self.id + 1
    }

    /// The number of the node after it and all that is in it.
    #[inline]
    pub(crate) fn end(self) -> u32 {
        self.raw.skip(self.id)
    }

    /// The bytes of the text of a scalar.
    #[inline]
    pub(crate) fn bytes(self) -> &'t [u8] {
        self.tree.raw_bytes(self.raw)
    }

    /// Whether it is a text: most show it by their quotes or their first letter.
    #[inline(always)]
    pub(crate) fn is_text(self) -> bool {
        self.tree.is_plainly_text(self.raw) || Node::new(self.tree, self.id, None).is_text()
    }

    /// Whether it is a text, and holds no placeholder.
    #[inline(always)]
    pub(crate) fn is_known_text(self) -> bool {
        self.is_text() && !(self.is_templated && self.tree.may_hold_placeholder(self.id))
    }

    /// The text of a scalar.
    #[inline]
    pub(crate) fn text(self) -> &'t str {
        self.tree.raw_text(self.raw)
    }
}
