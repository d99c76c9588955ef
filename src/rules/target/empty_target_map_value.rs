//! A parameter of a target map has no value.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTargetMaps),
        sources: &[pages::TARGET_MAPS],
        ..meta("empty-target-map-value", 327, include_str!("../../../rules/target/empty-target-map-value.md"))
    },
    check: Check::Given(&[Field::TargetMaps], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(maps) = association.list(Field::TargetMaps) else { return };
    for entry in maps.items().flat_map(value::entries) {
        if entry.value.is_sequence() && entry.value.is_empty() {
            findings
                .at(entry.value.place(), format!("no value for {}", quote(entry.key.text())))
                .help("list at least one value, or remove the key");
        }
    }
}
