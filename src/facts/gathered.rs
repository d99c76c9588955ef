//! All facts of one run, and what may be concluded from their absence.

use crate::facts::amazon::{self, Catalogue};
use crate::facts::asked::Asked;
use crate::facts::documents::Known;
use crate::facts::fleet::{Fleet, Tags};
use crate::facts::instances::{Index, Node, NodeNumber, Nodes};
use crate::model::existing::Existing;
use crate::model::file::File;
use crate::model::inventory::Inventory;
use crate::model::value::Text;
use crate::service::document_name::DocumentName;
use crate::settings::Settings;
use crate::source::keyed::Keyed;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The answer to a question about something that may be defined elsewhere.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Lookup<T> {
    /// It is there.
    Found(T),
    /// It is not there: the user said that what is listed is all.
    Absent,
    /// It is not listed, which says nothing.
    Unknown,
}

impl<T> Lookup<T> {
    /// What was found.
    pub(crate) fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::Absent | Self::Unknown => None,
        }
    }
}

/// What is gathered of the nodes by who asks first.
pub(crate) type FleetSoFar = (Option<Arc<Index>>, Option<Arc<Tags>>);

/// All facts, as one file asks for them.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Facts<'w> {
    all: &'w Gathered<'w>,
    /// Where it is written down what was asked, if somebody wants to know.
    asked: Option<&'w Asked>,
}

/// All facts of one state of the files.
#[derive(Debug)]
pub(crate) struct Gathered<'w> {
    settings: &'w Settings,
    catalogue: Catalogue,
    documents: HashMap<&'w str, Known<'w>, Keyed>,
    /// Documents that only the template knows that makes them, by their logical ids.
    local: HashMap<SourceId, HashMap<&'w str, Known<'w>>>,
    /// Documents that templates make under a name of their own, by where the name is written.
    stated: HashMap<Span, Known<'w>>,
    nodes: OnceLock<Arc<Index>>,
    existing: Vec<&'w Existing>,
    /// Those that list a node.
    inventories: Vec<&'w Inventory>,
    tags: OnceLock<Arc<Tags>>,
    by_id: HashMap<&'w str, usize, Keyed>,
    by_node: HashMap<(&'w str, &'w str), usize, Keyed>,
    by_document: HashMap<&'w str, Vec<&'w Existing>, Keyed>,
    /// How many name a node as their `InstanceId`.
    on_node: HashMap<&'w str, u64, Keyed>,
}

impl<'w> Gathered<'w> {
    /// Gathers the facts of all files, in their order. Of what the `catalogue` knows only documents count that no file defines.
    pub(crate) fn gather(files: &[&'w File], catalogue: Catalogue, settings: &'w Settings) -> Self {
        let mut facts = Self {
            settings,
            catalogue,
            documents: HashMap::default(),
            local: HashMap::new(),
            stated: HashMap::new(),
            nodes: OnceLock::new(),
            existing: Vec::new(),
            inventories: files
                .iter()
                .map(|file| &file.inventory)
                .filter(|inventory| !inventory.rows.is_empty())
                .collect(),
            tags: OnceLock::new(),
            by_id: HashMap::default(),
            by_node: HashMap::default(),
            by_document: HashMap::default(),
            on_node: HashMap::default(),
        };
        for file in files.iter().copied() {
            for document in &file.documents {
                let known = match document.scope {
                    None => facts.documents.entry(&document.name).or_default(),
                    Some(source) => facts.local.entry(source).or_default().entry(&document.name).or_default(),
                };
                known.add(document);
                if let Some(span) = document.span.filter(|_| document.named.is_some()) {
                    facts.stated.entry(span).or_default().add(document);
                }
            }
            for existing in &file.existing {
                facts.add_existing(existing);
            }
        }
        facts
    }

    fn add_existing(&mut self, existing: &'w Existing) {
        let index = self.existing.len();
        if let Some(id) = &existing.id {
            self.by_id.entry(id).or_insert(index);
        }
        if let (Some(name), Some(node)) = (&existing.name, &existing.instance_id) {
            self.by_node.entry((name, node)).or_insert(index);
        }
        if let Some(name) = &existing.name {
            self.by_document.entry(name).or_default().push(existing);
        }
        if let Some(node) = &existing.instance_id {
            *self.on_node.entry(node).or_default() += 1;
        }
        self.existing.push(existing);
    }

    /// All nodes by id; gathered when first asked for, while others are at work.
    fn nodes(&'w self) -> Nodes<'w> {
        let index = self.nodes.get_or_init(|| Arc::new(Index::of(&self.inventories)));
        Nodes::of(index, &self.inventories)
    }

    /// What was gathered of the nodes so far.
    pub(crate) fn fleet_so_far(&self) -> FleetSoFar {
        (self.nodes.get().cloned(), self.tags.get().cloned())
    }

    /// Takes over what was gathered of the nodes of the same inventories.
    pub(crate) fn take_over(&self, (nodes, tags): FleetSoFar) {
        // Nobody has asked yet.
        let _ = nodes.map(|nodes| self.nodes.set(nodes));
        let _ = tags.map(|tags| self.tags.set(tags));
    }

    /// The document of this name, of those that files define and of Amazon's.
    fn document(&self, name: &str) -> Option<&Known<'w>> {
        if let Some(known) = self.documents.get(name) {
            return Some(known);
        }
        let read = DocumentName::read(name);
        if !self.is_own(read) && !read.is_amazon() {
            return None;
        }
        self.documents.get(read.bare()).or_else(|| amazon::known(name, self.catalogue))
    }

    /// Whether a name may be that of a document of the account.
    fn is_own(&self, name: DocumentName<'_>) -> bool {
        let DocumentName::Arn(arn) = name else { return true };
        let region = self.settings.region.as_deref().is_none_or(|region| region == arn.region);
        region && self.settings.account.as_deref() == Some(arn.account)
    }
}

impl<'w> Facts<'w> {
    /// What was gathered; `asked` is told what is asked for.
    pub(crate) fn of(all: &'w Gathered<'w>, asked: Option<&'w Asked>) -> Self {
        Self { all, asked }
    }

