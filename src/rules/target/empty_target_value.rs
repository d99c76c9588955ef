//! A target's list of values is empty, or contains an empty string or null.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Observed,
        service_messages: &["Tag or InstanceIds values cannot contain null or empty string."],
        sources: &[pages::DEPLOYED_TARGETS],
        ..meta("empty-target-value", 306, include_str!("../../../rules/target/empty-target-value.md"))
    },
    check: Check::Seen(&[Sight::EmptyTargetValue], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        let Some(values) = target.values else { continue };
        let empty = value::candidates(values.value).find(|list| value::is_empty_list(*list));
        if let Some(list) = empty.filter(|_| target.key() != Some(TargetKey::HasTag)) {
            findings.at(list.place(), "the target has no values").help("list at least one value, or remove the target");
        }
        for item in target.items() {
            let empty = value::texts(item).find(|text| text.as_str().is_empty()).map(|text| text.place());
            if let Some(place) = empty.or_else(|| value::is_null(item).then(|| item.place())) {
                findings.at(place, "a target's value cannot be empty");
            }
        }
    }
}
