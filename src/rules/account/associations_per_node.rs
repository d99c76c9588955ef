//! A node has room for its associations.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::request::Request;
use crate::model::target::Target;
use crate::model::value::{self, Text};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::quote;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::limits::ASSOCIATIONS_PER_NODE;
use crate::service::target::TargetKey;
use crate::syntax::node::Node;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::AssociationLimitExceeded),
        confidence: Confidence::Documented,
        ..meta("associations-per-node", 716, include_str!("../../../rules/account/associations-per-node.md"))
    },
    check: Check::Request(check),
};

fn check(request: &Request<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if request.operation == Operation::UpdateAssociation || !request.is_whole() || !context.facts.has_inventory() {
        return;
    }
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in request.entries() {
        for text in named_nodes(entry) {
            let count = counts.entry(text.as_str()).or_insert_with_key(|node| context.facts.associations_on(node));
            *count += 1;
            if *count == ASSOCIATIONS_PER_NODE + 1 {
                let node = quote(text.as_str());
                let message =
                    format!("{node} has {ASSOCIATIONS_PER_NODE} associations already, and more are not supported");
                findings.at(text.place(), message).help("remove one of its associations first, or target other nodes");
            }
        }
    }
}

/// The nodes that an association names one by one.
fn named_nodes(entry: Node<'_>) -> impl Iterator<Item = Text<'_>> {
    let member = |field: Field| entry.get(field.name()).into_iter().map(|entry| entry.value);
    let targets = member(Field::Targets).flat_map(Target::all).filter(|target| !target.is_unknown);
    let ids = targets.filter(|target| target.key() == Some(TargetKey::InstanceIds)).flat_map(|target| target.texts());
    ids.chain(member(Field::InstanceId).flat_map(value::texts)).filter(|text| text.as_str() != "*")
}
