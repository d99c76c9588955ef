//! A target with the key `resource-groups:Name` names more than one group.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Documented,
        sources: &[pages::TARGETS],
        ..meta("several-resource-groups", 308, include_str!("../../../rules/target/several-resource-groups.md"))
    },
    check: Check::Seen(&[Sight::ResourceGroup], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::ResourceGroup)) {
        if let Some(second) = target.second() {
            findings
                .at(second.place(), "an association takes one resource group")
                .help("make an association for each group");
        }
    }
}
