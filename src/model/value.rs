//! Values as far as they can be known before deployment.

use crate::source::place::Place;
use crate::syntax::Kind;
use crate::syntax::node::{Entry, Items, Node};
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

/// Everything that a node may turn out to be: itself, what a choice holds, or nothing when a later step will replace it.
pub(crate) fn candidates(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.options().filter(|node| !is_unknown(*node))
}

/// Whether it cannot be known which one value the node has: a placeholder, a local tag, a choice, or what was left of a
/// syntax error.
#[inline]
pub(crate) fn is_unknown(node: Node<'_>) -> bool {
    !node.is_plainly_known() && may_be_another(node)
}

fn may_be_another(node: Node<'_>) -> bool {
    let unknown = match node.kind() {
        Kind::Sequence => false,
        Kind::Mapping => stands_for_another(node),
        Kind::Choice | Kind::Alias | Kind::Error => true,
        _ => node.placeholder().is_some(),
    };
    unknown || is_local_tag(node)
}

/// The first value in a node that cannot be known, names of members included. Takes no time where the text holds no
/// placeholder and no tag, and no front end made nodes.
pub(crate) fn first_unknown(node: Node<'_>) -> Option<Node<'_>> {
    if !node.tree().may_be_unknown() || node.is_surely_known() {
        return None;
    }
    let itself =
        if node.is_choice() { node.is_open() || node.alternatives().next().is_none() } else { is_unknown(node) };
    if itself || node.is_open() {
        return Some(node);
    }
    let in_entries = || {
        node.entries().find_map(|entry| {
            let key = entry.key.placeholder().map(|_| entry.key);
            key.or_else(|| first_unknown(entry.value))
        })
    };
    let inside = node.items().chain(node.alternatives()).find_map(first_unknown);
    inside.or_else(|| node.is_mapping().then(in_entries).flatten())
}

/// The items that a list may turn out to have, those of each candidate one after the other.
pub(crate) fn items(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    candidates(node).flat_map(Node::items)
}

/// The items of a list, each of which is one value; `None` when there may be others, or it is not a list.
pub(crate) fn sure_items(node: Node<'_>) -> Option<impl Iterator<Item = Node<'_>>> {
    all_items(node).filter(|_| !node.items().any(Node::is_choice))
}

/// The items of a list that surely has no others, though one of them may be a choice; `None` for any other node.
pub(crate) fn all_items(node: Node<'_>) -> Option<impl Iterator<Item = Node<'_>>> {
    (node.is_sequence() && !node.is_open()).then(|| node.items())
}

/// Whether this is a list that surely has no items.
pub(crate) fn is_empty_list(node: Node<'_>) -> bool {
    node.is_sequence() && node.is_empty() && !node.is_open()
}

/// Whether a mapping is a placeholder, or an intrinsic function of CloudFormation: in a file that a build puts into a template. In a template
/// itself they are followed before anybody asks.
fn stands_for_another(node: Node<'_>) -> bool {
    // `{{ name }}` without quotes is a mapping in a mapping to YAML.
    let function = |name: &str| name.starts_with("Fn::") || name == "Ref";
    node.begins_with_braces() || node.len() == 1 && node.entries().all(|entry| function(entry.key.text()))
}

/// Whether a node has a tag of the author's own, such as `!Ref`.
#[inline]
pub(crate) fn is_local_tag(node: Node<'_>) -> bool {
    node.tag().is_some_and(|tag| tag.name.starts_with('!') && !tag.name.starts_with("!!") && tag.name != "!")
}

/// The strings that a node may turn out to be; `None` when it is not a string.
pub(crate) fn texts(node: Node<'_>) -> impl Iterator<Item = Text<'_>> {
    let is_plain = node.is_plain_text();
    node.options().filter(move |node| is_plain || is_known_text(*node)).map(|node| Text { node })
}

/// The strings that the items of a list may turn out to be: most are plain.
pub(crate) fn item_texts(list: Node<'_>) -> impl Iterator<Item = Text<'_>> {
    let (mut lists, mut items, mut options) = (candidates(list), None::<Items<'_>>, None::<Items<'_>>);
    std::iter::from_fn(move || {
        loop {
            if let Some(node) = options.as_mut().and_then(Iterator::next) {
                if is_known_text(node) {
                    return Some(Text { node });
                }
            } else if let Some(node) = items.as_mut().and_then(Iterator::next) {
                if node.is_plain_text() {
                    return Some(Text { node });
                }
                options = Some(node.options());
            } else {
                items = Some(lists.next()?.items());
            }
        }
    })
}

/// The strings of a node, with those that hold placeholders: for a reader that judges the rest of them.
pub(crate) fn expressions(node: Node<'_>) -> impl Iterator<Item = Text<'_>> {
    let is_plain = node.is_plain_text();
    let is_text = move |node: &Node<'_>| is_plain || node.is_text() && !is_local_tag(*node);
    node.options().filter(is_text).map(|node| Text { node })
}

/// The only text of a node, when there is just one candidate.
pub(crate) fn text(node: Node<'_>) -> Option<Text<'_>> {
    (node.is_plain_text() || !node.is_choice() && is_known_text(node)).then_some(Text { node })
}

/// The same without its place.
pub(crate) fn str_of(node: Node<'_>) -> Option<&str> {
    node.plain_text().or_else(|| text(node).map(Text::as_str))
}

fn is_known_text(node: Node<'_>) -> bool {
    node.is_text() && !is_unknown(node)
}

/// The entries of a mapping that count: of a repeated key the last one, as on the wire.
pub(crate) fn entries(node: Node<'_>) -> impl Iterator<Item = Entry<'_>> {
    node.entries().filter(|entry| !entry.key.is_overridden())
}

/// Whether the node is JSON's or YAML's null: on the wire the same as an absent member.
pub(crate) fn is_null(node: Node<'_>) -> bool {
    node.is_null()
}

/// The items of a list that may be longer than what can be seen.
#[derive(Copy, Clone, Debug)]
pub(crate) enum List<'t> {
    /// The member is not there.
    Absent,
    /// It is there, and what it holds cannot be known, or it is not a list at all.
    Unknown,
    /// It is there with these items.
    Items(Node<'t>),
}
