//! The content of one document, for a look at what it says of itself.

use crate::model::parameter::Declared;
use crate::model::value;
use crate::syntax::NodeId;
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;
use crate::syntax::tree::Tree;
use std::sync::Arc;

/// Where the content of a document stands.
#[derive(Clone, Debug)]
pub enum ContentAt {
    /// It is this node of the file.
    Here(NodeId),
    /// It is the text of this node of the file, read as a tree of its own. That tree's places are bytes of the text.
    Inside(NodeId, Arc<Tree>),
}

/// The content of one document.
#[derive(Debug)]
pub struct Content<'t> {
    /// The whole content; a mapping, unless it could not be read.
    pub root: Option<Node<'t>>,
    /// The tree that it stands in.
    pub tree: &'t Tree,
    /// The document's type, stated or implied.
    pub kind: Option<&'t str>,
    /// Whether the type is stated.
    pub kind_stated: bool,
    /// The name that a template gives the document, with its place.
    pub named: Option<(&'t str, Node<'t>)>,
    /// Whether the content stands in a string.
    pub embedded: bool,
    /// The parameters as they were read.
    pub declared: &'t [Declared],
    /// Whether another program writes a part of the text: then what is not there may come.
    pub templated: bool,
    /// How many bytes the content has, where it is written as it is sent.
    pub bytes: Option<usize>,
}

/// Whether another program writes a part of a content.
pub fn is_templated(root: Option<Node<'_>>, tree: &Tree) -> bool {
    let text = root.map_or(tree.text(), Node::written);
    text.contains("{%") || text.contains("<%") || !tree.errors().is_empty()
}

/// One step of a document.
#[derive(Copy, Clone, Debug)]
pub struct Step<'t> {
    /// The mapping that states it.
    pub node: Node<'t>,
    /// Whether it stands in a loop of another step.
    pub nested: bool,
}

/// The text of a scalar that no later step replaces; the document's own `{{ references }}` are no such text. `None` for
/// whatever is no string.
pub fn plain(node: Node<'_>) -> Option<&str> {
    let Some(Scalar::Text(text)) = node.scalar() else { return None };
    let replaced = ["${", "{%", "<%", "%%", "@@", "{{"].iter().any(|mark| text.contains(mark));
    let tagged =
        node.tag().is_some_and(|tag| tag.name.starts_with('!') && !tag.name.starts_with("!!") && tag.name != "!");
    (!replaced && !tagged).then_some(text)
}

impl<'t> Content<'t> {
    /// A member at the top; null counts as absent.
    pub fn member(&self, name: &str) -> Option<Entry<'t>> {
        self.root?.get(name).filter(|entry| !value::is_null(entry.value))
    }

    /// Whether the content surely has no such member.
    pub fn lacks(&self, name: &str) -> bool {
        let Some(root) = self.root else { return false };
        let open = root.is_open() || root.entries().any(|entry| entry.key.placeholder().is_some());
        !open && !self.templated && self.member(name).is_none()
    }

    /// The schema version, however it is written.
    pub fn version(&self) -> Option<&'t str> {
        let value = self.member("schemaVersion")?.value;
        if !value.is_scalar() || value.placeholder().is_some() {
            return None;
        }
        Some(value.text())
    }

    /// Whether it is a Command or Policy document.
    pub fn is_command(&self) -> bool {
        matches!(self.kind, Some("Command" | "Policy"))
    }

    /// Whether it is a runbook.
    pub fn is_automation(&self) -> bool {
        self.kind == Some("Automation")
    }

    /// Whether it is a Session document.
    pub fn is_session(&self) -> bool {
        self.kind == Some("Session")
    }

    /// Whether its steps stand in `mainSteps`.
    pub fn is_stepped(&self) -> bool {
        self.is_automation() || self.is_command()
    }

    /// Whether it is a document of one of the types that run something; of others only the shape is known.
    pub fn is_ssm_kind(&self) -> bool {
        self.is_automation() || self.is_command() || self.is_session()
    }

    /// The parameters that it declares: names and declarations.
    pub fn parameters(&self) -> impl Iterator<Item = Entry<'t>> + use<'t> {
        let map = self.member("parameters").map(|entry| entry.value).filter(|map| map.is_mapping());
        map.into_iter().flat_map(value::entries)
    }

    /// Whether there may be parameters that cannot be seen.
    pub fn parameters_open(&self) -> bool {
        let Some(entry) = self.member("parameters") else { return !self.lacks("parameters") };
        let map = entry.value;
        !map.is_mapping() || map.is_open() || map.entries().any(|entry| entry.key.placeholder().is_some())
    }

    /// The steps, those in loops behind the step that loops.
    pub fn steps(&self) -> Vec<Step<'t>> {
        let mut steps = Vec::new();
        if let Some(entry) = self.member("mainSteps") {
            collect(entry.value, false, &mut steps);
        }
        steps
    }

    /// Whether there may be steps that cannot be seen.
    pub fn steps_open(&self) -> bool {
        let open = |entry: Entry<'_>| {
            let list = entry.value;
            !list.is_sequence() || list.is_open() || list.items().any(|item| !item.is_mapping())
        };
        self.templated || self.member("mainSteps").is_none_or(|entry| open(entry) || entry.value.is_empty())
    }

    /// The texts in a node, in the order of the text.
    pub fn texts(node: Node<'t>) -> Vec<Node<'t>> {
        let mut texts = Vec::new();
        gather(node, &mut texts);
        texts
    }
}

fn collect<'t>(list: Node<'t>, nested: bool, steps: &mut Vec<Step<'t>>) {
    for node in list.items().filter(|item| item.is_mapping()) {
        steps.push(Step { node, nested });
        if let Some(inner) = node.get("inputs").and_then(|inputs| inputs.value.get("Steps")) {
            collect(inner.value, true, steps);
        }
    }
}

fn gather<'t>(node: Node<'t>, texts: &mut Vec<Node<'t>>) {
    if matches!(node.scalar(), Some(Scalar::Text(_))) {
        texts.push(node);
    }
    for item in node.items().chain(node.alternatives()) {
        gather(item, texts);
    }
    for entry in node.entries() {
        gather(entry.value, texts);
    }
}

impl<'t> Step<'t> {
    /// A member of the step; null counts as absent.
    pub fn member(&self, name: &str) -> Option<Entry<'t>> {
        self.node.get(name).filter(|entry| !value::is_null(entry.value))
    }

    /// Whether the step surely has no such member.
    pub fn lacks(&self, name: &str) -> bool {
        let open = self.node.is_open() || self.node.entries().any(|entry| entry.key.placeholder().is_some());
        !open && self.member(name).is_none()
    }

    /// Its name, where it is known.
    pub fn name(&self) -> Option<(&'t str, Node<'t>)> {
        let node = self.member("name")?.value;
        Some((plain(node)?, node))
    }

    /// Its action, where it is known.
    pub fn action(&self) -> Option<(&'t str, Node<'t>)> {
        let node = self.member("action")?.value;
        Some((plain(node)?, node))
    }
}
