//! `samconfig.toml`: what SAM gives the parameters of a template. The only file that names toml_edit.

use crate::frontend::cloudformation::overrides::{Unread, of_overrides};
use crate::settings::GivenParameter;
use crate::source::sources::Source;
use crate::source::span::Span;
use std::ops::Range;
use toml_edit::{Document, Item, Value};

/// The values of an environment: `parameter_overrides` of its `deploy`, or else of its `global`.
pub(crate) fn read(source: &Source, environment: &str) -> Result<Vec<GivenParameter>, Unread> {
    let text = source.text();
    let span = |range: Range<usize>| Span::new(source.id, range.start, range.end);
    let document =
        Document::parse(text.as_str()).map_err(|error| Unread::Syntax(span(error.span().unwrap_or(0..0))))?;
    let root = document.as_table();
    let Some(chosen) = root.get(environment) else {
        let names = root.iter().filter(|(_, item)| item.is_table_like()).map(|(name, _)| name.to_owned());
        return Err(Unread::Environment(names.collect()));
    };
    let overrides = |command: &str| chosen.get(command)?.get("parameters")?.get("parameter_overrides");
    let Some(found) = overrides("deploy").or_else(|| overrides("global")) else { return Ok(Vec::new()) };
    let texts: Vec<&Value> = match found {
        Item::Value(Value::Array(list)) => list.iter().collect(),
        Item::Value(value) => vec![value],
        _ => return Err(Unread::Form),
    };
    Ok(texts.into_iter().flat_map(|value| of_value(value, text, &span)).collect())
}

fn of_value(value: &Value, text: &str, span: &dyn Fn(Range<usize>) -> Span) -> Vec<GivenParameter> {
    let (Some(decoded), Some(whole)) = (value.as_str(), value.span()) else { return Vec::new() };
    // Where something is escaped, its bytes are not those of the text.
    let written = text.get(whole.clone()).and_then(|written| written.find(decoded)).map(|at| whole.start + at);
    of_overrides(decoded, &|range| match written {
        Some(start) => span(start + range.start..start + range.end),
        None => span(whole.clone()),
    })
}
