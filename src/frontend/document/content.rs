//! The content of an SSM document: what it says of itself.

use crate::frontend::document::platforms;
use crate::frontend::reader::{self, Locate};
use crate::model::document::Document;
use crate::model::parameter::{AllowedPattern, Declared, Written};
use crate::model::value;
use crate::syntax::dialect::{Reading, reading};
use crate::syntax::node::Node;

/// Members that only the content of an SSM document has beside `schemaVersion`.
const OWN: &[&str] =
    &["mainSteps", "runtimeConfig", "sessionType", "assumeRole", "executableRunBooks", "templateInformation"];

/// Members that other formats have beside a `schemaVersion` as well.
const SHARED: &[&str] = &["packages", "parameters", "description"];

/// The versions of the schemas that SSM has.
const VERSIONS: &[&str] = &["0.3", "1.0", "1.2", "2.0", "2.2"];

/// Members of other formats that have a `schemaVersion` too: container images, EC2 Image Builder components.
const FOREIGN: &[&str] = &["phases", "mediaType", "manifests", "layers", "fsLayers", "config", "panels", "entrypoints"];

/// Whether a mapping is the content of an SSM document. Other formats have a `schemaVersion` and a description too: dashboards,
/// mods of games; what it says must then be a version that SSM has.
pub(crate) fn is_content(node: Node<'_>) -> bool {
    let Some(version) = node.get("schemaVersion").map(|entry| entry.value) else { return false };
    let known = || value::is_unknown(version) || reader::loose(version).is_some_and(|text| VERSIONS.contains(&text));
    !node.has_any(FOREIGN) && (node.has_any(OWN) || node.has_any(SHARED) && known())
}

/// Whether a mapping that was the content of an SSM document still looks like one, while somebody types its version or its steps.
pub(crate) fn is_still_content(node: Node<'_>) -> bool {
    let is_versioned = || node.get("schemaVersion").is_some() && node.has_any(SHARED);
    !node.has_any(FOREIGN) && (node.has_any(OWN) || is_versioned())
}

/// Reads the content into `document`: what it states already is kept.
pub(crate) fn read(node: Node<'_>, document: &mut Document, locate: Locate<'_>) {
    let version = reader::written_member(node, "schemaVersion", locate);
    if document.kind.is_none() {
        document.kind = version.as_ref().and_then(|version| kind(node, version));
    }
    document.schema_version = document.schema_version.take().or(version);
    document.span = document.span.or_else(|| node.get("schemaVersion").map(|entry| locate(entry.key.span())));
    document.parameters = parameters(node, locate);
    if document.platforms.is_none() {
        document.platforms = document.kind.as_ref().and_then(|kind| platforms::derive(node, &kind.text, locate));
    }
    document.is_content = true;
}

/// The document type that a content implies. Command and Policy look alike and are associated alike.
fn kind(node: Node<'_>, version: &Written) -> Option<Written> {
    let has = |name| node.get(name).is_some();
    let kind = match version.text.as_str() {
        "0.3" if has("executableRunBooks") || has("templateInformation") => "Automation.ChangeTemplate",
        "0.3" if has("mainSteps") => "Automation",
        "1.0" if has("sessionType") => "Session",
        "2.0" if has("packages") => "Package",
        "1.2" | "2.0" | "2.2" if has("mainSteps") || has("runtimeConfig") => "Command",
        _ => return None,
    };
    Some(Written { text: kind.to_owned(), span: version.span })
}

/// The declared parameters. A content without `parameters` declares none; `None` where they cannot be known.
fn parameters(node: Node<'_>, locate: Locate<'_>) -> Option<Vec<Declared>> {
    let map = reader::member(node, "parameters");
    let unseen = |map: Node<'_>| {
        map.is_open() || value::is_unknown(map) || map.entries().any(|entry| entry.key.placeholder().is_some())
    };
    if node.is_open() || map.is_some_and(unseen) {
        return None;
    }
    Some(map.into_iter().flat_map(Node::entries).map(|entry| declared(entry.key, entry.value, locate)).collect())
}

fn declared(key: Node<'_>, node: Node<'_>, locate: Locate<'_>) -> Declared {
    let names = ["type", "default", "allowedValues", "allowedPattern", "minChars", "maxChars", "minItems", "maxItems"];
    let members = node.get_each(names);
    let [kind, default, allowed, pattern, min_chars, max_chars, min_items, max_items] = members.map(reader::given);
    let [_, stated_default, ..] = members;
    let bound = |value: Option<Node<'_>>| reader::bound(value?, locate);
    Declared {
        name: Written { text: key.text().to_owned(), span: locate(key.span()) },
        kind: kind.and_then(reader::loose).map(str::to_owned),
        // Of one that may be declared in several ways nobody knows that it must be given.
        has_default: stated_default.is_some() || !node.is_mapping() || node.is_open(),
        default: default.and_then(reader::loose).map(str::to_owned),
        // A list of which one value is not known allows what is not seen.
        allowed_values: allowed
            .filter(|list| !list.is_open() && list.items().all(|item| reading(item) == Reading::Written))
            .and_then(|list| list.items().map(|item| reader::written(item, locate)).collect())
            .unwrap_or_default(),
        allowed_pattern: pattern.and_then(|pattern| reader::written(pattern, locate)).map(AllowedPattern::new),
        min_chars: bound(min_chars),
        max_chars: bound(max_chars),
        min_items: bound(min_items),
        max_items: bound(max_items),
    }
}
