//! The maps of `TargetMaps` have different keys, so some runs would get fewer parameters than others.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::field::Field;
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTargetMaps),
        sources: &[pages::TARGET_MAPS],
        ..meta("uneven-target-maps", 314, include_str!("../../../rules/target/uneven-target-maps.md"))
    },
    check: Check::Given(&[Field::TargetMaps], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(maps) = association.list(Field::TargetMaps) else { return };
    let keys = |map: Node<'_>| -> Vec<String> {
        let mut keys: Vec<String> = value::entries(map).map(|entry| entry.key.text().to_owned()).collect();
        keys.sort_unstable();
        keys
    };
    let mut maps = maps.items().filter(|map| map.is_mapping() && !map.is_empty());
    let Some(first) = maps.next() else { return };
    let expected = keys(first);
    for map in maps.filter(|map| keys(*map) != expected) {
        findings
            .at(map.place(), "this map has other keys than the first one")
            .label(first.span(), "the first one")
            .help("give every map the same keys");
    }
}
