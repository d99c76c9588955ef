//! `*`, which means all nodes, is combined with other ids.

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
        ..meta("star-among-ids", 315, include_str!("../../../rules/target/star-among-ids.md"))
    },
    check: Check::Seen(&[Sight::Star], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds)) {
        let star = target.texts().find(|text| text.as_str() == "*");
        let Some(star) = star else { continue };
        let message = if target.second().is_some() {
            "`*` means all nodes, and is combined with other ids"
        } else if association.sure_targets().nth(1).is_some() {
            "`*` means all nodes, and is combined with another target"
        } else {
            continue;
        };
        findings.at(star.place(), message).help("keep one of the two");
    }
}
