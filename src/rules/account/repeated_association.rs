//! An association is made once.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::existing::Existing;
use crate::model::request::Request;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::Confidence;
use crate::service::error::Operation;
use crate::service::field::Field;
use crate::source::span::Span;
use crate::syntax::node::Node;
use std::collections::hash_map::{Entry, RandomState};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash, Hasher};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        ..meta("repeated-association", 707, include_str!("../../../rules/account/repeated-association.md"))
    },
    check: Check::Request(check),
};

fn check(request: &Request<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if request.operation == Operation::UpdateAssociation || !request.is_whole() {
        return;
    }
    let facts = context.facts;
    if !facts.has_associations() && request.operation != Operation::CreateAssociationBatch {
        return;
    }
    // Keyed anew each run: what is hashed comes from outside.
    let keys = RandomState::new();
    let mut seen: HashMap<u64, First<'_>> = HashMap::new();
    let mut names: HashSet<&str> = HashSet::new();
    for association in request.associations() {
        let Some(name) = association.text(Field::Name) else { continue };
        // Most requests make one association: the others of its document are all that it can repeat.
        if facts.has_associations() && names.insert(name.as_str()) {
            for existing in facts.associations_of(name.as_str()).iter().filter(|existing| !existing.targets.is_empty())
            {
                seen.entry(hash_existing(&keys, name.as_str(), existing)).or_insert(First::Existing(existing));
            }
        }
        let Some(hash) = hash(&keys, &association) else { continue };
        match seen.entry(hash) {
            Entry::Vacant(vacant) => {
                vacant.insert(First::Here(association.node));
            }
            Entry::Occupied(first) => {
                let Some(span) = first.get().span(&association) else { continue };
                findings
                    .at(name.place(), "another association has the same document and the same targets")
                    .label(span, "the other one")
                    .help("both are made, and both run; remove one, unless that is meant");
            }
        }
    }
}

/// The first association of a hash.
enum First<'t> {
    Existing(&'t Existing),
    Here(Node<'t>),
}

impl First<'_> {
    /// Where its document is named, if it is the same as another one that has the same hash.
    fn span(&self, other: &Association<'_>) -> Option<Span> {
        let same = |own: Option<Identity>| own.is_some() && own == identity(other);
        match self {
            Self::Existing(existing) => {
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

/// A hash of what makes two associations the same; `None` when that cannot be told. Parts that have no order are added up.
fn hash(keys: &RandomState, association: &Association<'_>) -> Option<u64> {
    if association.open || association.parameters_open() || association.lacks_items(Field::Targets) {
        return None;
    }
    let name = association.text(Field::Name)?.as_str();
    let one = |node: Node<'_>| Some(keys.hash_one(value::text(node)?.as_str()));
    let (mut targets, mut parameters) = (0_u64, 0_u64);
    for target in association.sure_targets() {
        let mut values = 0_u64;
        for value in value::sure_items(target.values?.value)? {
            values = values.wrapping_add(one(value)?);
        }
        targets = targets.wrapping_add(keys.hash_one((one(target.key?.value)?, values)));
    }
    for given in association.parameters() {
        let mut values = keys.build_hasher();
        given.key.as_str().hash(&mut values);
        for value in value::sure_items(given.value)? {
            value::text(value)?.as_str().hash(&mut values);
        }
        parameters = parameters.wrapping_add(values.finish());
    }
    Some(keys.hash_one((name, targets, parameters)))
}

/// The same of an existing association, of which no parameters are known.
fn hash_existing(keys: &RandomState, name: &str, existing: &Existing) -> u64 {
    let add = |sum: u64, hash: u64| sum.wrapping_add(hash);
    let targets = existing.targets.iter().map(|(key, values)| {
        keys.hash_one((keys.hash_one(key), values.iter().map(|value| keys.hash_one(value)).fold(0, add)))
    });
    keys.hash_one((name, targets.fold(0, add), 0_u64))
}

type Lists = Vec<(String, Vec<String>)>;

/// Name, targets and parameters.
type Identity = (String, Lists, Lists);

/// What makes two associations the same; `None` when that cannot be told.
fn identity(association: &Association<'_>) -> Option<Identity> {
    let name = association.text(Field::Name)?.as_str().to_owned();
    if association.open || association.parameters_open() || association.lacks_items(Field::Targets) {
        return None;
    }
    let owned = |node: Node<'_>| value::text(node).map(|text| text.as_str().to_owned());
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
