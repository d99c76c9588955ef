//! Files with the values that parameters of templates are given, in each form that a tool of AWS reads.

use crate::frontend::cloudformation::build::exact;
use crate::frontend::cloudformation::parameter;
use crate::frontend::cloudformation::samconfig;
use crate::frontend::cloudformation::template::Template;
use crate::frontend::reader;
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::model::value;
use crate::settings::GivenParameter;
use crate::source::id::{Source, SourceId};
use crate::source::place::{Place, When, WhenKind};
use crate::source::span::Span;
use crate::syntax::dialect::{Reading, reading};
use crate::syntax::node::{Entry, Node};
use crate::syntax::{parse, placeholder};
use std::ops::Range;

/// Why a file tells no values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unread {
    /// Its syntax is wrong there.
    Syntax(Span),
    /// It has none of the forms that are known.
    Form,
    /// It has no environment of this name; these are there.
    Environment(Vec<String>),
}

/// The environment of a `samconfig` that holds where none is named.
pub const DEFAULT_ENVIRONMENT: &str = "default";

/// Reads the values in a file: a list of `ParameterKey` and `ParameterValue`, a list of `NAME=VALUE`, a map, a map under `Parameters`
/// (CodePipeline) or `parameters` (git sync), or the `parameter_overrides` of a `samconfig`, of the environment of that name.
///
/// # Errors
/// What keeps it from being read.
pub fn read(source: &Source, environment: &str) -> Result<Vec<GivenParameter>, Unread> {
    if source.name.ends_with(".toml") {
        return samconfig::read(source, environment);
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

/// A value that is what is written: a placeholder is not.
fn known(text: &str) -> Option<String> {
    placeholder::find(text).is_none().then(|| text.to_owned())
}

/// The pairs of one text, as SAM reads it: `NAME=VALUE` or `ParameterKey=NAME,ParameterValue=VALUE`, with blanks between them and
/// quotes as a shell has them. `at` tells where bytes of it stand.
pub(crate) fn of_overrides(text: &str, at: &dyn Fn(Range<usize>) -> Span) -> Vec<GivenParameter> {
    let mut found: Vec<GivenParameter> = Vec::new();
    for word in words(text) {
        match (pair(text, word, at), found.last_mut()) {
            (Some(pair), _) => found.push(pair),
            // What belongs to the value before, without quotes: what is made of it is not known.
            (None, Some(before)) => before.value = None,
            (None, None) => {}
        }
    }
    found
}

fn pair(text: &str, word: Range<usize>, at: &dyn Fn(Range<usize>) -> Span) -> Option<GivenParameter> {
    let raw = text.get(word.clone())?;
    let (name, value) = match raw.strip_prefix("ParameterKey=").and_then(|rest| rest.split_once(",ParameterValue=")) {
        Some((name, _)) => {
            let start = "ParameterKey=".len();
            (start..start + name.len(), start + name.len() + ",ParameterValue=".len())
        }
        None => {
            let equals = raw.find('=').filter(|at| *at > 0)?;
            (0..equals, equals + 1)
        }
    };
    let behind = |range: Range<usize>| at(word.start + range.start..word.start + range.end);
    Some(GivenParameter {
        name: unquoted(raw.get(name.clone())?),
        value: known(&unquoted(raw.get(value..)?)),
        named: behind(name),
        place: behind(value..raw.len()),
    })
}

/// The words of a text: blanks in quotes are part of one.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        let start = rest.peek()?.0;
        let mut quote = None;
        while let Some((_, c)) = rest.next_if(|(_, c)| quote.is_some() || !c.is_whitespace()) {
            match (c, quote) {
                ('\\', None | Some('"')) => drop(rest.next()),
                (c, Some(open)) if c == open => quote = None,
                ('"' | '\'', None) => quote = Some(c),
                _ => {}
            }
        }
        Some(start..rest.peek().map_or(text.len(), |(at, _)| *at))
    })
}

/// A word without the quotes and backslashes of a shell.
fn unquoted(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    let mut quote = None;
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        match (c, quote) {
            ('\\', None | Some('"')) => text.extend(rest.next()),
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            (c, _) => text.push(c),
        }
    }
    text
}

/// Tells of values that the parameters of a template do not take.
pub(crate) fn refuse<'t>(root: Node<'t>, template: &Template<'t>, faults: &mut Vec<TemplateFault>) {
    for entry in reader::member(root, "Parameters").into_iter().flat_map(value::entries) {
        let name = entry.key.text();
        let given = template.given(name).and_then(|given| Some((given.place, given.value.as_deref()?)));
        let Some((place, text)) = given else { continue };
        let Some(bound) = parameter::breach(text, entry.value) else { continue };
        let written = entry.value.get(bound).map_or(entry.key, |bound| bound.key);
        let when = vec![When { span: place, kind: WhenKind::Given }];
        let place = Place { when, ..written.place() };
        faults
            .push(TemplateFault { place, kind: TemplateFaultKind::RefusedValue { parameter: name.to_owned(), bound } });
    }
}

#[cfg(test)]
mod tests {
    use crate::frontend::cloudformation::given::of_overrides;
    use crate::source::id::SourceId;
    use crate::source::span::Span;

    #[test]
    fn overrides_are_read_as_a_shell_would() {
        let text = r#"Stage=prod  Rate="rate(1 day)" 'Note=it is' ParameterKey=Old,ParameterValue="a b" Path=a\ b Empty= Cut=rate(1 day) Last=x"#;
        let found = of_overrides(text, &|range| Span::new(SourceId(0), range.start, range.end));
        let seen: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|one| {
                (one.name.as_str(), one.value.as_deref().unwrap_or("?"), text.get(one.place.range()).unwrap_or(""))
            })
            .collect();
        let wanted = [
            ("Stage", "prod", "prod"),
            ("Rate", "rate(1 day)", "\"rate(1 day)\""),
            ("Note", "it is", "it is'"),
            ("Old", "a b", "\"a b\""),
            ("Path", "a b", "a\\ b"),
            ("Empty", "", ""),
            ("Cut", "?", "rate(1"),
            ("Last", "x", "x"),
        ];
        assert_eq!(seen, wanted);
    }
}
