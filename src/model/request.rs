//! One request of the API.

use crate::model::association::Association;
use crate::schema::violation::Violation;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::syntax::node::Node;

/// One request of the API, as a file states it.
#[derive(Debug)]
pub(crate) struct Request<'t> {
    /// The operation that it calls.
    pub operation: Operation,
    /// Whether a template makes it: CloudFormation stands between it and the service.
    pub origin: Origin,
    /// The whole request.
    pub node: Node<'t>,
    /// Where the request does not have the service model's shape.
    pub violations: Vec<Violation>,
}

impl<'t> Request<'t> {
    /// A request with what is wrong with its shape.
    pub(crate) fn of(operation: Operation, origin: Origin, node: Node<'t>, violations: Vec<Violation>) -> Self {
        Self { operation, origin, node, violations }
    }

    /// Whether its associations are all that are sent, and each of them is: a statement of a templating language between them may
    /// leave some out.
    pub(crate) fn is_whole(&self) -> bool {
        self.node.tree().statement().is_none()
    }

    /// The associations of the request.
    pub(crate) fn associations(&self) -> impl Iterator<Item = Association<'t>> + use<'t> {
        let (operation, origin) = (self.operation, self.origin);
        self.entries().map(move |node| Association::read(operation, origin, node))
    }

    /// Where its associations stand: the entries of a batch, or the request itself.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        let (entries, single) = match self.operation {
            Operation::CreateDocument | Operation::UpdateDocument => (None, None),
            Operation::CreateAssociationBatch => (self.node.get("Entries").map(|entry| entry.value), None),
            _ => (None, Some(self.node)),
        };
        let entries = entries.into_iter().flat_map(Node::items);
        entries.chain(single).filter(|node| node.is_mapping())
    }
}
