//! The same `InstanceId` appears in two entries of a batch.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::request::Request;
use crate::model::value::Text;
use crate::rule::check::{Across, Check, Comparison, Context, Rule};
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::service::field::Field;
use crate::service::pattern::instance_id;
use crate::source::keyed::Keyed;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Repetitions of one id beyond this number say nothing new.
const MOST: usize = 20;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::DuplicateInstanceId),
        scope: Scope::Request,
        confidence: Confidence::Documented,
        sources: &[pages::CREATE_ASSOCIATION_BATCH],
        ..meta("duplicate-instance-id", 701, include_str!("../../../rules/account/duplicate-instance-id.md"))
    },
    check: Check::Across(Comparison { begin, marks }),
};

fn begin<'t>(request: &Request<'t>, _: &Context<'_>) -> Option<Across<'t>> {
    if request.operation != Operation::CreateAssociationBatch || !request.is_whole() {
        return None;
    }
    let mut seen: HashMap<&str, (Text<'t>, usize), Keyed> = HashMap::default();
    Some(Box::new(move |association, _, findings| {
        for text in association.texts(Field::InstanceId).filter(|text| instance_id(text.as_str())) {
            match seen.entry(text.as_str()) {
                Entry::Vacant(vacant) => _ = vacant.insert((text, 0)),
                Entry::Occupied(mut first) => {
                    first.get_mut().1 += 1;
                    if first.get().1 > MOST {
                        continue;
                    }
                    findings
                        .at(text.place(), format!("{} appears in more than one entry", quote(text.as_str())))
                        .label(first.get().0.place().span, "the first one")
                        .help("send the second association in a request of its own, or use `Targets`");
                }
            }
        }
    }))
}

fn marks(association: &Association<'_>, _: &Context<'_>, keys: Keyed, marks: &mut Vec<u64>) -> bool {
    let before = keys.text(0, RULE.meta.name.as_str());
    marks.extend(association.texts(Field::InstanceId).map(|id| keys.text(before, id.as_str())));
    false
}
