//! The content of one document, for a look at what it says of itself.

use crate::model::call::Call;
use crate::model::naming::{self, Naming};
use crate::model::parameter::Declared;
use crate::model::step::{Step, collect, plain};
use crate::model::used::{self, Used};
use crate::model::value;
use crate::service::reference::{Reference, references};
use crate::source::keyed::Keyed;
use crate::source::place::Place;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::node::{Entry, Node};
use crate::syntax::tree::Tree;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Where the content of a document stands.
#[derive(Clone, Debug)]
pub(crate) enum ContentAt {
    /// It is this node of the file.
    Here(NodeId),
    /// It is the text of this node of the file, read as a tree of its own. That tree's places are bytes of the text.
    Inside(NodeId, Arc<Tree>),
}

impl ContentAt {
    /// The whole content, in the tree of its file or in one of its own.
    pub(crate) fn root<'t>(&'t self, tree: &'t Tree) -> Option<Node<'t>> {
        match self {
            Self::Here(id) => tree.node(*id),
            Self::Inside(_, inner) => inner.roots().next(),
        }
    }

    /// The node of the file that holds it.
    pub(crate) fn outer<'t>(&self, tree: &'t Tree) -> Option<Node<'t>> {
        let (Self::Here(id) | Self::Inside(id, _)) = self;
        tree.node(*id)
    }

    /// Whether it is in a string, and is this text.
    pub(crate) fn is_text(&self, text: &str) -> bool {
        matches!(self, Self::Inside(_, inner) if inner.text() == text)
    }
}

/// Where bytes of the text of this node are in the file.
pub(crate) fn outside(outer: Node<'_>) -> impl Fn(Span) -> Span {
    let source = outer.span().source;
    move |inner| Span { source, ..outer.slice(inner.range()).span }
}

/// The content of one document.
#[derive(Debug)]
pub(crate) struct Content<'t> {
    /// The whole content; a mapping, unless it could not be read.
    pub root: Option<Node<'t>>,
    /// The node of the file that holds it.
    pub outer: Node<'t>,
    /// The tree that it is in.
    pub tree: &'t Tree,
    /// The document's type, stated or implied.
    pub kind: Option<&'t str>,
    /// Whether the type is stated.
    pub kind_stated: bool,
    /// The name that a template gives the document, with its place.
    pub named: Option<(&'t str, Node<'t>)>,
    /// The call that makes or changes the document, where a file states one.
    pub call: Option<Call<'t>>,
    /// Whether the content is in a string.
    pub embedded: bool,
    /// The parameters as they were read.
    pub declared: &'t [Declared],
    /// Whether another program writes a part of the text: then what is not there may come.
    pub templated: bool,
    /// How many bytes the content has, where it is written as it is sent.
    pub bytes: Option<usize>,
    /// The document's name, where it is known: a file's stem, or what is stated.
    pub name: &'t str,
    /// What several rules ask for.
    pub seen: Seen<'t>,
}

/// What several rules ask for: looked for once.
#[derive(Debug, Default)]
pub(crate) struct Seen<'t> {
    parameters: OnceCell<Vec<Declaration<'t>>>,
    steps: OnceCell<Vec<Step<'t>>>,
    used: OnceCell<Vec<Used<'t>>>,
    texts: OnceCell<Vec<Node<'t>>>,
    braced: OnceCell<Vec<Node<'t>>>,
    references: OnceCell<Vec<Referring<'t>>>,
    namings: OnceCell<Vec<Naming<'t>>>,
}

/// A parameter as a content declares it.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Declaration<'t> {
    /// Its name.
    pub name: Node<'t>,
    /// The declaration: a mapping, unless it is wrong.
    pub node: Node<'t>,
    /// The same as it was read for those who give it a value.
    pub declared: Option<&'t Declared>,
    /// `type`, where it is given.
    pub kind: Option<Entry<'t>>,
    /// The type that it names, where that is known.
    pub kind_name: Option<&'t str>,
    /// `default`, where it is given.
    pub default: Option<Entry<'t>>,
    /// `allowedValues`, where they are given.
    pub allowed_values: Option<Entry<'t>>,
    /// `allowedPattern`, where it is given.
    pub allowed_pattern: Option<Entry<'t>>,
}

impl<'t> Declaration<'t> {
    fn read(Entry { key, value }: Entry<'t>, declared: Option<&'t Declared>) -> Self {
        let [kind, default, allowed_values, allowed_pattern] =
            value.get_each(["type", "default", "allowedValues", "allowedPattern"]);
        let kind_name = kind.and_then(|kind| plain(kind.value));
        Self { name: key, node: value, declared, kind, kind_name, default, allowed_values, allowed_pattern }
    }
}

/// A text with a reference in it, and where in its bytes.
pub(crate) type Referring<'t> = (Node<'t>, Range<usize>, Reference<'t>);

/// Whether another program writes a part of a content.
pub(crate) fn is_templated(root: Option<Node<'_>>, tree: &Tree) -> bool {
    let text = root.map_or(tree.text(), Node::written);
    text.contains("{%") || text.contains("<%") || !tree.errors().is_empty()
}

