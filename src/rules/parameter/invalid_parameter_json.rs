//! A parameter is not JSON: a `StringMap` is one JSON object in a string, a `MapList` has one in each of its values.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::model::json_text::{self, JsonText};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::Argument;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::parameter_type::{Element, ParameterType};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        needs: Needs::Document,
        sources: &[pages::PARAMETERS],
        ..meta("invalid-parameter-json", 512, include_str!("../../../rules/parameter/invalid-parameter-json.md"))
    },
    check: Check::Parameter(&[Sight::NoText, Sight::Bracket], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    let is_json = |kind: &ParameterType| kind.element == Element::Map || kind.element == Element::Text && kind.list;
    let Some(kind) = parameter.parameter_type().filter(is_json) else { return };
    let name = || quote(&parameter.name.text);
    for text in given.texts() {
        let json = match kind {
            ParameterType { element: Element::Map, .. } => json_text::read(text),
            ParameterType { element: Element::Text, list: true } if is_bracketed(text.as_str()) => {
                json_text::read(text)
            }
            _ => continue,
        };
        let finding = match json {
            JsonText::Array if kind.element == Element::Text => findings
                .at(text.place(), format!("{} gets one value, not several: the list inside it stays a string", name()))
                .at_most(Severity::Note)
                .help("write each value as an item of its own"),
            _ if kind.element == Element::Text => continue,
            JsonText::Object => continue,
            JsonText::Broken(place) => findings
                .at(place, format!("{} takes a JSON object, and this is not JSON", name()))
                .help(form(text.as_str())),
            JsonText::Array if kind.list => findings
                .at(text.place(), format!("{} takes a JSON object in each value, this is a list", name()))
                .at_most(Severity::Note),
            JsonText::Array | JsonText::Other => findings
                .at(text.place(), format!("{} takes a JSON object, this is JSON of another kind", name()))
                .help(form(text.as_str())),
        };
        finding.label(parameter.name.span, "declared here");
        if !document.is_command() || kind.list {
            finding.at_most(Severity::Warning);
        }
    }
    let expressions = given.expressions().filter(|_| kind.element == Element::Map);
    for place in expressions.filter_map(json_text::broken_before_placeholder) {
        let finding =
            findings.at(place, format!("{} takes a JSON object, and this is none, whatever is put in later", name()));
        finding.at_most(Severity::Warning).label(parameter.name.span, "declared here").help(form(""));
    }
}

/// How a map is given. What is asked of Amazon's documents that take one is most often an address.
fn form(text: &str) -> &'static str {
    if text.contains("://") || text.contains(":\\/\\/") || text.starts_with("http") {
        "give it as JSON in a string, for instance `{\"path\": \"https://…\"}`"
    } else {
        "give it as JSON in a string, for instance `{\"name\": \"value\"}`"
    }
}

/// Whether a text may be a list in JSON; commands that only begin with a bracket are not read.
fn is_bracketed(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("[\"") && text.ends_with("\"]")
}
