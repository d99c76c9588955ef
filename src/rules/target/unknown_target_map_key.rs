//! A key in `TargetMaps` is not a parameter of the runbook.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::parameters::say_undeclared;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;
use std::collections::HashSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTargetMaps),
        also: &[ApiError::InvalidParameters],
        needs: Needs::Document,
        sources: &[pages::TARGET_MAPS],
        ..meta("unknown-target-map-key", 313, include_str!("../../../rules/target/unknown-target-map-key.md"))
    },
    check: Check::Given(&[Field::TargetMaps], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document.filter(|document| document.is_automation()) else { return };
    let Some(version) = association.document_version() else { return };
    let (Some(declared), List::Items(maps)) = (document.parameters(version), association.list(Field::TargetMaps))
    else {
        return;
    };
    for entry in maps.items().flat_map(value::entries) {
        for text in value::texts(entry.key) {
            let name = text.as_str();
            if name.is_empty() || declared.iter().any(|parameter| parameter.name.text == name) {
                continue;
            }
            let message = format!("the runbook has no parameter {}", quote(name));
            say_undeclared(text, message, document, declared, &HashSet::new(), findings);
        }
    }
}
