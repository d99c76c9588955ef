//! JSON inside a string: the value of a parameter that is a map or a list of maps.

use crate::model::value::Text;
use crate::source::place::Place;
use crate::source::sources::SourceId;
use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::node::Node;
use crate::syntax::{Syntax, parse_text, placeholder};
use serde::de::IgnoredAny;
use std::sync::Arc;

/// What a text is, read as JSON.
#[derive(Clone, Debug)]
pub(crate) enum JsonText {
    /// An object.
    Object,
    /// An array.
    Array,
    /// Another value: a number, a string and so on.
    Other,
    /// No JSON, with the place where that shows.
    Broken(Place),
}

/// The members of the JSON object that a text is, with their places.
pub(crate) fn members(text: Text<'_>) -> Vec<(String, Place)> {
    let tree = parse_text(SourceId::NOWHERE, Arc::new(text.as_str().to_owned()), Syntax::Json);
    let root = tree.roots().next().filter(|_| tree.errors().is_empty());
    let entries = root.into_iter().flat_map(Node::entries);
    entries.map(|entry| (entry.key.text().to_owned(), text.slice(entry.key.span().range()))).collect()
}

/// Where a text with placeholders shows before the first of them that it is no JSON, whatever they are for.
pub(crate) fn broken_before_placeholder(text: Text<'_>) -> Option<Place> {
    let known = placeholder::find(text.as_str())?.start;
    let begun = text.as_str().get(..known)?;
    // What only lacks its rest can still become JSON.
    serde_json::from_str::<IgnoredAny>(begun).err().filter(serde_json::Error::is_syntax)?;
    let tree = parse_text(SourceId::NOWHERE, Arc::new(begun.to_owned()), Syntax::Json);
    let lacks_rest =
        |kind: &SyntaxErrorKind| matches!(kind, SyntaxErrorKind::Unclosed | SyntaxErrorKind::TooDeep { .. });
    let error = tree.errors().iter().find(|error| !lacks_rest(&error.kind))?;
    Some(text.slice(error.span.range()))
}

/// Reads a text as JSON. Nothing of the text is kept.
pub(crate) fn read(text: Text<'_>) -> JsonText {
    let tree = parse_text(SourceId::NOWHERE, Arc::new(text.as_str().to_owned()), Syntax::Json);
    if let Some(error) = tree.errors().first() {
        return JsonText::Broken(text.slice(error.span.range()));
    }
    match tree.roots().next() {
        Some(root) if root.is_mapping() => JsonText::Object,
        Some(root) if root.is_sequence() => JsonText::Array,
        Some(_) => JsonText::Other,
        None => JsonText::Broken(text.place()),
    }
}
