//! Requests of the three operations: what they are recognised by.

use crate::frontend::reader;
use crate::model::file::Role;
use crate::service::error::Operation;
use crate::service::field::Field;
use crate::service::pattern::Pattern;
use crate::syntax::node::Node;

/// Members that requests of neighbouring operations have: SendCommand, StartAutomationExecution, maintenance windows,
/// rules of EventBridge.
const FOREIGN: &[&str] = &[
    "DocumentName",
    "WindowId",
    "TaskArn",
    "EventPattern",
    "EventBusName",
    "FlexibleTimeWindow",
    "Resources",
    "Content",
];

/// Members that hardly any other format has.
const MARKS: &[&str] = &[
    "InstanceId",
    "Targets",
    "AssociationName",
    "DocumentVersion",
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
];

/// The operation that a root is a request of; `None` when it is no request. `stem` is the file's name without its ending.
pub(crate) fn operation(root: Node<'_>, stem: &str, role: Role) -> Option<Operation> {
    if !root.is_mapping() || reader::has_any(root, FOREIGN) {
        return None;
    }
    let by_name = named_after(stem);
    if let Some(entries) = root.get("Entries") {
        let first = entries.value.items().next().unwrap_or(entries.value);
        let ours = known(first) > 0 || entries.value.is_empty() || by_name.is_some();
        return ours.then_some(Operation::CreateAssociationBatch);
    }
    let ours = by_name.is_some() || is_single(root, role, stem);
    ours.then(|| by_name.unwrap_or_else(|| single(root)))
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

/// Whether a mapping without `Entries` is a request of one association. A file that was only found in a folder must show
/// more than one that somebody named: a rule of EventBridge has a `Name` and a `ScheduleExpression` too.
fn is_single(root: Node<'_>, role: Role, stem: &str) -> bool {
    let known = known(root);
    let marked = reader::has_any(root, MARKS);
    let parameters = reader::member(root, "Parameters")
        .is_some_and(|map| map.is_mapping() && map.entries().all(|entry| entry.value.is_sequence()));
    let uuid = reader::text(root, "AssociationId").is_some_and(|id| Pattern::AssociationId.mismatch(id).is_none());
    let mostly_known = known * 2 > root.len();
    let named = role == Role::Named || stem.to_ascii_lowercase().contains("association");
    let has_name = root.get("Name").is_some();
    mostly_known
        && (uuid || has_name && (marked || parameters) || named && (has_name || marked) || marked && known >= 2)
}

/// How many members of a mapping are an association's.
fn known(node: Node<'_>) -> usize {
    node.entries().filter(|entry| Field::of(entry.key.text()).is_some()).count()
}
