//! Everything that one file says.

use crate::model::association::Association;
use crate::model::configuration::Fault;
use crate::model::document::Document;
use crate::model::existing::Existing;
use crate::model::inventory::Inventory;
use crate::model::parameter::Patterns;
use crate::model::refused::Refused;
use crate::model::request::Request;
use crate::model::shape::{self, Known};
use crate::model::suppression::{Suppression, SuppressionFault};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::model::value;
#[cfg(feature = "config")]
use crate::schema::validate;
use crate::schema::violation::{Violation, ViolationKind};
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::requests;
use crate::service::shape::Structure;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::error::{SyntaxError, SyntaxErrorKind};
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// Why a file was read: it decides what is said of it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Role {
    /// Handed over as text (standard input, an editor, a program): reported on, whatever it holds.
    Given,
    /// Named by the user: reported on when it holds something of ours. Hooks name every file that changed.
    Named,
    /// Found in a folder: reported on when it holds something of ours.
    Found,
    /// Only with an editor, and not in a file yet: reported on when it holds something of ours; what belongs to it may be missing.
    Draft,
    /// Listed in the configuration: read for its facts.
    Fact,
    /// Belongs to a module of which other files are reported on: read for what it says of those, and never reported on itself.
    Beside,
    /// Gives values to variables of Terraform modules: reported on when its own text is wrong.
    Values,
    /// The configuration itself.
    Configuration,
}

/// The members in which the outputs about nodes and associations list them.
const LISTS: &[&str] = &["InstanceInformationList", "Reservations", "Associations", "AssociationDescription"];

/// A request that was recognised in a file.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct RequestAt {
    /// Its root in the file's tree.
    pub root: NodeId,
    /// The operation that it calls.
    pub operation: Operation,
    /// Who stands between it and the service.
    pub origin: Origin,
    /// Whether it was found to have the shape that the service takes.
    pub is_judged: bool,
}

/// What a file was recognised as while somebody has it open.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// A request about associations.
    Request(Operation),
    /// The content of a document.
    Content,
}

/// An association of a template whose document is not known for sure, as it is for each document that it may be of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Variants {
    /// The root of the association's request in the file's tree.
    pub request: NodeId,
    /// The root of a request for each document.
    pub roots: Vec<NodeId>,
    /// Whether it is surely one of them.
    pub complete: bool,
}

/// Everything that one file says; nothing in it is a finding.
#[derive(Debug)]
pub struct File {
    /// The source.
    pub source: SourceId,
    /// The number of this reading: no two have the same.
    pub(crate) reading: u64,
    /// Why it was read.
    pub role: Role,
    /// What it was recognised as: the last time that it was, where somebody types in it.
    pub(crate) kind: Option<Kind>,
    /// Its tree, which the files of a Terraform module share; an inventory that was streamed has none.
    pub tree: Option<Arc<Tree>>,
    /// Which errors of its tree are its own, where it shares the tree.
    pub(crate) own_errors: Option<Range<usize>>,
    /// The bytes that are no UTF-8, for a file of which nothing else is known.
    pub(crate) not_utf8: Option<Span>,
    /// The requests in it.
    pub(crate) requests: Vec<RequestAt>,
    /// What associations of a template are for each document that they may be of, in the order of the requests.
    pub(crate) variants: Vec<Variants>,
    /// The documents in it.
    pub documents: Vec<Document>,
    /// The instances in it.
    pub inventory: Inventory,
    /// The existing associations in it.
    pub existing: Vec<Existing>,
    /// Whether it is a template.
    pub is_template: bool,
    /// Whether it is a file of a Terraform module, or a plan, that may make something of ours: though it make nothing.
    pub(crate) is_terraform: bool,
    /// Whether it may be written for Terraform before 0.12, whose syntax was another one.
    pub(crate) is_old_terraform: bool,
    /// The addresses of the resources of a plan, by the number of the request that each makes.
    pub(crate) addresses: BTreeMap<u32, Span>,
    /// The bytes of values that a plan says are sensitive.
    pub(crate) secrets: Vec<Range<usize>>,
    /// Whether it could not be read to its end, and its text shows that it is ours.
    pub(crate) cut_off: bool,
    /// The parameters that templates in it declare, and whether their values are secrets.
    pub(crate) declared: BTreeMap<String, bool>,
    /// What CloudFormation refuses in it as a template.
    pub(crate) template_faults: Vec<TemplateFault>,
    /// What Terraform refuses in it before any call.
    pub(crate) refused: Vec<Refused>,
    /// The rules that it names as a configuration, and that do not exist.
    pub(crate) unknown_rules: Vec<Fault>,
    faults: OnceLock<Vec<Fault>>,
    /// Where names stand that its template does not have, sorted.
    missing_names: OnceLock<Vec<Span>>,
    /// The findings that it wants to be silent.
    pub(crate) suppressions: Vec<Suppression>,
    /// What is wrong with how it says so.
    pub(crate) suppression_faults: Vec<SuppressionFault>,
}