    fn ask(&self, of: fn(&Asked)) {
        self.asked.into_iter().for_each(of);
    }

    /// The document that this text of an association names: one of its own file, or of any.
    pub(crate) fn document_of(&self, text: Text<'_>) -> Lookup<&'w Known<'w>> {
        let source = text.node().tree().source();
        if let Some(own) = self.all.local.get(&source).and_then(|own| own.get(text.as_str())) {
            return Lookup::Found(own);
        }
        // A reference is to this very document, though others may have its name.
        let referred = || text.node().origin().and_then(|written| self.all.stated.get(&written));
        match self.document(text.as_str()) {
            Lookup::Found(known) if known.is_several() => Lookup::Found(referred().unwrap_or(known)),
            found => found,
        }
    }

    /// The document of this name. Absent only where the user said that all are listed, and then never for Amazon's own,
    /// for another account's, or for those that the user named as external.
    pub(crate) fn document(&self, name: &str) -> Lookup<&'w Known<'w>> {
        if let Some(asked) = self.asked {
            asked.document(name);
            asked.document(DocumentName::read(name).bare());
        }
        if let Some(known) = self.all.document(name) {
            return Lookup::Found(known);
        }
        let read = DocumentName::read(name);
        let settings = self.all.settings;
        let listed = |listed: &String| listed == name || listed == read.bare();
        let excused = read.is_amazon() || !self.all.is_own(read) || settings.external_documents.iter().any(listed);
        if settings.documents.is_complete() && !excused { Lookup::Absent } else { Lookup::Unknown }
    }

    /// Whether the user says that all documents of the account are listed.
    pub(crate) fn lists_all_documents(&self) -> bool {
        self.all.settings.documents.is_complete()
    }

    /// The names of the documents of the account that are known, sorted: for suggestions.
    pub(crate) fn document_names(&self) -> Vec<&'w str> {
        self.ask(Asked::all_names);
        let is_own = |name: &&str| !DocumentName::read(name).is_amazon();
        let mut names: Vec<&str> = self.all.documents.keys().copied().filter(is_own).collect();
        names.sort_unstable();
        names
    }

    fn nodes(&self) -> Nodes<'w> {
        self.ask(Asked::nodes);
        self.all.nodes()
    }

    /// The node of this id.
    pub(crate) fn node(&self, id: &str) -> Lookup<Node<'w>> {
        match self.nodes().get(id) {
            Some(node) => Lookup::Found(node),
            None if self.all.settings.inventory.is_complete() => Lookup::Absent,
            None => Lookup::Unknown,
        }
    }

    /// The ids of the nodes that the inventories list, in their order.
    pub(crate) fn node_ids(&self) -> impl Iterator<Item = &'w str> {
        (0..).map_while(|number| Some(self.node_of(number)?.id))
    }

    /// How many nodes the inventories list.
    pub(crate) fn node_count(&self) -> usize {
        self.nodes().count()
    }

    /// The node of a number.
    pub(crate) fn node_of(&self, number: NodeNumber) -> Option<Node<'w>> {
        self.nodes().node(number)
    }

    /// All nodes by id and by tag; the tags are gathered when first asked for.
    pub(crate) fn fleet(&self) -> Fleet<'w> {
        let nodes = self.nodes();
        Fleet::of(nodes, self.all.tags.get_or_init(|| Arc::new(Tags::gather(&self.all.inventories, nodes))))
    }

    /// Whether an inventory was read.
    pub(crate) fn has_inventory(&self) -> bool {
        self.ask(Asked::nodes);
        !self.all.inventories.is_empty()
    }

    /// The existing association of this id.
    pub(crate) fn association(&self, id: &str) -> Lookup<&'w Existing> {
        self.ask(Asked::associations);
        match self.all.by_id.get(id).and_then(|&index| self.all.existing.get(index)) {
            Some(existing) => Lookup::Found(existing),
            None if self.all.settings.associations.is_complete() => Lookup::Absent,
            None => Lookup::Unknown,
        }
    }

    /// The existing association of this document with this node, made with `InstanceId`.
    pub(crate) fn association_of(&self, name: &str, node: &str) -> Option<&'w Existing> {
        self.ask(Asked::associations);
        self.all.existing.get(*self.all.by_node.get(&(name, node))?).copied()
    }

    /// Whether any existing association is listed.
    pub(crate) fn has_associations(&self) -> bool {
        self.ask(Asked::associations);
        !self.all.existing.is_empty()
    }

    /// The existing associations of this document, in the order of the files.
    pub(crate) fn associations_of(&self, name: &str) -> &'w [&'w Existing] {
        self.ask(Asked::associations);
        self.all.by_document.get(name).map_or(&[], Vec::as_slice)
    }

    /// How many existing associations were made with this node as their `InstanceId`.
    pub(crate) fn associations_on(&self, node: &str) -> u64 {
        self.ask(Asked::associations);
        self.all.on_node.get(node).copied().unwrap_or_default()
    }

    /// How many associations the account has at least.
    pub(crate) fn association_count(&self) -> u64 {
        self.ask(Asked::associations);
        let listed = self.all.existing.len() as u64;
        self.all.settings.association_count.map_or(listed, |count| count.max(listed))
    }
}
