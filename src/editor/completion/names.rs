//! Names that are offered at many places: documents, parameters with their values, members.

use crate::editor::completion::item::{CompletionKind, Draft, Form, Holds, bounded};
use crate::editor::completion::known::NamedDocument;
use crate::editor::hover::{of_document, of_parameter};
use crate::editor::question::Knowledge;
use crate::model::document::{Document, is_associable};
use crate::model::parameter::Declared;
use crate::schema::describe::Described;
use crate::service::catalogue;
use crate::service::version::Version;

/// Offers, and whether there are more.
pub(crate) type Offers = (Vec<Draft>, bool);

/// Documents that may be named: those of the files, then Amazon's.
pub(crate) fn documents(knowledge: &Knowledge<'_>, typed: &str, fits: &dyn Fn(&str) -> bool) -> Offers {
    let facts = &knowledge.facts;
    let known = |name: &str| facts.document(name).found();
    let is_fitting = |name: &&str| known(name).is_none_or(|known| known.kind.is_none_or(|kind| fits(&kind.text)));
    let (own, own_cut) = bounded(facts.document_names().into_iter().filter(is_fitting), typed);
    let own = own.into_iter().map(|name| {
        let kind = known(name).and_then(|known| Some(known.kind?.text.clone()));
        let page = known(name).map(|known| of_document(knowledge, known, name, Version::Default));
        Draft::new(name, Form::Text, CompletionKind::Document).detail(kind).markdown(page).rank(3)
    });
    let is_offered = |name: &&str| {
        let record = catalogue::record(name).unwrap_or_default();
        let kind = record.split_once("\"DocumentType\":\"").and_then(|(_, rest)| rest.split('"').next());
        kind.is_some_and(fits) && !record.contains("\"Retired\":true")
    };
    let (amazon, cut) = bounded(catalogue::names().filter(is_offered), typed);
    let amazon = amazon
        .into_iter()
        .map(|name| Draft::new(name, Form::Text, CompletionKind::Document).detail(Some("Amazon's".to_owned())).rank(6));
    (own.chain(amazon).collect(), own_cut || cut)
}

/// Documents that can be associated.
pub(crate) fn associable(knowledge: &Knowledge<'_>, typed: &str) -> Offers {
    documents(knowledge, typed, &is_associable)
}

/// The parameters of a document that are not given yet; those that must be given first.
pub(crate) fn parameters<'w>(
    knowledge: &Knowledge<'w>,
    named: NamedDocument<'w>,
    form: Form,
    given: &[&str],
) -> Vec<Draft> {
    let Some((document, declared)) = named.declared() else { return Vec::new() };
    let left = declared.iter().filter(|declared| !given.contains(&declared.name.text.as_str()));
    left.map(|declared| parameter(knowledge, document, declared, form)).collect()
}

/// A parameter of a document.
fn parameter<'w>(knowledge: &Knowledge<'w>, document: &'w Document, declared: &Declared, form: Form) -> Draft {
    let rank = if declared.has_default { 5 } else { 3 };
    Draft::new(&declared.name.text, form, CompletionKind::Parameter)
        .detail(declared.kind.clone())
        .markdown(Some(of_parameter(knowledge, document, declared)))
        .rank(rank)
}

/// Values that a parameter takes: those that it allows, else its default.
pub(crate) fn values(declared: &Declared, form: Form) -> Vec<Draft> {
    let default = declared.default.as_deref().filter(|default| !default.is_empty());
    let detail = |value: &str| (default == Some(value)).then(|| "default".to_owned());
    let offer = |value: &str| Draft::new(value, form, CompletionKind::Value).detail(detail(value));
    if !declared.allowed_values.is_empty() {
        return declared.allowed_values.iter().map(|value| offer(&value.text)).collect();
    }
    if declared.kind.as_deref() == Some("Boolean") {
        return ["true", "false"].map(offer).into();
    }
    default.into_iter().map(offer).collect()
}

/// Members that most associations and documents have: they are offered before the others.
const COMMON: &[&str] = &[
    "AssociationName",
    "MaxConcurrency",
    "MaxErrors",
    "Name",
    "Parameters",
    "ScheduleExpression",
    "Targets",
    "description",
    "inputs",
    "mainSteps",
    "parameters",
];

/// The members that are described and not there yet.
pub(crate) fn members(described: Described, given: &[&str]) -> Vec<Draft> {
    let left = described.members().into_iter().filter(|(name, _)| !given.contains(name) && !name.starts_with('$'));
    left.map(|(name, member)| {
        let rank = if described.requires(name) {
            3
        } else if COMMON.contains(&name) {
            4
        } else {
            5
        };
        Draft::new(name, Form::Name(holds(member)), CompletionKind::Member).words(member.words()).rank(rank)
    })
    .collect()
}

/// What is written after the name of a member.
fn holds(member: Described) -> Holds {
    match () {
        () if member.is("string") => Holds::Text,
        () if member.is("array") => Holds::List,
        () if member.is("object") => Holds::Mapping,
        () => Holds::Any,
    }
}

/// The values that are described.
pub(crate) fn described(member: Described) -> Vec<Draft> {
    if member.is("boolean") {
        return ["true", "false"].map(|word| Draft::new(word, Form::Word, CompletionKind::Value)).into();
    }
    let (list, item) = (Form::List, member.item().filter(|_| member.is("array")));
    let form = if item.is_some() { list } else { Form::Text };
    let values = item.unwrap_or(member).values();
    // Names in capitals stand for what is to be put there.
    let is_whole = |value: &&str| !value.contains("NAME");
    values.into_iter().filter(is_whole).map(|value| Draft::new(value, form, CompletionKind::Value)).collect()
}
