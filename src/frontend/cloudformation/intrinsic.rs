//! Functions of templates: `!Sub` and `Fn::Sub` alike.

use crate::syntax::node::Node;

/// A function with what it is applied to.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Intrinsic<'t> {
    /// `Ref`, or a name without `Fn::`.
    pub(crate) name: &'t str,
    /// What it is applied to; the node itself where the function is its tag.
    pub(crate) argument: Node<'t>,
}

/// The function that a node is, if it is one. A local tag of whatever name is one, and so is a mapping whose only key is
/// `Ref` or begins with `Fn::`.
pub(crate) fn intrinsic(node: Node<'_>) -> Option<Intrinsic<'_>> {
    if let Some(tag) = node.tag() {
        let name = tag.name.strip_prefix('!').filter(|name| !name.is_empty() && !name.starts_with('!'))?;
        return Some(Intrinsic { name, argument: node });
    }
    if !node.is_mapping() || node.len() != 1 {
        return None;
    }
    let entry = node.entries().next()?;
    let key = entry.key.text();
    let name = if key == "Ref" { Some(key) } else { key.strip_prefix("Fn::") }?;
    Some(Intrinsic { name, argument: entry.value })
}

/// The arguments of a function of several.
pub(crate) fn arguments(node: Node<'_>) -> Vec<Node<'_>> {
    node.items().take(5).collect()
}
