//! No node in the inventory has the targeted tags.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::Confidence;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        confidence: Confidence::Documented,
        sources: &[pages::TARGETS],
        ..meta("target-without-nodes", 608, include_str!("../../../rules/instance/target-without-nodes.md"))
    },
    check: Check::Seen(&[Sight::TagsAlone], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let facts = context.facts;
    if !context.settings.inventory.is_complete()
        || !facts.has_inventory()
        || association.open
        || !facts.fleet().is_tagged()
    {
        return;
    }
    if !facts.fleet().platforms_by_tag(association).is_some_and(|platforms| platforms.is_empty()) {
        return;
    }
    if let Some(entry) = association.member(Field::Targets) {
        findings
            .at(entry.value.place(), "no node in the inventory has these tags")
            .help("compare the tags with those of the nodes, including upper and lower case");
    }
}
