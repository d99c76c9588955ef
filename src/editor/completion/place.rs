//! Where a word stands: in which member of what.

use crate::model::file::{File, Role};
use crate::model::value;
use crate::schema::describe::Described;
use crate::service::cloudformation::PROPERTIES;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::terraform::DOCUMENT;
use crate::syntax::at::{AtByte, Step};
use crate::syntax::hcl::tags::CALL;
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;

/// What a word is a part of.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Owner<'t> {
    /// An association, or a template's properties of one.
    Association(Node<'t>, Origin),
    /// The content of a document.
    Content(Node<'t>),
    /// The attributes of a resource of a template, and its type.
    Resource(Node<'t>),
    /// The configuration.
    Configuration,
    /// Something else that a schema describes.
    Other,
}

/// Where a word stands.
#[derive(Clone, Debug)]
pub(crate) struct Place<'t> {
    pub(crate) owner: Owner<'t>,
    /// What is described there: the value, or the mapping of a name.
    pub(crate) described: Option<Described>,
    /// The names of the members that lead there from the owner; `*` for an item.
    pub(crate) names: Vec<&'t str>,
    /// The mappings and lists that lead there, from the root.
    pub(crate) above: Vec<Node<'t>>,
    /// The mapping that a name is typed in.
    pub(crate) mapping: Option<Node<'t>>,
    /// What the word is a part of as it was read.
    pub(crate) node: Node<'t>,
    /// The function of a template whose argument is typed.
    pub(crate) function: Option<&'t str>,
}

impl<'t> Place<'t> {
    /// Where the word at a byte is in a tree; nowhere in what is not one of ours.
    pub(crate) fn of(file: &File, tree: &'t Tree, byte: usize) -> Option<Self> {
        let (steps, stands) = tree.at(byte)?;
        let (node, mapping) = match stands {
            AtByte::Key(mapping, key) => (key, Some(mapping)),
            AtByte::Value(node) => (node, None),
            AtByte::Gap => return None,
        };
        let mut above: Vec<Node<'t>> = steps
            .iter()
            .map(|step| match step {
                Step::Value { mapping, .. } => *mapping,
                Step::Item { sequence } => *sequence,
            })
            .collect();
        let inner = mapping.unwrap_or(node);
        let root = above.first().copied().unwrap_or(inner);
        let (owner, described) = start(file, root);
        let mut place = Self { owner, described, names: Vec::new(), above: Vec::new(), mapping, node, function: None };
        above.push(inner);
        let mut is_choice = false;
        for (step, child) in steps.iter().zip(above.iter().skip(1)) {
            match step {
                // The values of `Fn::If` stand for the value themselves.
                Step::Item { .. } if is_choice => is_choice = false,
                Step::Item { sequence } if sequence.tag().is_some_and(|tag| tag.name == "!If") => {}
                Step::Item { sequence } if sequence.tag().is_some() => place.described = None,
                Step::Item { .. } => place.enter_item(*child),
                Step::Value { key, .. } if key.text() == "Fn::If" => is_choice = true,
                Step::Value { key, .. } if key.text() == "Ref" || key.text().starts_with("Fn::") => {
                    place.function = Some(key.text().trim_start_matches("Fn::"));
                }
                Step::Value { mapping, key } => place.enter(key.text(), *mapping, *child),
            }
        }
        if let Some(tag) = node.tag().filter(|_| mapping.is_none()) {
            place.function = tag.name.strip_prefix('!').filter(|name| !name.is_empty());
        }
        place.above = above;
        Some(place)
    }

    /// Where the word at a byte is in the content of a document that a module encodes: an object, as an expression.
    pub(crate) fn of_module(tree: &'t Tree, byte: usize) -> Option<Self> {
        let (steps, stands) = tree.at(byte)?;
        let (node, mapping) = match stands {
            AtByte::Key(mapping, key) => (key, Some(mapping)),
            AtByte::Value(node) => (node, None),
            AtByte::Gap => return None,
        };
        let encodes = |sequence: &Node<'_>| {
            let function = sequence.nth(0).map_or("", Node::text);
            sequence.tag().is_some_and(|tag| tag.name == CALL) && matches!(function, "jsonencode" | "yamlencode")
        };
        let is_call = |step: &Step<'_>| matches!(step, Step::Item { sequence } if encodes(sequence));
        let call = steps.iter().position(is_call)?;
        let keys = steps.get(..call)?.iter().filter_map(|step| match step {
            Step::Value { key, .. } => Some(key.text()),
            Step::Item { .. } => None,
        });
        if !matches!(keys.collect::<Vec<_>>().as_slice(), ["resource", DOCUMENT, _, "content"]) {
            return None;
        }
        let inner = mapping.unwrap_or(node);
        let within = steps.get(call + 1..)?;
        let mut above: Vec<Node<'t>> = within
            .iter()
            .map(|step| match step {
                Step::Value { mapping, .. } => *mapping,
                Step::Item { sequence } => *sequence,
            })
            .collect();
        above.push(inner);
        let root = above.first().copied().filter(|root| root.is_mapping())?;
        let (owner, described) = (Owner::Content(root), content(root));
        let mut place = Self { owner, described, names: Vec::new(), above: Vec::new(), mapping, node, function: None };
        for (step, child) in within.iter().zip(above.iter().skip(1)) {
            match step {
                Step::Item { .. } => place.enter_item(*child),
                Step::Value { mapping, key } => place.enter(key.text(), *mapping, *child),
            }
        }
        place.above = above;
        Some(place)
    }

    fn enter_item(&mut self, item: Node<'t>) {
        self.described = self.described.and_then(Described::item);
        self.names.push("*");
        if self.names == ["Entries", "*"] && matches!(self.owner, Owner::Other) {
            self.owner = Owner::Association(item, Origin::Request);
            self.names.clear();
        }
    }

    fn enter(&mut self, name: &'t str, mapping: Node<'t>, child: Node<'t>) {
        self.names.push(name);
        match (self.owner, self.names.as_slice()) {
            // A resource of a template has its name, and its type.
            (Owner::Resource(_), ["Resources", _]) => self.owner = Owner::Resource(child),
            (Owner::Resource(resource), ["Resources", _, "Properties"]) => {
                let kind = resource.get("Type").map_or("", |entry| entry.value.text());
                (self.owner, self.described) = match kind {
                    "AWS::SSM::Association" => {
                        (Owner::Association(child, Origin::CloudFormation), Described::whole("create-association"))
                    }
                    "AWS::SSM::Document" => (Owner::Other, Described::whole("document-properties")),
                    _ => (Owner::Other, None),
                };
                self.names.clear();
            }
            (Owner::Other, ["Content"]) if child.is_mapping() => {
                (self.owner, self.described) = (Owner::Content(child), content(child));
                self.names.clear();
            }
            (Owner::Content(_), [.., "inputs"]) if mapping.get("action").is_some() => {
                let action = mapping.get("action").map_or("", |entry| entry.value.text());
                self.described = self.described.and_then(|step| inputs(step, action));
            }
            _ => self.described = self.described.and_then(|described| described.member(name)),
        }
    }

    /// The names of the members of an association of a template that are none of its request's.
    pub(crate) fn is_property(&self, name: &str) -> bool {
        match self.owner {
            Owner::Association(_, Origin::CloudFormation) if self.names.is_empty() => PROPERTIES.member(name).is_some(),
            _ => true,
        }
    }
}

