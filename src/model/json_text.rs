//! JSON inside a string: the value of a parameter that is a map or a list of maps.

use crate::model::value::Text;
use crate::source::id::SourceId;
use crate::source::place::Place;
use crate::syntax::node::Node;
use crate::syntax::{Syntax, parse_text};
use std::sync::Arc;

/// What a text is, read as JSON.
#[derive(Clone, Debug)]
pub enum JsonText {
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
pub fn members(text: Text<'_>) -> Vec<(String, Place)> {
    let tree = parse_text(SourceId::NOWHERE, Arc::new(text.as_str().to_owned()), Syntax::Json);
    let root = tree.roots().next().filter(|_| tree.errors().is_empty());
    let entries = root.into_iter().flat_map(Node::entries);
    entries.map(|entry| (entry.key.text().to_owned(), text.slice(entry.key.span().range()))).collect()
}

/// Reads a text as JSON. Nothing of the text is kept.
pub fn read(text: Text<'_>) -> JsonText {
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
