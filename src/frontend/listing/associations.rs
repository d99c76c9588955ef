//! Existing associations: `list-associations` and `describe-association` output.

use crate::model::existing::Existing;
use crate::model::reader;
use crate::syntax::node::Node;

/// Reads a root as existing associations; `None` when it is none.
pub(crate) fn read(root: Node<'_>) -> Vec<Existing> {
    if let Some(list) = reader::member(root, "Associations").filter(|list| list.is_sequence()) {
        return list.items().filter(|item| is_row(*item)).map(row).collect();
    }
    let described = reader::member(root, "AssociationDescription").filter(|node| is_row(*node));
    described.into_iter().map(row).collect()
}

fn is_row(node: Node<'_>) -> bool {
    node.has_any(&["AssociationId", "Name"]) && !node.has_any(&["RouteTableAssociationId", "SubnetId", "AllocationId"])
}

fn row(node: Node<'_>) -> Existing {
    let owned = |name| reader::text(node, name).map(str::to_owned);
    let shown = reader::member(node, "AssociationId").or_else(|| reader::member(node, "Name"));
    Existing {
        id: owned("AssociationId"),
        name: owned("Name"),
        instance_id: owned("InstanceId"),
        version: reader::member(node, "AssociationVersion").and_then(reader::number),
        targets: reader::member(node, "Targets").into_iter().flat_map(Node::items).map(target).collect(),
        span: shown.map(|node| node.span()),
    }
}

fn target(node: Node<'_>) -> (String, Vec<String>) {
    let key = reader::text(node, "Key").unwrap_or_default().to_owned();
    let values = reader::member(node, "Values").into_iter().flat_map(Node::items);
    (key, values.filter_map(reader::loose).map(str::to_owned).collect())
}