impl File {
    /// A file of which nothing is known yet.
    pub(crate) fn new(source: SourceId, role: Role) -> Self {
        static READINGS: AtomicU64 = AtomicU64::new(0);
        Self {
            source,
            reading: READINGS.fetch_add(1, Ordering::Relaxed),
            role,
            kind: None,
            tree: None,
            own_errors: None,
            not_utf8: None,
            requests: Vec::new(),
            variants: Vec::new(),
            documents: Vec::new(),
            inventory: Inventory::default(),
            existing: Vec::new(),
            is_template: false,
            is_terraform: false,
            is_old_terraform: false,
            addresses: BTreeMap::new(),
            secrets: Vec::new(),
            cut_off: false,
            declared: BTreeMap::new(),
            template_faults: Vec::new(),
            refused: Vec::new(),
            unknown_rules: Vec::new(),
            faults: OnceLock::new(),
            missing_names: OnceLock::new(),
            suppressions: Vec::new(),
            suppression_faults: Vec::new(),
        }
    }

    /// Takes the tree of its text, of which its documents read more when somebody asks.
    pub(crate) fn hold(&mut self, tree: Arc<Tree>) {
        self.documents.iter_mut().for_each(|document| document.parameters.hold(&tree));
        self.tree = Some(tree);
    }

    /// Whether a name stands within these bytes that its template does not have.
    pub(crate) fn lacks_name(&self, within: Span) -> bool {
        let missing = self.missing_names.get_or_init(|| {
            let faults = self.template_faults.iter();
            let missing = faults.filter(|fault| matches!(fault.kind, TemplateFaultKind::Missing(_)));
            let mut spans: Vec<Span> = missing.map(|fault| fault.place.span).collect();
            spans.sort_unstable();
            spans
        });
        let from = missing.partition_point(|span| span.start < within.start);
        let mut inside = missing.get(from..).unwrap_or_default().iter().take_while(|span| span.start <= within.end);
        inside.any(|span| span.end <= within.end)
    }

