//! A parameter without a default is given.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::source::place::Place;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Observed,
        answers: &["Parameter \"{}\" requires a value."],
        ..meta("missing-parameter", 502, include_str!("../../../rules/parameter/missing-parameter.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(version) = association.document_version() else { return };
    let Some(declared) = document.parameters(version) else { return };
    // An update that names no document may keep what the association had: that is not known.
    if association.parameters_open() || association.member(Field::Name).is_none() {
        return;
    }
    let Some(filled) = filled(association) else { return };
    for parameter in declared.iter().filter(|parameter| !parameter.has_default) {
        let name = parameter.name.text.as_str();
        let mut given = association.parameters().filter(|given| given.key.as_str() == name);
        let has_value = given.any(|given| !given.is_null() && !given.is_empty_list());
        if has_value || name == "AssociationId" || filled.contains(&name) {
            continue;
        }
        let finding = findings.at(place(association, name), format!("parameter {} needs a value", quote(name)));
        finding.answer(&[name]).label(parameter.name.span, "declared without a default").help(format!(
            "add {} to {}",
            quote(name),
            quote(association.name_of(Field::Parameters))
        ));
        // Nobody knows what the service answers to an empty list.
        if association.parameters().any(|given| given.key.as_str() == name && given.is_empty_list()) {
            finding.at_most(Severity::Warning);
        }
    }
}

/// Where the parameter is missing: its empty list, or else `Parameters`, or the association.
fn place(association: &Association<'_>, name: &str) -> Place {
    if let Some(empty) = association.parameters().find(|given| given.key.as_str() == name) {
        return empty.value.place();
    }
    match association.perhaps(Field::Parameters) {
        Some(entry) => entry.value.missing(name),
        None => {
            let mut place = association.missing(Field::Parameters);
            place.missing = place.missing.map(|parameters| format!("{parameters}/{name}").into());
            place
        }
    }
}

/// The parameters that targets fill; `None` when that cannot be told.
fn filled<'t>(association: &Association<'t>) -> Option<Vec<&'t str>> {
    let mut filled = Vec::new();
    if association.perhaps(Field::AutomationTargetParameterName).is_some() {
        filled.push(association.text(Field::AutomationTargetParameterName)?.as_str());
    }
    match association.list(Field::TargetMaps) {
        List::Absent => {}
        List::Unknown => return None,
        List::Items(maps) => {
            for entry in maps.items().flat_map(value::entries) {
                filled.push(entry.key.text());
            }
        }
    }
    Some(filled)
}
