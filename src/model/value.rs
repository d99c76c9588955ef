//! Values as far as they can be told before deployment.

use crate::source::place::Place;
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;
use std::ops::Range;

/// A string whose text is known, with its place.
#[derive(Copy, Clone, Debug)]
pub struct Text<'t> {
    node: Node<'t>,
}

impl<'t> Text<'t> {
    /// The decoded text.
    pub fn as_str(self) -> &'t str {
        self.node.text()
    }

    /// Where the whole string stands.
    pub fn place(self) -> Place {
        self.node.place()
    }

    /// Where the bytes `range` of the decoded text stand: exactly, or the whole string.
    pub fn slice(self, range: Range<usize>) -> Place {
        self.node.slice(range)
    }

    /// The node that holds it.
    pub fn node(self) -> Node<'t> {
        self.node
    }
}

/// Everything that a node may turn out to be: itself, or nothing when a later step will replace its text.
pub fn candidates(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    Some(node).filter(|node| !is_unknown(*node)).into_iter()
}

/// Whether the node's value cannot be told: a placeholder, a local tag, or what was left of a syntax error.
pub fn is_unknown(node: Node<'_>) -> bool {
    if node.is_scalar() {
        return node.placeholder().is_some() || is_local_tag(node);
    }
    // `{{ name }}` without quotes is a mapping in a mapping to YAML.
    let braces = node.is_mapping() && node.written().starts_with("{{");
    braces || !(node.is_mapping() || node.is_sequence()) || is_local_tag(node)
}

/// The first value in a node that cannot be told, names of members included. Takes no time where the text holds no
/// placeholder and no tag.
pub fn first_unknown(node: Node<'_>) -> Option<Node<'_>> {
    if !node.tree().may_be_unknown() {
        return None;
    }
    if is_unknown(node) {
        return Some(node);
    }
    let in_items = || node.items().find_map(first_unknown);
    let in_entries = || {
        node.entries()
            .find_map(|entry| entry.key.placeholder().map(|_| entry.key).or_else(|| first_unknown(entry.value)))
    };
    if node.is_mapping() {
        in_entries()
    } else if node.is_sequence() {
        in_items()
    } else {
        None
    }
}

fn is_local_tag(node: Node<'_>) -> bool {
    node.tag().is_some_and(|tag| tag.name.starts_with('!') && !tag.name.starts_with("!!") && tag.name != "!")
}

/// The strings that a node may turn out to be; none when it is no string.
pub fn texts(node: Node<'_>) -> impl Iterator<Item = Text<'_>> {
    candidates(node).filter(|node| matches!(node.scalar(), Some(Scalar::Text(_)))).map(|node| Text { node })
}

/// The strings of a node, with those that hold placeholders: for a reader that judges the rest of them.
pub fn expressions(node: Node<'_>) -> impl Iterator<Item = Text<'_>> {
    let is_text = matches!(node.scalar(), Some(Scalar::Text(_))) && !is_local_tag(node);
    Some(node).filter(|_| is_text).map(|node| Text { node }).into_iter()
}

/// The only text of a node, when there is just one candidate.
pub fn text(node: Node<'_>) -> Option<Text<'_>> {
    let mut all = texts(node);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// The entries of a mapping that count: of a repeated key the last one, as on the wire.
pub fn entries(node: Node<'_>) -> impl Iterator<Item = Entry<'_>> {
    node.entries().filter(|entry| !entry.key.is_overridden())
}

/// Whether the node is JSON's or YAML's null: on the wire the same as an absent member.
pub fn is_null(node: Node<'_>) -> bool {
    matches!(node.scalar(), Some(Scalar::Null))
}

/// The items of a list that may be longer than what can be seen.
#[derive(Copy, Clone, Debug)]
pub enum List<'t> {
    /// The member is not there.
    Absent,
    /// It is there, and what it holds cannot be told, or it is no list at all.
    Unknown,
    /// It is there with these items.
    Items(Node<'t>),
}
