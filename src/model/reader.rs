//! Members of a mapping by name, read leniently: what does not fit is not there.

use crate::model::parameter::{Bound, Written};
use crate::model::value;
use crate::source::keyed::Keyed;
use crate::source::span::Span;
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;
use std::collections::HashMap;

/// Where a span of the text that was parsed is in its source: the same place, except for text inside a string.
pub(crate) type Locate<'a> = &'a dyn Fn(Span) -> Span;

/// The value of a member that is given; null counts as absent.
pub(crate) fn member<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    given(node.get(name))
}

/// The values of these members, where they are given, as [`member`] tells each of them: the mapping is walked once for all.
pub(crate) fn values<'t, const N: usize>(node: Node<'t>, names: [&str; N]) -> [Option<Node<'t>>; N] {
    node.get_each(names).map(given)
}

/// The value of an entry that is there; null counts as absent.
pub(crate) fn given(entry: Option<Entry<'_>>) -> Option<Node<'_>> {
    entry.map(|entry| entry.value).filter(|value| !value::is_null(*value))
}

/// The values of all members that are given, by name.
pub(crate) fn members(node: Node<'_>) -> HashMap<&str, Node<'_>, Keyed> {
    let named = node.entries().filter(|entry| entry.key.is_scalar());
    let mut members: HashMap<&str, Node<'_>, Keyed> = named.map(|entry| (entry.key.text(), entry.value)).collect();
    members.retain(|_, value| !value::is_null(*value));
    members
}

/// The text of a scalar that is known, whatever its type: outputs are read as they come.
pub(crate) fn loose(node: Node<'_>) -> Option<&str> {
    (node.is_scalar() && !value::is_null(node) && !value::is_unknown(node)).then(|| node.text())
}

/// The text of a scalar member.
pub(crate) fn text<'t>(node: Node<'t>, name: &str) -> Option<&'t str> {
    loose(member(node, name)?)
}

/// The text of a scalar, with its place.
pub(crate) fn written(node: Node<'_>, locate: Locate<'_>) -> Option<Written> {
    Some(Written { text: loose(node)?.to_owned(), span: locate(node.span()) })
}

/// The text of a scalar member, with its place.
pub(crate) fn written_member(node: Node<'_>, name: &str, locate: Locate<'_>) -> Option<Written> {
    written(member(node, name)?, locate)
}

/// A whole number from 0, written as a number or as a text of digits.
pub(crate) fn number(node: Node<'_>) -> Option<u64> {
    match node.scalar()? {
        Scalar::Integer(number) => u64::try_from(number).ok(),
        Scalar::Text(text) => text.trim().parse().ok(),
        Scalar::Null | Scalar::Bool(_) | Scalar::Number(_) => None,
    }
}

/// A whole number, with its place.
pub(crate) fn bound(value: Node<'_>, locate: Locate<'_>) -> Option<Bound> {
    Some(Bound { value: number(value)?, span: locate(value.span()) })
}
