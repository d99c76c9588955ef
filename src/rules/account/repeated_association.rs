//! Two associations have the same document, targets and parameters.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::existing::Existing;
use crate::model::request::Request;
use crate::model::value;
use crate::rule::check::{Across, Check, Comparison, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::Confidence;
use crate::service::error::Operation;
use crate::service::field::Field;
use crate::source::keyed::Keyed;
use crate::source::span::Span;
use crate::syntax::node::Node;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        sources: &[pages::PROVIDER_TESTS],
        ..meta("repeated-association", 707, include_str!("../../../rules/account/repeated-association.md"))
    },
    check: Check::Across(Comparison { begin, marks }),
};

fn begin<'t>(request: &Request<'t>, context: &Context<'_>) -> Option<Across<'t>> {
    let compares = context.facts.has_associations() || request.operation == Operation::CreateAssociationBatch;
    if request.operation == Operation::UpdateAssociation || !request.is_whole() || !compares {
        return None;
    }
    let mut seen = Seen::default();
    Some(Box::new(move |association, context, findings| seen.look(association, context, findings)))
}

fn marks(association: &Association<'_>, context: &Context<'_>, keys: Keyed, marks: &mut Vec<u64>) -> bool {
    let Some(name) = association.text(Field::Name) else { return false };
    let hash = hash_targets(keys, association).and_then(|targets| hash_all(keys, targets, association));
    let Some(hash) = hash else { return false };
    marks.push(keys.text(hash, RULE.meta.name.as_str()));
    let existing = context.facts.associations_of(name.as_str());
    existing.iter().any(|existing| keys.number(hash_existing(keys, name.as_str(), existing), 0) == hash)
}

/// What was seen of a request: what differs in its document or its targets is not looked at any further.
#[derive(Default)]
struct Seen<'t> {
    keys: Keyed,
    /// By the names of their documents.
    names: HashMap<&'t str, Alike<'t>, Keyed>,
    /// By the hashes of their documents and targets.
    targets: HashMap<u64, Alike<'t>, Keyed>,
    /// By the hashes of all that makes them the same.
    first: HashMap<u64, First<'t>, Keyed>,
}

/// The associations that have something in common.
enum Alike<'t> {
    /// One, which nothing was compared with.
    One(Node<'t>),
    /// Several, those that exist among them.
    Several,
}

impl<'t> Seen<'t> {
    fn look(&mut self, association: &Association<'t>, context: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(name) = association.text(Field::Name) else { return };
        match self.names.entry(name.as_str()) {
            Entry::Vacant(vacant) => {
                let list = context.facts.associations_of(name.as_str());
                if list.is_empty() {
                    vacant.insert(Alike::One(association.node));
                    return;
                }
                vacant.insert(Alike::Several);
                for (number, existing) in list.iter().enumerate().filter(|(_, existing)| !existing.targets.is_empty()) {
                    let targets = hash_existing(self.keys, name.as_str(), existing);
                    self.targets.insert(targets, Alike::Several);
                    self.first.entry(self.keys.number(targets, 0)).or_insert(First::Existing(number));
                }
            }
            Entry::Occupied(mut known) => {
                if let Alike::One(node) = known.insert(Alike::Several) {
                    self.among_targets(&Association::read(association.operation, association.origin, node));
                }
            }
        }
        let Some(hash) = self.among_targets(association) else { return };
        match self.first.entry(hash) {
            Entry::Vacant(vacant) => _ = vacant.insert(First::Here(association.node)),
            Entry::Occupied(first) => {
                let existing = context.facts.associations_of(name.as_str());
                let Some(span) = first.get().span(association, existing) else { return };
                findings
                    .at(name.place(), "another association has the same document and the same targets")
                    .label(span, "the other one")
                    .help("both are made, and both run; remove one, unless that is meant");
            }
        }
    }

    /// Takes in an association among those of its document and its targets; a hash of all of it where there are several.
    fn among_targets(&mut self, association: &Association<'t>) -> Option<u64> {
        let targets = hash_targets(self.keys, association)?;
        match self.targets.entry(targets) {
            Entry::Vacant(vacant) => {
                vacant.insert(Alike::One(association.node));
                return None;
            }
            Entry::Occupied(mut known) => {
                if let Alike::One(node) = known.insert(Alike::Several) {
                    let first = Association::read(association.operation, association.origin, node);
                    if let Some(hash) = hash_all(self.keys, targets, &first) {
                        self.first.insert(hash, First::Here(node));
                    }
                }
            }
        }
        hash_all(self.keys, targets, association)
    }
}

