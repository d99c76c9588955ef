//! Nodes as values of serde_json: for small ones that something else is to judge.

use crate::syntax::node::Node;
use crate::syntax::stored::Kind;

impl Node<'_> {
    /// The node as a value of its own, for small ones; of repeated keys the last one counts.
    pub fn to_json(self) -> serde_json::Value {
        match self.kind() {
            Kind::Sequence => self.items().map(Node::to_json).collect(),
            Kind::Mapping => {
                let mut members = serde_json::Map::new();
                for entry in self.entries() {
                    members.insert(entry.key.text().to_owned(), entry.value.to_json());
                }
                serde_json::Value::Object(members)
            }
            _ => self.scalar().map_or(serde_json::Value::Null, |scalar| scalar.to_json(self.text())),
        }
    }
}
