//! Requests of CreateDocument and UpdateDocument: what they are recognised by.

use crate::frontend::reader;
use crate::service::error::Operation;
use crate::service::requests::request;
use crate::service::shape::Shape;
use crate::syntax::node::Node;

/// Members that only the service's answers about documents have.
const ANSWERED: &[&str] = &[
    "Status",
    "StatusInformation",
    "CreatedDate",
    "AttachmentsContent",
    "AttachmentsInformation",
    "Owner",
    "Hash",
    "HashType",
    "PlatformTypes",
    "SchemaVersion",
    "LatestVersion",
    "DefaultVersion",
    "ReviewStatus",
    "ReviewInformation",
];

/// Members that only requests have beside `Name` and `Content`.
const SENT: &[&str] = &["Attachments", "Tags", "CloudProviders"];

/// The operation that a root is a request of; `None` when it is no request. `stem` is the file's name without its ending.
pub(crate) fn operation(root: Node<'_>, stem: &str) -> Option<Operation> {
    if !root.is_mapping() || reader::has_any(root, ANSWERED) {
        return None;
    }
    let (name, content) = (root.get("Name").is_some(), root.get("Content").is_some());
    let by_name = named_after(stem);
    let operation = by_name.unwrap_or(match root.get("DocumentVersion") {
        Some(_) => Operation::UpdateDocument,
        None => Operation::CreateDocument,
    });
    // Both operations count: a member of the other one is a mistake, and no mark of another format.
    let known =
        |name: &str| Operation::ALL.into_iter().any(|one| one.is_of_document() && request(one).member(name).is_some());
    let known = root.entries().filter(|entry| known(entry.key.text())).count();
    let named = by_name.is_some() && (content || name && root.get("DocumentType").is_some());
    let sent = name && reader::has_any(root, SENT) && holds_document(root);
    (known > 1 && known * 2 > root.len() && (named || sent)).then_some(operation)
}

/// Whether the content is that of a document, or stands beside the type of one: what else has a name, a content and tags is none of
/// ours.
fn holds_document(root: Node<'_>) -> bool {
    let Some(content) = root.get("Content").map(|entry| entry.value) else { return false };
    let shape = request(Operation::CreateDocument).member("DocumentType").map(|member| &member.shape);
    let is_type = |text: &str| matches!(shape, Some(Shape::Enum(types)) if types.contains(&text));
    content.get("schemaVersion").is_some()
        || content.text().contains("schemaVersion")
        || content.text().contains("BEGIN:VCALENDAR")
        || reader::text(root, "DocumentType").is_some_and(is_type)
}

/// The operation that a file is named after: `create-document.json`, `update-document-prod.yaml`.
fn named_after(stem: &str) -> Option<Operation> {
    let plain: String = stem.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if plain.starts_with("createdocument") {
        Some(Operation::CreateDocument)
    } else {
        plain.starts_with("updatedocument").then_some(Operation::UpdateDocument)
    }
}
