//! A node that `Targets` names by id cannot run the document.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::facts::documents::Known;
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::threads;
use crate::service::error::ApiError;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::UnsupportedPlatformType),
        sources: &[threads::TPA_2840],
        ..meta(
            "unsupported-target-platform",
            606,
            include_str!("../../../rules/instance/unsupported-target-platform.md"),
        )
    },
    check: Check::Seen(&[Sight::NodeIds], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(platforms) = context.document.and_then(Known::platforms) else { return };
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds)) {
        for text in target.texts() {
            let Lookup::Found(node) = context.facts.node(text.as_str()) else { continue };
            if let Some((platform, span)) = node.platform.filter(|(platform, _)| !platforms.list.contains(platform)) {
                findings
                    .at(
                        text.place(),
                        format!("the document does not run on {}, and this node would be skipped", platform.name()),
                    )
                    .label(span, format!("this node runs {}", platform.name()))
                    .label(platforms.span, "the document's platforms")
                    .help("choose a document for the node's platform, or another node");
            }
        }
    }
}
