//! A managed node is named by more than 20 associations, counting the existing ones and those of the request.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::request::Request;
use crate::model::value::Text;
use crate::rule::check::{Across, Check, Comparison, Context, Rule};
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::limits::ASSOCIATIONS_PER_NODE;
use crate::service::target::TargetKey;
use crate::source::keyed::Keyed;
use std::collections::HashMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::AssociationLimitExceeded),
        confidence: Confidence::Documented,
        sources: &[pages::QUOTAS],
        ..meta(
            "too-many-associations-per-node",
            716,
            include_str!("../../../rules/account/too-many-associations-per-node.md"),
        )
    },
    check: Check::Across(Comparison { begin, marks }),
};

fn begin<'t>(request: &Request<'t>, context: &Context<'_>) -> Option<Across<'t>> {
    if request.operation == Operation::UpdateAssociation || !request.is_whole() || !context.facts.has_inventory() {
        return None;
    }
    let mut counts: HashMap<&str, u64, Keyed> = HashMap::default();
    Some(Box::new(move |association, context, findings| {
        for text in named_nodes(association) {
            let count = counts.entry(text.as_str()).or_insert_with_key(|node| context.facts.associations_on(node));
            *count += 1;
            if *count == ASSOCIATIONS_PER_NODE + 1 {
                let node = quote(text.as_str());
                let message =
                    format!("{node} has {ASSOCIATIONS_PER_NODE} associations already, and more are not supported");
                findings.at(text.place(), message).help("remove one of its associations first, or target other nodes");
            }
        }
    }))
}

fn marks(association: &Association<'_>, context: &Context<'_>, keys: Keyed, marks: &mut Vec<u64>) -> bool {
    let before = keys.text(0, RULE.meta.name.as_str());
    marks.extend(named_nodes(association).map(|node| keys.text(before, node.as_str())));
    named_nodes(association).any(|node| context.facts.associations_on(node.as_str()) > 0)
}

/// The nodes that an association names one by one.
fn named_nodes<'t>(association: &Association<'t>) -> impl Iterator<Item = Text<'t>> {
    let targets = association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds));
    let ids = targets.flat_map(|target| target.texts());
    ids.chain(association.texts(Field::InstanceId)).filter(|text| text.as_str() != "*")
}
