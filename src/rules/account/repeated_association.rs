//! An association is made once.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::request::Request;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::Confidence;
use crate::service::error::Operation;
use crate::service::field::Field;
use crate::source::span::Span;
use crate::syntax::node::Node;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

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
    let names: BTreeSet<&str> =
        request.associations().filter_map(|association| Some(association.text(Field::Name)?.as_str())).collect();
    // Most requests make one association: the others of its document are all that it can repeat.
    let others = names.into_iter().flat_map(|name| context.facts.associations_of(name));
    let existing = others.filter(|existing| !existing.targets.is_empty());
    let mut seen: HashMap<Identity, Span> = existing
        .filter_map(|existing| {
            Some(((existing.name.clone()?, sorted(existing.targets.clone()), Vec::new()), existing.span?))
        })
        .collect();
    if seen.is_empty() && request.operation != Operation::CreateAssociationBatch {
        return;
    }
    for association in request.associations() {
        let (Some(identity), Some(name)) = (identity(&association), association.text(Field::Name)) else { continue };
        match seen.entry(identity) {
            Entry::Vacant(vacant) => {
                vacant.insert(name.place().span);
            }
            Entry::Occupied(first) => {
                findings
                    .at(name.place(), "another association has the same document and the same targets")
                    .label(*first.get(), "the other one")
                    .help("both are made, and both run; remove one, unless that is meant");
            }
        }
    }
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
