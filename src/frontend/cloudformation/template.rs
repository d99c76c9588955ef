//! The sections of a template, by name.

use crate::model::reader;
use crate::model::value;
use crate::settings::GivenParameter;
use crate::source::keyed::Keyed;
use crate::syntax::node::{Entry, Node};
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};

/// What a template is deployed to, as far as the configuration tells.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Deployment {
    /// The region.
    pub region: Option<String>,
    /// The account.
    pub account: Option<String>,
    /// What parameters are given, by name.
    pub given: BTreeMap<String, GivenParameter>,
}

/// The resource that makes an association.
pub(crate) const ASSOCIATION: &str = "AWS::SSM::Association";

/// The resource that makes a document.
pub(crate) const DOCUMENT: &str = "AWS::SSM::Document";

/// The resource that makes an instance, which may name documents.
pub(crate) const INSTANCE: &str = "AWS::EC2::Instance";

/// The sections of a template.
#[derive(Debug)]
pub(crate) struct Template<'t> {
    pub(crate) parameters: HashMap<&'t str, Node<'t>, Keyed>,
    pub(crate) mappings: HashMap<&'t str, Node<'t>, Keyed>,
    pub(crate) conditions: HashMap<&'t str, Node<'t>, Keyed>,
    /// The documents that it makes, by logical id.
    pub(crate) documents: HashMap<&'t str, Named<'t>>,
    pub(crate) deployment: &'t Deployment,
    /// How many nodes of conditions may still be looked at: circumstances are asked for again and again.
    pub(crate) steps: Cell<usize>,
}

/// What a document of a template is called.
#[derive(Clone, Debug)]
pub(crate) struct Named<'t> {
    /// Its name; its logical id where CloudFormation makes up a name.
    pub(crate) text: String,
    /// Where the name is written.
    pub(crate) node: Node<'t>,
    /// Whether the name is the author's own.
    pub(crate) stated: bool,
}

impl<'t> Template<'t> {
    /// Reads the sections of a template; documents are still to be named.
    pub(crate) fn read(root: Node<'t>, deployment: &'t Deployment) -> Self {
        let section = |name: &str| {
            let node = reader::member(root, name).into_iter();
            node.flat_map(value::entries).map(|entry| (entry.key.text(), entry.value)).collect()
        };
        Self {
            parameters: section("Parameters"),
            mappings: section("Mappings"),
            conditions: section("Conditions"),
            documents: HashMap::new(),
            deployment,
            steps: Cell::new(root.tree().len() * 10 + 200_000),
        }
    }

    /// What a parameter that the template declares is given.
    pub(crate) fn given(&self, name: &str) -> Option<&'t GivenParameter> {
        self.deployment.given.get(name).filter(|_| self.parameters.contains_key(name))
    }
}

/// A resource that makes something of ours, or may.
#[derive(Debug)]
pub(crate) struct Resource<'t> {
    /// Its logical id.
    pub(crate) key: Node<'t>,
    pub(crate) node: Node<'t>,
    /// Its type.
    pub(crate) kind: &'t str,
    pub(crate) properties: Option<Entry<'t>>,
    /// The condition under which it is made.
    pub(crate) condition: Option<Node<'t>>,
    pub(crate) depends_on: Option<Node<'t>>,
}

impl<'t> Resource<'t> {
    /// Reads a resource; `None` where it is of a type that is none of ours.
    pub(crate) fn of(key: Node<'t>, node: Node<'t>) -> Option<Self> {
        let kind = kind(node).filter(|kind| matches!(*kind, ASSOCIATION | DOCUMENT | INSTANCE))?;
        let [properties, condition, depends_on] = node.get_each(["Properties", "Condition", "DependsOn"]);
        let [condition, depends_on] = [condition, depends_on].map(reader::given);
        Some(Self { key, node, kind, properties, condition, depends_on })
    }
}

/// The type of a resource.
pub(crate) fn kind(resource: Node<'_>) -> Option<&str> {
    reader::text(resource, "Type")
}
