//! Where reading in a tree begins.

use crate::syntax::node::Node;
use crate::syntax::stored::NodeId;
use crate::syntax::tree::Tree;

impl Tree {
    /// The values, documents or lines of the text.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.roots.iter().map(|&id| Node::new(self, id, None))
    }

    /// The node of this number, if there is one.
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        ((id.0 as usize) < self.nodes.len()).then(|| Node::new(self, id.0, None))
    }

    /// All scalars, keys too, in the order of the text; aliases are not followed.
    pub fn scalars(&self) -> impl Iterator<Item = Node<'_>> {
        let scalars = (0_u32..).zip(&self.nodes).take(self.written).filter(|(_, raw)| raw.kind.is_scalar());
        scalars.map(|(id, _)| Node::new(self, id, None))
    }
}
