//! `list-documents` and `list-document-versions` output, and lists of records.

use crate::frontend::document::definition;
use crate::model::document::Document;
use crate::model::reader;
use crate::syntax::node::Node;
use std::collections::BTreeMap;

/// Reads a root as a list of documents; `None` when it is none.
pub(crate) fn read(root: Node<'_>) -> Vec<Document> {
    if let Some(list) = reader::member(root, "DocumentIdentifiers") {
        return list.items().map(listed).collect();
    }
    if let Some(list) = reader::member(root, "DocumentVersions") {
        let more = reader::text(root, "NextToken").is_some_and(|token| !token.is_empty());
        return versions(list, more);
    }
    if root.is_sequence() {
        return root.items().filter(|item| definition::is_record(*item)).map(definition::record).collect();
    }
    Vec::new()
}

/// One row of `list-documents`. Its `DocumentVersion` is the default version's number.
fn listed(item: Node<'_>) -> Document {
    let mut document = definition::record(item);
    document.default_version = document.default_version.or(document.version.take());
    document
}

/// The rows of `list-document-versions`, together: the newest version, the default one, and each by itself. Where there are
/// more, nobody knows which one is the newest.
fn versions(list: Node<'_>, more: bool) -> Vec<Document> {
    let mut newest: BTreeMap<String, u64> = BTreeMap::new();
    let mut documents: Vec<Document> = Vec::new();
    for item in list.items() {
        let mut document = definition::record(item);
        let Some(number) = document.version else { continue };
        let newest = newest.entry(document.name.clone()).or_default();
        *newest = number.max(*newest);
        if reader::text(item, "IsDefaultVersion").is_some_and(|text| text.eq_ignore_ascii_case("true")) {
            document.default_version = Some(number);
        }
        documents.push(document);
    }
    for document in &mut documents {
        document.latest_version = newest.get(&document.name).copied().filter(|_| !more);
        // The status of one version is not the document's.
        document.status = None;
    }
    documents
}
