//! Short ways to read a text and to look at its tree.

use ssmlint::source::{Source, SourceId, Span};
use ssmlint::syntax::{self, Node, SyntaxErrorKind, Tree};

pub(crate) fn source(name: &str, text: &str) -> Source {
    Source::new(SourceId(0), name, text.to_owned())
}

pub(crate) fn yaml(text: &str) -> Tree {
    syntax::parse_yaml(&source("a.yaml", text))
}

pub(crate) fn json(text: &str) -> Tree {
    syntax::parse_json(&source("a.json", text))
}

pub(crate) fn root(tree: &Tree) -> Node<'_> {
    tree.roots().next().unwrap()
}

pub(crate) fn at(tree: &Tree, span: Span) -> &str {
    &tree.text()[span.range()]
}

pub(crate) fn member<'t>(tree: &'t Tree, name: &str) -> Node<'t> {
    root(tree).get(name).unwrap().value
}

/// What an error is about: the bytes, where they begin, and what is wrong.
pub(crate) type Found<'t> = (&'t str, usize, SyntaxErrorKind);

pub(crate) fn errors(tree: &Tree) -> Vec<Found<'_>> {
    tree.errors().iter().map(|error| (at(tree, error.span), error.span.range().start, error.kind.clone())).collect()
}

/// The written text of the first occurrence of a piece of the decoded text.
pub(crate) fn written<'t>(node: Node<'t>, piece: &str) -> &'t str {
    let start = node.text().find(piece).unwrap();
    &node.tree().text()[node.slice(start..start + piece.len()).span.range()]
}
