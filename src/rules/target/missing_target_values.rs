//! A target has no `Values`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        also: &[ApiError::ValidationException],
        service_messages: &["Tag or InstanceIds values cannot contain null or empty string."],
        sources: &[pages::TARGET, pages::CFN_ASSOCIATION],
        ..meta("missing-target-values", 305, include_str!("../../../rules/target/missing-target-values.md"))
    },
    check: Check::Seen(&[Sight::NoTargetValues], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        if target.lacks(target.values) && target.key() != Some(TargetKey::HasTag) {
            let values = quote(&association.origin.spelled("Values"));
            findings
                .at(target.node.missing("Values"), format!("the target has no {values}"))
                .help(format!("add {values}: a list of strings"));
        }
    }
}
