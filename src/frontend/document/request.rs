//! Requests of CreateDocument and UpdateDocument: what they are recognised by.

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

/// Members of requests that say enough beside `Name` and `Content`, in a file that is named after the operation.
const TELLING: &[&str] =
    &["DocumentFormat", "DocumentVersion", "VersionName", "TargetType", "CloudProviders", "Requires", "Attachments"];

/// The operation that a root is a request of; `None` when it is not a request. `stem` is the file's name without its ending.
pub(crate) fn operation(root: Node<'_>, stem: &str) -> Option<Operation> {
    if !root.is_mapping() || root.has_any(ANSWERED) {
        return None;
    }
    let (name, content) = (root.get("Name").is_some(), root.get("Content").is_some());
    if !name && !content {
        return None;
    }
    let by_name = named_after(stem);
    let operation = by_name.unwrap_or(match root.get("DocumentVersion") {
        Some(_) => Operation::UpdateDocument,
        None => Operation::CreateDocument,
    });
    // Both operations count: a member of the other one is a mistake, and no mark of another format.
    let known =
        |name: &str| Operation::ALL.into_iter().any(|one| one.is_of_document() && request(one).member(name).is_some());
    let known = root.entries().filter(|entry| known(entry.key.text())).count();
    let named = by_name.is_some() && if content { may_send_document(root) } else { name && states_type(root, false) };
    let sent = name && root.has_any(SENT) && holds_document(root);
    (known > 1 && known * 2 > root.len() && (named || sent)).then_some(operation)
}

/// Whether the content is that of a document, or is next to the type of one: what else has a name, a content and tags is none of
/// ours.
fn holds_document(root: Node<'_>) -> bool {
    let Some(content) = root.get("Content").map(|entry| entry.value) else { return false };
    content.get("schemaVersion").is_some()
        || content.text().contains("schemaVersion")
        || content.text().contains("BEGIN:VCALENDAR")
        || states_type(root, true)
}

/// Whether the type of a document is stated; where it need not be `exact`, in whatever case, or in words that a later step replaces.
fn states_type(root: Node<'_>, exact: bool) -> bool {
    let shape = request(Operation::CreateDocument).member("DocumentType").map(|member| &member.shape);
    let (Some(entry), Some(Shape::Enum(types))) = (root.get("DocumentType"), shape) else { return false };
    let text = entry.value.text();
    let is_near = || entry.value.placeholder().is_some() || types.iter().any(|known| known.eq_ignore_ascii_case(text));
    types.contains(&text) || !exact && is_near()
}

/// Words that contents of documents hold, however they are written.
const WORDS: &[&str] = &["schemaversion", "mainsteps", "runtimeconfig", "sessiontype", "vcalendar", "aws:run"];

/// Whether a request may be what a file of its name sends: unless its members tell, or there is no content yet, that must look like
/// one of a document. Other tools create documents, too.
fn may_send_document(root: Node<'_>) -> bool {
    let Some(content) = root.get("Content").map(|entry| entry.value) else { return false };
    let text = content.text().trim();
    let is_address = text.contains("://") && !text.contains(char::is_whitespace);
    let is_open = content.placeholder().is_some() || content.is_empty() && text.is_empty() || is_address;
    let looks = || {
        let written = content.written().to_ascii_lowercase();
        WORDS.iter().any(|word| written.contains(word))
    };
    root.has_any(TELLING) || states_type(root, false) || is_open || looks()
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
