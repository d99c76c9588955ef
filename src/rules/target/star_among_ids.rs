//! `*` stands alone.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::{ApiError, Confidence};
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Inferred,
        ..meta("star-among-ids", 315, include_str!("../../../rules/target/star-among-ids.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds)) {
        let star = target.texts().find(|text| text.as_str() == "*");
        if let Some(star) = star.filter(|_| target.second().is_some()) {
            findings
                .at(star.place(), "`*` stands for all nodes, and other ids stand beside it")
                .help("keep one of the two");
        }
    }
}
