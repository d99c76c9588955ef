//! Whether something is written as it was in an earlier text.

use crate::syntax::language::Syntax;
use crate::syntax::stored::{Kind, NodeId, Raw};
use crate::syntax::tree::Tree;

/// What hangs on something that is written elsewhere.
const HANGS: u8 = Raw::TAGGED | Raw::MERGE | Raw::PIECED;

impl Tree {
    /// Whether every node is as it was written, and what it says hangs on nothing around it except for aliases.
    pub(crate) fn is_plain(&self) -> bool {
        let is_alone = self.syntax() != Syntax::Hcl && self.statement.is_none();
        is_alone && self.tags.is_empty() && self.made.is_empty() && self.pieces.is_empty()
    }

    /// Whether a node, with all below it, says what one of an earlier text said: the same bytes, read in the same way.
    pub(crate) fn is_alike(&self, id: NodeId, earlier: &Self, before: NodeId) -> bool {
        let (own, other) = (self.raw(id.0), earlier.raw(before.0));
        let (nodes, earlier_nodes) = (self.below(id.0), earlier.below(before.0));
        let pairs = (id.0..).zip(nodes).zip((before.0..).zip(earlier_nodes));
        let is_same = |((id, raw), (before, old)): ((u32, &Raw), (u32, &Raw))| {
            is_same(&moved(raw, id, own.start), &moved(old, before, other.start))
        };
        nodes.len() == earlier_nodes.len()
            && self.written_bytes(own) == earlier.written_bytes(other)
            && pairs.into_iter().all(is_same)
    }

    fn below(&self, id: u32) -> &[Raw] {
        self.nodes.get(id as usize..self.raw(id).skip(id) as usize).unwrap_or_default()
    }

    fn written_bytes(&self, raw: &Raw) -> &[u8] {
        self.text().as_bytes().get(raw.start as usize..raw.end as usize).unwrap_or_default()
    }
}

/// A node of a text that begins with the node of these bytes, and of a tree in which it is the first.
fn moved(raw: &Raw, id: u32, start: u32) -> Raw {
    let mut moved = Raw { start: raw.start.wrapping_sub(start), end: raw.end.wrapping_sub(start), ..*raw };
    if !raw.kind.is_scalar() {
        moved.b = raw.b.wrapping_sub(id);
    } else if !raw.has(Raw::DECODED) {
        moved.a = raw.a.wrapping_sub(start);
    } else {
        moved.a = 0;
    }
    moved
}

fn is_same(raw: &Raw, old: &Raw) -> bool {
    let is_alone = !matches!(raw.kind, Kind::Alias | Kind::Error | Kind::Choice) && raw.flags & HANGS == 0;
    let as_stored = |raw: &Raw| (raw.start, raw.end, raw.kind, raw.flags, raw.indent, raw.a, raw.b);
    is_alone && as_stored(raw) == as_stored(old)
}
