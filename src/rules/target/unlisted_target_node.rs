//! The targets name a node that is not in the inventory, which is complete.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;
use crate::service::pattern::Pattern;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        sources: &[pages::DEPLOYED_TARGETS],
        ..meta("unlisted-target-node", 321, include_str!("../../../rules/target/unlisted-target-node.md"))
    },
    check: Check::Seen(&[Sight::NodeIds], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.settings.inventory.is_complete() {
        return;
    }
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds)) {
        for text in target.texts().filter(|text| is_node_id(text.as_str())) {
            if matches!(context.facts.node(text.as_str()), Lookup::Absent) {
                findings
                    .at(text.place(), format!("no node {} in the inventory", quote(text.as_str())))
                    .help("correct the id, or bring the inventory up to date: the service takes any id, and nothing would run there");
            }
        }
    }
}

fn is_node_id(text: &str) -> bool {
    text != "*" && Pattern::InstanceId.mismatch(text).is_none()
}
