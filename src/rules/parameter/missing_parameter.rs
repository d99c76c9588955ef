//! A parameter that the document declares without a default is missing, or given as an empty list.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::source::place::Place;
use std::collections::{HashMap, HashSet};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Observed,
        service_messages: &["Parameter \"{}\" requires a value.", "Missing required parameter: {} in user inputs."],
        needs: Needs::Document,
        sources: &[threads::TPA_35908, threads::CLI_6878],
        ..meta("missing-parameter", 502, include_str!("../../../rules/parameter/missing-parameter.md"))
    },
    check: Check::Seen(&[Sight::LacksParameter], check),
};

/// Given parameters up to this number are looked through one by one: an index would cost more.
const FEW: usize = 8;

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(version) = association.document_version() else { return };
    let Some(declared) = document.parameters(version) else { return };
    // An update that names no document may keep what the association had: that is not known.
    if association.parameters_open() || association.member(Field::Name).is_none() {
        return;
    }
    let Some(filled) = filled(association) else { return };
    let names = || {
        let valued = association.parameters().filter(|given| !given.is_null() && !given.is_empty_list());
        valued.map(|given| given.key.as_str())
    };
    let index: Option<HashSet<&str>> = (association.parameters().count() > FEW).then(|| names().collect());
    let has_value =
        |name: &str| index.as_ref().map_or_else(|| names().any(|given| given == name), |index| index.contains(name));
    let mut empty = None;
    for parameter in declared.iter().filter(|parameter| !parameter.has_default) {
        let name = parameter.name.text.as_str();
        if has_value(name) || name == "AssociationId" || filled.contains(name) {
            continue;
        }
        let empty = empty.get_or_insert_with(|| given_without_value(association));
        let finding = findings.at(place(association, name, empty), format!("parameter {} needs a value", quote(name)));
        finding.arguments(&[name]).label(parameter.name.span, "declared without a default").help(format!(
            "add {} to {}",
            quote(name),
            quote(&association.spelled(Field::Parameters))
        ));
        // Nobody knows what the service answers to an empty list.
        if empty.get(name).is_some_and(|(_, is_list)| *is_list) {
            finding.at_most(Severity::Warning);
        }
    }
}

/// What is given, and whether it is an empty list: the place of a parameter without a value.
fn given_without_value<'t>(association: &Association<'t>) -> HashMap<&'t str, (Place, bool)> {
    let mut empty: HashMap<&str, (Place, bool)> = HashMap::new();
    for given in association.parameters() {
        let entry = empty.entry(given.key.as_str()).or_insert_with(|| (given.value.place(), false));
        entry.1 |= given.is_empty_list();
    }
    empty
}

/// Where the parameter is missing: its empty list, or else `Parameters`, or the association.
fn place(association: &Association<'_>, name: &str, empty: &HashMap<&str, (Place, bool)>) -> Place {
    if let Some((place, _)) = empty.get(name) {
        return place.clone();
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

/// The parameters that targets fill; `None` if unknown.
fn filled<'t>(association: &Association<'t>) -> Option<HashSet<&'t str>> {
    let mut filled = HashSet::new();
    if association.perhaps(Field::AutomationTargetParameterName).is_some() {
        filled.insert(association.text(Field::AutomationTargetParameterName)?.as_str());
    }
    match association.list(Field::TargetMaps) {
        List::Absent => {}
        List::Unknown => return None,
        List::Items(maps) => {
            for entry in maps.items().flat_map(value::entries) {
                filled.insert(entry.key.text());
            }
        }
    }
    Some(filled)
}
