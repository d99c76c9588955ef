//! The inventory has nodes with the targeted tags, but the document runs on none of them.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::UnsupportedPlatformType),
        sources: &[pages::TARGETS],
        ..meta("no-suitable-node", 607, include_str!("../../../rules/instance/no-suitable-node.md"))
    },
    check: Check::Seen(&[Sight::TagsAlone], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(platforms) = context.document.and_then(Known::platforms) else { return };
    if !context.facts.has_inventory() || association.open {
        return;
    }
    let Some(found) = context.facts.fleet().platforms_by_tag(association) else { return };
    if !found.lacks_all(&platforms.list) {
        return;
    }
    let Some(entry) = association.member(Field::Targets) else { return };
    let names: Vec<&str> = platforms.list.iter().map(|platform| platform.name()).collect();
    findings
        .at(entry.value.place(), "no node that this document can run on: all that are listed have another platform")
        .label(platforms.span, format!("runs on {}", names.join(", ")))
        .help("correct the tags, or choose a document for the nodes' platform");
}
