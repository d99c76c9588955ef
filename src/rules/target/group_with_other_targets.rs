//! A resource group is combined with other targets.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        sources: &[pages::TARGETS],
        ..meta("group-with-other-targets", 316, include_str!("../../../rules/target/group-with-other-targets.md"))
    },
    check: Check::Seen(&[Sight::ResourceGroup], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let several = association.sure_targets().count() > 1;
    for target in association.sure_targets().filter(|target| several && target.key() == Some(TargetKey::ResourceGroup))
    {
        if let Some(key) = target.key {
            findings
                .at(key.value.place(), "a resource group is combined with other targets")
                .help("an association takes one resource group; make a second association");
        }
    }
}
