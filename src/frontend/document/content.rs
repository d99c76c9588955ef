//! The content of an SSM document: what it says of itself.

use crate::frontend::document::platforms;
use crate::model::content::ContentAt;
use crate::model::declared::Parameters;
use crate::model::document::Document;
use crate::model::parameter::Written;
use crate::model::reader::{self, Locate};
use crate::model::value;
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

/// Reads the content, which stands there, into `document`: what it states already is kept.
pub(crate) fn read(at: ContentAt, node: Node<'_>, document: &mut Document, locate: Locate<'_>) {
    let version = reader::written_member(node, "schemaVersion", locate);
    if document.kind.is_none() {
        document.kind = version.as_ref().and_then(|version| kind(node, version));
    }
    document.schema_version = document.schema_version.take().or(version);
    document.span = document.span.or_else(|| node.get("schemaVersion").map(|entry| locate(entry.key.span())));
    document.parameters = Parameters::of_content(at, node, locate);
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