impl<'t> Content<'t> {
    /// A member at the top; null counts as absent.
    pub(crate) fn member(&self, name: &str) -> Option<Entry<'t>> {
        self.root?.get(name).filter(|entry| !value::is_null(entry.value))
    }

    /// Whether the content surely has no such member.
    pub(crate) fn lacks(&self, name: &str) -> bool {
        let Some(root) = self.root else { return false };
        let open = || root.is_open() || root.entries().any(|entry| entry.key.placeholder().is_some());
        self.member(name).is_none() && !self.templated && !open()
    }

    /// Where a node of the content is in the file.
    pub(crate) fn place(&self, node: Node<'t>) -> Place {
        if self.embedded { self.outer.slice(node.span().range()) } else { node.place() }
    }

    /// The schema version, however it is written.
    pub(crate) fn version(&self) -> Option<&'t str> {
        let value = self.member("schemaVersion")?.value;
        if !value.is_scalar() || value.placeholder().is_some() {
            return None;
        }
        Some(value.text())
    }

    /// Whether it is a Command or Policy document.
    pub(crate) fn is_command(&self) -> bool {
        matches!(self.kind, Some("Command" | "Policy"))
    }

    /// Whether it is a runbook.
    pub(crate) fn is_automation(&self) -> bool {
        self.kind == Some("Automation")
    }

    /// Whether it is a Session document.
    pub(crate) fn is_session(&self) -> bool {
        self.kind == Some("Session")
    }

    /// Whether its steps are in `mainSteps`.
    pub(crate) fn is_stepped(&self) -> bool {
        self.is_automation() || self.is_command()
    }

    /// Whether it is a document of one of the types that run something; of others only the shape is known.
    pub(crate) fn is_ssm_kind(&self) -> bool {
        self.is_automation() || self.is_command() || self.is_session()
    }

    /// The parameters that it declares.
    pub(crate) fn parameters(&self) -> &[Declaration<'t>] {
        self.seen.parameters.get_or_init(|| {
            let map = self.member("parameters").map(|entry| entry.value).filter(|map| map.is_mapping());
            let named = self.declared.iter().map(|declared| (declared.name.text.as_str(), declared));
            let known: HashMap<&str, &'t Declared, Keyed> = named.collect();
            let declaration = |entry: Entry<'t>| Declaration::read(entry, known.get(entry.key.text()).copied());
            map.into_iter().flat_map(value::entries).map(declaration).collect()
        })
    }

    /// Whether there may be parameters that cannot be seen.
    pub(crate) fn parameters_open(&self) -> bool {
        let Some(entry) = self.member("parameters") else { return !self.lacks("parameters") };
        let map = entry.value;
        !map.is_mapping() || map.is_open() || map.entries().any(|entry| entry.key.placeholder().is_some())
    }

    /// The steps, those in loops after the step that loops.
    pub(crate) fn steps(&self) -> &[Step<'t>] {
        self.seen.steps.get_or_init(|| {
            let mut steps = Vec::new();
            if let Some(entry) = self.member("mainSteps") {
                collect(entry.value, false, &mut steps);
            }
            steps
        })
    }

    /// The actions and plugins whose inputs are known, in the order of the text.
    pub(crate) fn used(&self) -> &[Used<'t>] {
        self.seen.used.get_or_init(|| {
            if self.is_command() && self.version() == Some("1.2") {
                return self.member("runtimeConfig").map(|entry| used::of_schema_1_2(entry.value)).unwrap_or_default();
            }
            let stepped = self.is_stepped() || self.kind == Some("Automation.ChangeTemplate");
            if stepped { used::of(self.steps(), self.is_command()) } else { Vec::new() }
        })
    }

    /// The texts in the steps, or in the plugins of schema 1.2, in the order of the text.
    pub(crate) fn step_texts(&self) -> &[Node<'t>] {
        self.seen.texts.get_or_init(|| {
            let steps = ["mainSteps", "runtimeConfig"].into_iter().filter_map(|name| self.member(name));
            steps.flat_map(|entry| Self::texts(entry.value)).collect()
        })
    }

    /// Those of the texts in the steps that hold doubled braces.
    fn braced(&self) -> &[Node<'t>] {
        let holds = |node: &Node<'_>| node.text().contains("{{");
        self.seen.braced.get_or_init(|| self.step_texts().iter().copied().filter(holds).collect())
    }

    /// The references in the steps to parameters and to Parameter Store, in the order of the text.
    pub(crate) fn references(&self) -> &[Referring<'t>] {
        self.seen.references.get_or_init(|| {
            let each = |node: &Node<'t>| {
                let node = *node;
                references(node.text()).map(move |(range, reference)| (node, range, reference))
            };
            self.braced().iter().flat_map(each).collect()
        })
    }

    /// What the steps of a runbook say of its own values.
    pub(crate) fn namings(&self) -> &[Naming<'t>] {
        self.seen.namings.get_or_init(|| naming::of(self.braced()))
    }

    /// Whether there may be steps that cannot be seen.
    pub(crate) fn steps_open(&self) -> bool {
        let open = |entry: Entry<'_>| {
            let list = entry.value;
            !list.is_sequence() || list.is_open() || list.items().any(|item| !item.is_mapping())
        };
        self.templated || self.member("mainSteps").is_none_or(|entry| open(entry) || entry.value.is_empty())
    }

    /// The texts in a node, in the order of the text.
    pub(crate) fn texts(node: Node<'t>) -> Vec<Node<'t>> {
        let mut texts = Vec::new();
        gather(node, &mut texts);
        texts
    }
}

fn gather<'t>(node: Node<'t>, texts: &mut Vec<Node<'t>>) {
    if node.is_text() {
        texts.push(node);
    }
    for item in node.items().chain(node.alternatives()) {
        gather(item, texts);
    }
    for entry in node.entries() {
        gather(entry.value, texts);
    }
}
