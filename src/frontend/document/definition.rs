//! Document definitions: raw content, `get-document` output, `describe-document` output, records.

use crate::frontend::document::content;
use crate::model::content::{ContentAt, outside};
use crate::model::declared::Parameters;
use crate::model::document::{Document, Platforms, Sent};
use crate::model::reader;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::platform::Platform;
use crate::syntax::node::Node;
use crate::syntax::{Syntax, parse_text};
use std::sync::Arc;

/// Members that only outputs about documents have beside `Name` and `Content`.
const MARKS: &[&str] =
    &["DocumentType", "DocumentFormat", "DocumentVersion", "SchemaVersion", "PlatformTypes", "LatestVersion"];

/// Reads a root as a document definition; `None` when it is none. `stem` is the file's name without its ending.
pub(crate) fn read(root: Node<'_>, stem: &str) -> Option<Document> {
    if content::is_content(root) {
        return Some(raw(root, stem));
    }
    if let Some(described) = reader::member(root, "Document").filter(|node| is_record(*node)) {
        return Some(record(described));
    }
    is_record(root).then(|| record(root))
}

/// Whether a mapping is a record of a document: its name with something that only documents have.
pub(crate) fn is_record(node: Node<'_>) -> bool {
    let named = node.get("Name").is_some();
    let about = node.has_any(&["SchemaVersion", "PlatformTypes", "DocumentType"]);
    let content = reader::member(node, "Content")
        .is_some_and(|content| node.has_any(MARKS) || content.is_mapping() && content::is_content(content));
    named && (about || content)
}

/// Reads a root that was the content of a document as one, if it still looks like that.
pub(crate) fn still(root: Node<'_>, stem: &str) -> Option<Document> {
    content::is_still_content(root).then(|| raw(root, stem))
}

/// Raw content: the document's name is the file's stem, `NAME@N` is version N.
fn raw(root: Node<'_>, stem: &str) -> Document {
    let (name, version) = match stem.rsplit_once('@') {
        Some((name, number)) if !name.is_empty() => match number.parse() {
            Ok(number) => (name, Some(number)),
            Err(_) => (stem, None),
        },
        _ => (stem, None),
    };
    let mut document = Document { name: name.to_owned(), version, ..Document::default() };
    content::read(ContentAt::Here(root.reached()), root, &mut document, &|span| span);
    document.content = Some(ContentAt::Here(root.own_id()));
    document
}

/// A record, or what `describe-document` and `get-document` print.
pub(crate) fn record(node: Node<'_>) -> Document {
    let [name, owner, kind, format, version, schema_version, platforms] = reader::values(
        node,
        ["Name", "Owner", "DocumentType", "DocumentFormat", "DocumentVersion", "SchemaVersion", "PlatformTypes"],
    );
    let [default_version, latest_version, status, version_name, parameters, content] =
        reader::values(node, ["DefaultVersion", "LatestVersion", "Status", "VersionName", "Parameters", "Content"]);
    let text = |member: Option<Node<'_>>| member.and_then(reader::loose).map(str::to_owned);
    let written = |member: Option<Node<'_>>| reader::written(member?, &|span| span);
    let kind = written(kind);
    let mut document = Document {
        name: text(name).unwrap_or_default(),
        span: name.map(|name| name.span()),
        owner: text(owner),
        kind_stated: kind.is_some(),
        kind,
        schema_version: written(schema_version),
        platforms: platforms.and_then(self::platforms),
        default_version: default_version.and_then(reader::number),
        latest_version: latest_version.and_then(reader::number),
        status: written(status),
        version: version.and_then(reader::number),
        version_name: text(version_name),
        parameters: parameters.filter(|list| list.is_sequence()).map(Parameters::listed).unwrap_or_default(),
        scope: None,
        named: None,
        sent: None,
        content: None,
        is_content: false,
        catalogued: None,
        retired: false,
    };
    if let Some(content) = content {
        embedded(content, format.and_then(reader::loose), &mut document);
    }
    document
}

/// What a request of CreateDocument or UpdateDocument sends. It states no version: the service counts.
pub(crate) fn sent(root: Node<'_>, operation: Operation) -> Document {
    let stated = reader::member(root, "Name").filter(|name| reader::loose(*name).is_some());
    Document {
        version: None,
        named: stated.map(|name| name.own_id()),
        sent: Some(Sent { operation, origin: Origin::Request, node: root.own_id() }),
        ..record(root)
    }
}

/// Content as a mapping, or as a string whose inside is located through its escapes.
pub(crate) fn embedded(content: Node<'_>, format: Option<&str>, document: &mut Document) {
    if content.is_mapping() {
        document.content = Some(ContentAt::Here(content.own_id()));
        return content::read(ContentAt::Here(content.reached()), content, document, &|span| span);
    }
    if content.is_sequence() {
        document.content = Some(ContentAt::Here(content.own_id()));
    }
    if !content.is_scalar() || content.placeholder().is_some_and(|_| !content.text().contains("schemaVersion")) {
        return;
    }
    let text = content.text();
    let syntax = match format {
        Some("YAML") => Syntax::Yaml,
        Some("JSON") => Syntax::Json,
        _ if text.trim_start().starts_with('{') => Syntax::Json,
        _ => Syntax::Yaml,
    };
    let tree = Arc::new(parse_text(content.span().source, Arc::new(text.to_owned()), syntax));
    document.content = Some(ContentAt::Inside(content.own_id(), Arc::clone(&tree)));
    let Some(root) = tree.roots().next().filter(|root| root.is_mapping()) else { return };
    let at = ContentAt::Inside(content.reached(), Arc::clone(&tree));
    content::read(at, root, document, &outside(content));
}

/// A list of platforms; an empty one says nothing: not every kind of document has platforms.
pub(crate) fn platforms(list: Node<'_>) -> Option<Platforms> {
    let known: Vec<Platform> = list.items().filter_map(|item| Platform::read(reader::loose(item)?)).collect();
    (!known.is_empty() && known.len() == list.len()).then(|| Platforms {
        list: known,
        span: list.span(),
        derived: false,
    })
}
