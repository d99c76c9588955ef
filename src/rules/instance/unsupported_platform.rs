//! The document does not run on the node's platform.

use crate::diagnostic::meta::{Meta, meta};
use crate::facts::documents::Known;
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::UnsupportedPlatformType),
        confidence: Confidence::Documented,
        service_messages: &["Cannot perform operation for instance id {} of platform type {}"],
        sources: &[pages::CREATE_ASSOCIATION, threads::SDK_JAVA_1209, threads::TERRATEST_978],
        ..meta("unsupported-platform", 604, include_str!("../../../rules/instance/unsupported-platform.md"))
    },
    check: Check::Seen(&[Sight::OtherPlatform], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(platforms) = context.document.and_then(Known::platforms) else { return };
    for text in association.texts(Field::InstanceId) {
        let Lookup::Found(node) = context.facts.node(text.as_str()) else { continue };
        if let Some((platform, span)) = node.platform.filter(|(platform, _)| !platforms.list.contains(platform)) {
            let names: Vec<&str> = platforms.list.iter().map(|platform| platform.name()).collect();
            let finding = findings.at(text.place(), format!("the document does not run on {}", platform.name()));
            finding
                .arguments(&[text.as_str(), platform.name()])
                .label(span, format!("this node runs {}", platform.name()))
                .label(platforms.span, format!("runs on {}", names.join(", ")))
                .help("choose a document for the node's platform, or another node");
            if platforms.derived {
                finding.confidence(Confidence::Inferred);
            }
        }
    }
}