    /// The associations of its requests, without a look at their shape.
    pub fn associations(&self) -> impl Iterator<Item = Association<'_>> {
        self.unchecked().flat_map(|request| request.associations())
    }

    /// Its requests, without a look at their shape.
    pub(crate) fn unchecked(&self) -> impl Iterator<Item = Request<'_>> {
        let nodes = self.requests.iter().filter_map(|at| Some((*at, self.tree.as_ref()?.node(at.root)?)));
        nodes.map(|(at, node)| Request::of(at.operation, at.origin, node, Vec::new()))
    }

    /// How many mistakes of a configuration it holds, as far as they are told.
    pub fn fault_count(&self) -> usize {
        self.faults().len()
    }

    /// The operations of its requests.
    pub fn operations(&self) -> impl Iterator<Item = Operation> {
        self.requests.iter().map(|request| request.operation)
    }

    /// What is wrong with it as a configuration. Looked for once, and not before somebody asks: the schema is compiled
    /// for it, which other files need not wait for.
    pub(crate) fn faults(&self) -> &[Fault] {
        if self.role != Role::Configuration {
            return &[];
        }
        self.faults.get_or_init(|| {
            // An empty one chooses nothing.
            let root = self.tree.as_deref().and_then(|tree| tree.roots().next());
            let root = root.filter(|root| !root.is_scalar() || !root.text().is_empty());
            let violations = root.map(violations).unwrap_or_default();
            violations.into_iter().map(Fault::Shape).chain(self.unknown_rules.iter().cloned()).collect()
        })
    }

    /// Whether something of the configuration in it could not be read, so that the settings are not what the author meant.
    /// An unknown member is told and passed over.
    pub fn is_broken(&self) -> bool {
        let wrong = |error: &SyntaxError| error.kind != SyntaxErrorKind::Empty;
        if self.role == Role::Configuration && self.syntax_errors().iter().any(wrong) {
            return true;
        }
        self.faults().iter().any(|fault| match fault {
            Fault::Shape(violation) => !matches!(violation.kind, ViolationKind::UnknownMember { .. }),
            Fault::UnknownRule { .. } => false,
        })
    }

    /// What is wrong with its text, in source order.
    pub fn syntax_errors(&self) -> &[SyntaxError] {
        let errors = self.tree.as_deref().map_or(&[][..], Tree::errors);
        match &self.own_errors {
            Some(own) => errors.get(own.clone()).unwrap_or_default(),
            None => errors,
        }
    }

    /// The calls that make the documents of a template in it.
    pub(crate) fn made_documents(&self) -> impl Iterator<Item = RequestAt> {
        let sent = self.documents.iter().filter_map(|document| document.sent).filter(|sent| sent.origin.is_template());
        sent.map(|sent| RequestAt { root: sent.node, operation: sent.operation, origin: sent.origin, is_judged: false })
    }

    /// A request of this file with what is wrong with its shape.
    pub(crate) fn open(&self, at: RequestAt) -> Option<Request<'_>> {
        self.opened(at, shape::violations)
    }

    /// The same, where of some entries that is known already.
    pub(crate) fn open_but(&self, at: RequestAt, known: Known<'_>) -> Option<Request<'_>> {
        self.opened(at, |structure, node| shape::violations_but(structure, node, known))
    }

    fn opened<'f>(
        &'f self,
        at: RequestAt,
        violations: impl FnOnce(&'static Structure, Node<'f>) -> Vec<Violation>,
    ) -> Option<Request<'f>> {
        let node = self.tree.as_ref()?.node(at.root)?;
        if at.is_judged {
            return Some(Request::of(at.operation, at.origin, node, Vec::new()));
        }
        let mut violations = violations(requests::call(at.operation, at.origin), node);
        match at.origin {
            // What is not a property was told of the template.
            Origin::CloudFormation => {
                violations.retain(|violation| !matches!(violation.kind, ViolationKind::UnknownMember { .. }));
            }
            // The object that the content is made of stands for its text.
            Origin::Terraform => {
                let is_object = |violation: &Violation| {
                    violation.member == Some("Content") && matches!(violation.kind, ViolationKind::WrongType { .. })
                };
                violations.retain(|violation| !is_object(violation));
            }
            Origin::Request => {}
        }
        Some(Request::of(at.operation, at.origin, node, violations))
    }

    /// What an association is for each document that it may be of, where that is not known for sure; and whether it is
    /// surely one of them.
    pub(crate) fn variants_of<'f>(&'f self, association: &Association<'f>) -> (Vec<Association<'f>>, bool) {
        let request = association.node.own_id();
        let at = self.variants.partition_point(|variants| variants.request < request);
        let Some(found) = self.variants.get(at).filter(|variants| variants.request == request) else {
            return (Vec::new(), false);
        };
        let nodes = found.roots.iter().filter_map(|root| association.node.tree().node(*root));
        let read = |node| Association::read(association.operation, association.origin, node);
        (nodes.map(read).collect(), found.complete)
    }

    /// Whether it was read to its end, and says itself that there is no more: only then can a set that it is of be complete.
    /// Of a `listing` something must have been recognised, if only that it is empty.
    pub fn is_complete_listing(&self, listing: bool) -> bool {
        let Some(tree) = &self.tree else { return self.not_utf8.is_none() && !self.inventory.more };
        let more = |root: Node<'_>| {
            root.get("NextToken").is_some_and(|next| !value::is_null(next.value) && !next.value.text().is_empty())
        };
        let is_list = |root: Node<'_>| root.is_sequence() || LISTS.iter().any(|name| root.get(name).is_some());
        let recognised = !listing || self.is_ours() || tree.roots().any(is_list);
        tree.errors().is_empty() && recognised && !tree.roots().any(more)
    }

    /// Whether it says something of documents, nodes or existing associations.
    pub(crate) fn has_facts(&self) -> bool {
        !(self.documents.is_empty() && self.inventory.rows.is_empty() && self.existing.is_empty())
    }

    /// Whether something of ours was recognised in it.
    pub fn is_ours(&self) -> bool {
        let nothing = self.requests.is_empty() && self.template_faults.is_empty();
        self.has_facts() || self.cut_off || self.is_terraform || !nothing
    }

    /// Whether findings about the text itself are due: it is ours, or somebody asked for just this text.
    pub fn is_reported(&self) -> bool {
        match self.role {
            Role::Named | Role::Found | Role::Draft => self.is_ours(),
            Role::Given | Role::Fact | Role::Configuration | Role::Values => true,
            Role::Beside => false,
        }
    }

    /// Whether it is read for its facts alone: what it would call is not called.
    pub(crate) fn is_fact(&self) -> bool {
        matches!(self.role, Role::Fact | Role::Beside | Role::Values)
    }
}

/// Lets the patterns of these files be compiled together; returns how many are not looked at, because all are too large.
pub(crate) fn share_patterns(files: &mut [File]) -> usize {
    let mut known = Patterns::default();
    let documents = files.iter_mut().flat_map(|file| &mut file.documents);
    documents.flat_map(|document| &mut document.parameters.patterns).for_each(|one| one.share(&mut known));
    known.left_out
}

/// What a configuration does not have of the shape that its schema states.
#[cfg(feature = "config")]
fn violations(root: Node<'_>) -> Vec<Violation> {
    validate::violations("ssmlint", root)
}

/// None: without schemas no configuration is read.
#[cfg(not(feature = "config"))]
fn violations(_: Node<'_>) -> Vec<Violation> {
    Vec::new()
}
