//! A name that a text declares, with all its places.

use crate::source::span::Span;
use crate::syntax::node::Node;

/// A name that a text declares.
#[derive(Clone, Debug)]
pub(crate) struct Declaration<'t> {
    pub(crate) name: &'t str,
    /// Where it is declared, and where it is used.
    pub(crate) places: Vec<Span>,
}

/// Where the text of a scalar stands, without quotes.
pub(crate) fn inner(node: Node<'_>) -> Span {
    node.slice(0..node.text().len()).span
}
