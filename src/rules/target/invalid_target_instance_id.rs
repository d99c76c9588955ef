//! A value under `InstanceIds` is neither `*` nor the id of a managed node.

use crate::diagnostic::meta::{Meta, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::pattern::instance_id;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        also: &[ApiError::InvalidInstanceId],
        confidence: Confidence::Observed,
        service_messages: &["Invalid InstanceId format: {}"],
        sources: &[pages::DEPLOYED_TARGETS],
        ..meta("invalid-target-instance-id", 307, include_str!("../../../rules/target/invalid-target-instance-id.md"))
    },
    check: Check::Seen(&[Sight::NodeIds], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    // What a runbook does with ids under this key is not known; what names a target parameter may be one.
    let runbook = |known: &Known<'_>| known.is_automation();
    if context.document.map_or(!association.lacks(Field::AutomationTargetParameterName), runbook) {
        return;
    }
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds)) {
        for text in target.texts() {
            let id = text.as_str();
            if id.is_empty() || id == "*" || instance_id(id) {
                continue;
            }
            let help = if id.contains(',') {
                "write each id as an item of the list"
            } else {
                "write `i-` and 8 or 17 letters or digits, `mi-` and 17, or `*` for all"
            };
            findings.at(text.place(), "not a managed node id").arguments(&[id]).help(help);
        }
    }
}
