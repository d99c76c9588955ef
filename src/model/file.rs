//! Everything that one file says.

use crate::model::association::Association;
use crate::model::configuration::Fault;
use crate::model::document::Document;
use crate::model::existing::Existing;
use crate::model::inventory::Inventory;
use crate::model::request::Request;
use crate::model::shape;
use crate::model::suppression::{Suppression, SuppressionFault};
use crate::model::template::TemplateFault;
use crate::schema::violation::ViolationKind;
use crate::service::error::Operation;
use crate::service::members;
use crate::source::id::SourceId;
use crate::source::span::Span;
use crate::syntax::error::SyntaxError;
use crate::syntax::tree::{NodeId, Tree};

/// Why a file was read: it decides what is said of it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Role {
    /// Named by the user: it is reported on, whatever it holds.
    Named,
    /// Found in a folder: reported on when it holds something of ours.
    Found,
    /// Listed in the configuration: read for its facts.
    Fact,
    /// The configuration itself.
    Configuration,
}

/// A request that was recognised in a file.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct RequestAt {
    /// Its root in the file's tree.
    pub root: NodeId,
    /// The operation that it calls.
    pub operation: Operation,
    /// Whether a template makes it: CloudFormation stands between it and the service.
    pub template: bool,
}

/// Everything that one file says; nothing in it is a finding.
#[derive(Debug)]
pub struct File {
    /// The source.
    pub source: SourceId,
    /// Why it was read.
    pub role: Role,
    /// Its tree; an inventory that was streamed has none.
    pub tree: Option<Tree>,
    /// The bytes that are no UTF-8, for a file of which nothing else is known.
    pub not_utf8: Option<Span>,
    /// The requests in it.
    pub requests: Vec<RequestAt>,
    /// The documents in it.
    pub documents: Vec<Document>,
    /// The instances in it.
    pub inventory: Inventory,
    /// The existing associations in it.
    pub existing: Vec<Existing>,
    /// Whether it is a template that names our resource types and could not be read to its end.
    pub cut_off: bool,
    /// What CloudFormation refuses in it as a template.
    pub template_faults: Vec<TemplateFault>,
    /// What is wrong with it as a configuration.
    pub faults: Vec<Fault>,
    /// The findings that it wants to be silent.
    pub suppressions: Vec<Suppression>,
    /// What is wrong with how it says so.
    pub suppression_faults: Vec<SuppressionFault>,
}

impl File {
    /// A file of which nothing is known yet.
    pub fn new(source: SourceId, role: Role) -> Self {
        Self {
            source,
            role,
            tree: None,
            not_utf8: None,
            requests: Vec::new(),
            documents: Vec::new(),
            inventory: Inventory::default(),
            existing: Vec::new(),
            cut_off: false,
            template_faults: Vec::new(),
            faults: Vec::new(),
            suppressions: Vec::new(),
            suppression_faults: Vec::new(),
        }
    }

    /// The associations of its requests, without a look at their shape.
    pub fn associations(&self) -> impl Iterator<Item = Association<'_>> {
        let tree = self.tree.as_ref();
        self.requests
            .iter()
            .filter_map(move |at| Some((*at, tree?.node(at.root)?)))
            .flat_map(|(at, node)| Request::of(at.operation, at.template, node, Vec::new()).associations())
    }

    /// What is wrong with its text, in source order.
    pub fn syntax_errors(&self) -> &[SyntaxError] {
        self.tree.as_ref().map_or(&[], Tree::errors)
    }

    /// The requests with what is wrong with their shape.
    pub fn open_requests(&self) -> impl Iterator<Item = Request<'_>> {
        let tree = self.tree.as_ref();
        self.requests.iter().filter_map(move |at| {
            let node = tree?.node(at.root)?;
            let mut violations = shape::violations(members::request(at.operation), node);
            if at.template {
                // What is no property was told of the template.
                violations.retain(|violation| !matches!(violation.kind, ViolationKind::UnknownMember { .. }));
            }
            Some(Request::of(at.operation, at.template, node, violations))
        })
    }

    /// Whether something of ours was recognised in it.
    pub fn is_ours(&self) -> bool {
        !(self.requests.is_empty()
            && self.documents.is_empty()
            && self.inventory.rows.is_empty()
            && self.existing.is_empty()
            && self.template_faults.is_empty()
            && !self.cut_off)
    }

    /// Whether findings about the text itself are due: it is ours, or somebody asked for it.
    pub fn is_reported(&self) -> bool {
        self.role != Role::Found || self.is_ours()
    }
}
