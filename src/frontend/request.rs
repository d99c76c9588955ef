//! Requests of the three operations: what they are recognised by.

use crate::model::file::Role;
use crate::model::reader;
use crate::service::catalogue;
use crate::service::error::Operation;
use crate::service::field::Field;
use crate::service::pattern::Pattern;
use crate::syntax::node::Node;

/// Members that requests and answers of other operations have, and other formats: SendCommand, StartAutomationExecution,
/// maintenance windows, inventories, rules of EventBridge, answers of the three operations themselves, JSON Schemas.
const FOREIGN: &[&str] = &[
    "DocumentName",
    "WindowId",
    "WindowTaskId",
    "WindowTargetId",
    "TaskArn",
    "Cutoff",
    "CommandId",
    "AutomationExecutionId",
    "EventPattern",
    "EventBusName",
    "FlexibleTimeWindow",
    "Rule",
    "State",
    "Resources",
    "Content",
    "TypeName",
    "CaptureTime",
    "AssociationStatus",
    "Overview",
    "LastExecutionDate",
    "LastUpdateAssociationDate",
    "Successful",
    "Failed",
    "$schema",
];

/// Members that targets of other services have: rules of EventBridge, load balancers, maintenance windows.
const FOREIGN_TARGET: &[&str] = &["Id", "Arn", "WindowId", "WindowTargetId", "ResourceType"];

/// Members that hardly any other format has.
const MARKS: &[&str] = &[
    "Targets",
    "AssociationName",
    "ApplyOnlyAtCronInterval",
    "AutomationTargetParameterName",
    "MaxErrors",
    "MaxConcurrency",
    "SyncCompliance",
    "ComplianceSeverity",
    "CalendarNames",
    "TargetLocations",
    "TargetMaps",
    "ScheduleOffset",
    "OutputLocation",
    "AssociationDispatchAssumeRole",
];

/// Entries of a batch that are looked at: who writes a batch does not begin with entries that nobody could recognise.
const LOOKED_AT: usize = 8;

/// The operation that a root is a request of; `None` when it is not a request. `stem` is the file's name without its ending.
pub(crate) fn operation(root: Node<'_>, stem: &str, role: Role) -> Option<Operation> {
    if !root.is_mapping() || root.has_any(FOREIGN) || has_foreign_targets(root) {
        return None;
    }
    let by_name = named_after(stem);
    if let Some(entries) = root.get("Entries") {
        let named = by_name == Some(Operation::CreateAssociationBatch);
        let ours =
            named || entries.value.items().take(LOOKED_AT).any(is_entry) || role == Role::Given && root.len() == 1;
        return ours.then_some(Operation::CreateAssociationBatch);
    }
    let known = known(root);
    // A name is a mark like others: it proves nothing of a file in which no member fits.
    if let Some(operation) = by_name.filter(|_| known > 0 && known * 2 > root.len()) {
        return Some(operation);
    }
    is_single(root, known, role, stem).then(|| single(root))
}

/// The operation of a root that was a request of `once`, while somebody types its members: fewer marks are needed to know it again.
pub(crate) fn still(root: Node<'_>, once: Operation) -> Option<Operation> {
    if !root.is_mapping() || root.has_any(FOREIGN) || has_foreign_targets(root) {
        return None;
    }
    if once == Operation::CreateAssociationBatch {
        return root.get("Entries").map(|_| once);
    }
    let known = known(root);
    (known > 0 && known * 2 >= root.len()).then(|| single(root))
}

/// The operation that a file is named after: `update-association.json`, `create-association-batch-prod.yaml`.
pub(crate) fn named_after(stem: &str) -> Option<Operation> {
    let plain: String = stem.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if plain.starts_with("createassociationbatch") {
        Some(Operation::CreateAssociationBatch)
    } else if plain.starts_with("createassociation") {
        Some(Operation::CreateAssociation)
    } else if plain.starts_with("updateassociation") {
        Some(Operation::UpdateAssociation)
    } else {
        None
    }
}

fn single(root: Node<'_>) -> Operation {
    if root.get("AssociationId").is_some() { Operation::UpdateAssociation } else { Operation::CreateAssociation }
}

/// Whether a mapping without `Entries` is a request of one association. A name and a schedule do not tell: a rule of EventBridge
/// has them too.
fn is_single(root: Node<'_>, known: usize, role: Role, stem: &str) -> bool {
    if known * 2 <= root.len() {
        return false;
    }
    let has_name = root.get("Name").is_some();
    let marked = root.has_any(MARKS);
    let uuid = reader::text(root, "AssociationId").is_some_and(|id| Pattern::AssociationId.mismatch(id).is_none());
    let lenient = role == Role::Given || stem.to_ascii_lowercase().contains("association");
    uuid && known >= 2
        || has_name && (marked || is_named_well(root))
        || marked && known >= 3
        || lenient && (has_name || marked || uuid)
}

/// Whether the other members of a mapping with a name are those of an association: a node, values for parameters, or a document
/// of Amazon's and nothing that does not belong there.
fn is_named_well(node: Node<'_>) -> bool {
    let lists = |map: Node<'_>| map.is_mapping() && map.entries().all(|entry| entry.value.is_sequence());
    let amazon = || reader::text(node, "Name").is_some_and(|name| catalogue::record(name).is_some());
    node.get("InstanceId").is_some()
        || reader::member(node, "Parameters").is_some_and(lists)
        || known(node) == node.len() && amazon()
}

/// Whether an item of `Entries` is one of a batch of associations.
fn is_entry(item: Node<'_>) -> bool {
    let known = known(item);
    item.is_mapping()
        && known * 2 > item.len()
        && !item.has_any(FOREIGN)
        && !has_foreign_targets(item)
        && (item.has_any(MARKS) || item.get("Name").is_some() && is_named_well(item))
}

/// Whether the targets are those of another service.
fn has_foreign_targets(node: Node<'_>) -> bool {
    let targets = reader::member(node, "Targets").into_iter().flat_map(Node::items);
    targets.take(LOOKED_AT).any(|target| target.has_any(FOREIGN_TARGET))
}

/// How many members of a mapping are an association's.
fn known(node: Node<'_>) -> usize {
    node.entries().filter(|entry| Field::of(entry.key.text()).is_some()).count()
}
