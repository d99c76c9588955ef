//! Keys that occur more than once in a mapping.

use crate::syntax::node::Node;
use crate::syntax::tree::{Kind, NodeId, Tree};
use std::collections::HashMap;

/// Mappings with more entries than that are looked up by hash.
const FEW: usize = 8;

/// Every later key of a mapping that already occurred in it, with the first one. Aliases are not followed: what they name
/// is looked at where it is written.
pub(crate) fn duplicates(tree: &Tree) -> Vec<(NodeId, NodeId)> {
    let mut found = Vec::new();
    let mut many = HashMap::new();
    for (id, _) in (0_u32..).zip(&tree.nodes).take(tree.len()).filter(|(_, raw)| raw.kind == Kind::Mapping && raw.a > 1)
    {
        let mapping = Node::new(tree, id, None);
        if mapping.len() <= FEW {
            among_few(mapping, &mut found);
        } else {
            among_many(mapping, &mut many, &mut found);
        }
    }
    found
}

fn keys(mapping: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    mapping.own_entries().map(|entry| entry.key).filter(|key| key.is_scalar() && !key.is_merge())
}

fn among_few(mapping: Node<'_>, found: &mut Vec<(NodeId, NodeId)>) {
    for (index, key) in keys(mapping).enumerate().skip(1) {
        if let Some(first) = keys(mapping).take(index).find(|earlier| earlier.text() == key.text()) {
            found.push((first.id(), key.id()));
        }
    }
}

fn among_many<'t>(mapping: Node<'t>, seen: &mut HashMap<&'t str, NodeId>, found: &mut Vec<(NodeId, NodeId)>) {
    seen.clear();
    for key in keys(mapping) {
        let first = *seen.entry(key.text()).or_insert(key.id());
        if first != key.id() {
            found.push((first, key.id()));
        }
    }
}
