//! Files with the values that parameters of templates are given, in each form that a tool of AWS reads.

use crate::frontend::cloudformation::build::exact;
use crate::frontend::cloudformation::overrides::{Unread, known, of_overrides};
use crate::frontend::cloudformation::parameter;
#[cfg(feature = "config")]
use crate::frontend::cloudformation::samconfig;
use crate::frontend::cloudformation::template::Template;
use crate::model::reader;
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::model::value;
use crate::settings::GivenParameter;
use crate::source::place::{Place, When, WhenKind};
use crate::source::sources::{Source, SourceId};
use crate::source::span::Span;
use crate::syntax::dialect::{Reading, reading};
use crate::syntax::node::{Entry, Node};
use crate::syntax::parse;
use std::ops::Range;

/// The environment of a `samconfig` that holds where none is named.
pub const DEFAULT_ENVIRONMENT: &str = "default";

/// Reads the values in a file: a list of `ParameterKey` and `ParameterValue`, a list of `NAME=VALUE`, a map, a map under `Parameters`
/// (CodePipeline) or `parameters` (git sync), or the `parameter_overrides` of a `samconfig`, of the environment of that name.
///
/// # Errors
/// What keeps it from being read.
pub(crate) fn read(source: &Source, environment: &str) -> Result<Vec<GivenParameter>, Unread> {
    if source.name.ends_with(".toml") {
        #[cfg(feature = "config")]
        return samconfig::read(source, environment);
        #[cfg(not(feature = "config"))]
        return Err(Unread::Form);
    }
    let tree = parse(source);
    if let Some(error) = tree.errors().first() {
        return Err(Unread::Syntax(error.span));
    }
    let root = tree.roots().next().ok_or(Unread::Form)?;
    if root.is_sequence() {
        return root.items().map(of_item).collect::<Option<Vec<_>>>().ok_or(Unread::Form);
    }
    let under = ["Parameters", "parameters"].iter().filter_map(|name| reader::member(root, name));
    if let Some(map) = under.into_iter().find(|node| node.is_mapping()) {
        return Ok(of_map(map));
    }
    let commands = |node: Node<'_>| ["deploy", "global"].iter().any(|name| node.get(name).is_some());
    if root.entries().any(|entry| commands(entry.value)) {
        let names = root.entries().filter(|entry| commands(entry.value)).map(|entry| entry.key.text().to_owned());
        let chosen = root.get(environment).ok_or_else(|| Unread::Environment(names.collect()))?;
        return Ok(of_environment(chosen.value));
    }
    let is_map = root.is_mapping() && root.entries().all(|entry| entry.value.is_scalar());
    if is_map { Ok(of_map(root)) } else { Err(Unread::Form) }
}

/// The values of a map.
pub(crate) fn of_map(map: Node<'_>) -> Vec<GivenParameter> {
    value::entries(map).map(|Entry { key, value }| given(key, 0..key.text().len(), value)).collect()
}

/// What a pair of the command line gives; none without a `=`.
pub fn of_pair(text: &str) -> Option<GivenParameter> {
    let nowhere = Span::new(SourceId::NOWHERE, 0, 0);
    let (name, value) = text.split_once('=').filter(|(name, _)| !name.is_empty())?;
    Some(GivenParameter { name: name.to_owned(), value: known(value), named: nowhere, place: nowhere })
}

fn of_item(item: Node<'_>) -> Option<GivenParameter> {
    if item.is_scalar() {
        let equals = item.text().find('=').filter(|at| *at > 0)?;
        let value = equals + 1..item.text().len();
        return Some(GivenParameter {
            name: item.text().get(..equals)?.to_owned(),
            value: known(item.text().get(value.clone())?),
            named: item.slice(0..equals).span,
            place: item.slice(value).span,
        });
    }
    let key = item.get("ParameterKey").map(|entry| entry.value).filter(|key| key.is_scalar())?;
    let value = item.get("ParameterValue").map(|entry| entry.value);
    Some(match value {
        Some(value) => given(key, 0..key.text().len(), value),
        // `UsePreviousValue`: what the stack has is not in the file.
        None => GivenParameter { name: key.text().to_owned(), value: None, named: key.span(), place: item.span() },
    })
}

fn of_environment(environment: Node<'_>) -> Vec<GivenParameter> {
    let overrides = ["deploy", "global"].iter().find_map(|command| {
        let parameters = reader::member(reader::member(environment, command)?, "parameters")?;
        reader::member(parameters, "parameter_overrides")
    });
    let Some(overrides) = overrides else { return Vec::new() };
    if overrides.is_mapping() {
        return of_map(overrides);
    }
    let texts = Some(overrides).filter(|node| node.is_scalar()).into_iter().chain(overrides.items());
    texts.flat_map(|text| of_overrides(text.text(), &|range| text.slice(range).span)).collect()
}

fn given(key: Node<'_>, name: Range<usize>, value: Node<'_>) -> GivenParameter {
    let is_text = value.is_scalar() && !value::is_unknown(value) && !value::is_null(value);
    let text = (is_text && reading(value) == Reading::Written).then(|| value.text());
    GivenParameter {
        name: key.text().get(name.clone()).unwrap_or_default().to_owned(),
        value: text.and_then(known),
        named: exact(key, name).unwrap_or_else(|| key.span()),
        place: value.span(),
    }
}

/// Tells of values that the parameters of a template do not take.
pub(crate) fn refuse<'t>(root: Node<'t>, template: &Template<'t>, faults: &mut Vec<TemplateFault>) {
    for entry in reader::member(root, "Parameters").into_iter().flat_map(value::entries) {
        let name = entry.key.text();
        let given = template.given(name).and_then(|given| Some((given.place, given.value.as_deref()?)));
        let Some((place, text)) = given else { continue };
        let Some(bound) = parameter::broken_constraint(text, entry.value) else { continue };
        let written = entry.value.get(bound).map_or(entry.key, |bound| bound.key);
        let when = vec![When { span: place, kind: WhenKind::Given }];
        let place = Place { when, ..written.place() };
        faults
            .push(TemplateFault { place, kind: TemplateFaultKind::RefusedValue { parameter: name.to_owned(), bound } });
    }
}
