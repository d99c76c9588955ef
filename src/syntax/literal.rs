//! Values that mean what is written: one look at each node as it is stored.

use crate::syntax::node::Node;
use crate::syntax::stored::{Kind, Raw};

impl<'t> Node<'t> {
    /// Whether nothing in it has a tag, is an alias, merged, repeated, null or a placeholder, and every scalar, names among them, means
    /// itself: that is asked with the bytes of its text, and whether they are in the source as it is.
    pub(crate) fn is_literal(self, mut means_itself: impl FnMut(Self, &'t [u8], bool) -> bool) -> bool {
        let (tree, first, end) = (self.tree(), self.own_id().0, self.stored().skip(self.own_id().0));
        let stored = tree.nodes.get(first as usize..end as usize).unwrap_or_default();
        let (is_templated, holds_braces) = (tree.may_hold_placeholders(first..end), tree.holds_braces());
        let mut is_known = |id: u32, raw: &'t Raw| {
            let node = || Node::of(tree, id, raw, None);
            match raw.kind {
                _ if raw.flags & (Raw::TAGGED | Raw::MERGE) != 0 => false,
                Kind::Mapping => !(holds_braces && node().begins_with_braces()),
                Kind::Sequence => true,
                Kind::Choice | Kind::Alias | Kind::Error => false,
                // No word for null is longer.
                Kind::Plain if raw.b <= 4 && node().is_null() => false,
                _ if is_templated && tree.may_hold_placeholder(id) => false,
                _ => means_itself(node(), tree.raw_bytes(raw), !raw.has(Raw::DECODED)),
            }
        };
        self.id() == self.own_id()
            && (first..end).zip(stored).all(|(id, raw)| is_known(id, raw))
            && tree.overridden().range(first..end).next().is_none()
    }
}