/// What the inputs of a step are, by what it does.
fn inputs(step: Described, action: &str) -> Option<Described> {
    Described::definition(step.file(), &format!("inputs.{}", action.strip_prefix("aws:")?))
}

/// What the content of a document is, by its schema version.
fn content(root: Node<'_>) -> Option<Described> {
    let version = root.get("schemaVersion").map_or("", |entry| entry.value.text());
    Described::whole(match version {
        "2.2" | "2.0" | "2.1" => "document-command-2.2",
        "1.2" => "document-command-1.2",
        "1.0" => "document-session-1.0",
        _ => "document-automation-0.3",
    })
}

/// What a root is.
fn start<'t>(file: &File, root: Node<'t>) -> (Owner<'t>, Option<Described>) {
    let has = |name: &str| root.get(name).is_some();
    if file.role == Role::Configuration {
        return (Owner::Configuration, Described::whole("ssmlint"));
    }
    if has("Resources") && !has("schemaVersion") {
        return (Owner::Resource(root), None);
    }
    if has("schemaVersion") {
        return (Owner::Content(root), content(root));
    }
    let request = file.requests.iter().find(|request| request.root == root.id());
    let operation = request.map(|request| request.operation).or_else(|| {
        let is_other = file.has_facts() || has("Associations") || has("AssociationDescription");
        if is_other {
            return None;
        }
        let keys = value::entries(root).filter(|entry| entry.key.text() != "x").count();
        match () {
            () if has("Entries") => Some(Operation::CreateAssociationBatch),
            () if has("AssociationId") => Some(Operation::UpdateAssociation),
            () if has("Name") && has("Content") => Some(Operation::CreateDocument),
            () if has("Name") || has("Targets") || keys <= 1 => Some(Operation::CreateAssociation),
            () => None,
        }
    });
    match operation {
        Some(Operation::CreateAssociationBatch) => (Owner::Other, Described::whole("create-association-batch")),
        Some(Operation::CreateAssociation) => {
            (Owner::Association(root, Origin::Request), Described::whole("create-association"))
        }
        Some(Operation::UpdateAssociation) => {
            (Owner::Association(root, Origin::Request), Described::whole("update-association"))
        }
        Some(Operation::CreateDocument) => (Owner::Other, Described::whole("create-document")),
        Some(Operation::UpdateDocument) => (Owner::Other, Described::whole("update-document")),
        // A record of a document.
        None if has("Content") && has("Name") => (Owner::Other, None),
        None => (Owner::Other, None),
    }
}