/// The first association of a hash of all.
enum First<'t> {
    /// The existing one of this number, of those of its document.
    Existing(usize),
    Here(Node<'t>),
}

impl First<'_> {
    /// Where its document is named, if it is the same as another one that has the same hash.
    fn span(&self, other: &Association<'_>, existing: &[&Existing]) -> Option<Span> {
        let same = |own: Option<Identity>| own.is_some() && own == identity(other);
        match self {
            Self::Existing(number) => {
                let existing = existing.get(*number)?;
                let own = existing.name.clone().map(|name| (name, sorted(existing.targets.clone()), Vec::new()));
                existing.span.filter(|_| same(own))
            }
            Self::Here(node) => {
                let first = Association::read(other.operation, other.origin, *node);
                let name = first.text(Field::Name)?;
                same(identity(&first)).then(|| name.place().span)
            }
        }
    }
}

/// A hash of the document and the targets; `None` if what makes two associations the same is unknown. Parts without an order are
/// added up.
fn hash_targets(keys: Keyed, association: &Association<'_>) -> Option<u64> {
    if association.open || association.parameters_open() || association.lacks_items(Field::Targets) {
        return None;
    }
    let name = association.text(Field::Name)?.as_str();
    let mut targets = 0_u64;
    for target in association.sure_targets() {
        let mut values = 0_u64;
        for value in value::all_items(target.values?.value)? {
            values = values.wrapping_add(keys.text(0, value::str_of(value)?));
        }
        targets = targets.wrapping_add(keys.text(values, value::str_of(target.key?.value)?));
    }
    Some(keys.text(targets, name))
}

/// A hash of what makes two associations the same: of the parameters, with that of the document and the targets; `None` if unknown.
fn hash_all(keys: Keyed, targets: u64, association: &Association<'_>) -> Option<u64> {
    let mut parameters = 0_u64;
    for given in association.parameters() {
        let mut values = keys.text(0, given.key.as_str());
        for value in value::all_items(given.value)? {
            values = keys.text(values, value::str_of(value)?);
        }
        parameters = parameters.wrapping_add(values);
    }
    Some(keys.number(targets, parameters))
}

/// A hash of the document and the targets of an existing association, of which no parameters are known.
fn hash_existing(keys: Keyed, name: &str, existing: &Existing) -> u64 {
    let sum = |values: &[String]| values.iter().map(|value| keys.text(0, value)).fold(0, u64::wrapping_add);
    let targets = existing.targets.iter().map(|(key, values)| keys.text(sum(values), key));
    keys.text(targets.fold(0, u64::wrapping_add), name)
}

type Lists = Vec<(String, Vec<String>)>;

/// Name, targets and parameters.
type Identity = (String, Lists, Lists);

/// What makes two associations the same; `None` if unknown.
fn identity(association: &Association<'_>) -> Option<Identity> {
    let name = association.text(Field::Name)?.as_str().to_owned();
    if association.open || association.parameters_open() || association.lacks_items(Field::Targets) {
        return None;
    }
    let owned = |node: Node<'_>| value::str_of(node).map(str::to_owned);
    let values = |node: Node<'_>| value::sure_items(node)?.map(owned).collect::<Option<Vec<String>>>();
    let targets =
        association.sure_targets().map(|target| Some((owned(target.key?.value)?, values(target.values?.value)?)));
    let given = association.parameters().map(|given| Some((given.key.as_str().to_owned(), values(given.value)?)));
    let (targets, mut parameters): (Lists, Lists) = (targets.collect::<Option<_>>()?, given.collect::<Option<_>>()?);
    parameters.sort_unstable();
    Some((name, sorted(targets), parameters))
}

/// Targets in whatever order they and their values are written.
fn sorted(mut targets: Lists) -> Lists {
    for (_, values) in &mut targets {
        values.sort_unstable();
    }
    targets.sort_unstable();
    targets
}
