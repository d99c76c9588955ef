//! What is at a byte of a text.

use crate::source::span::Span;
use crate::syntax::node::Node;
use crate::syntax::stored::Kind;
use crate::syntax::tree::Tree;
use std::ops::Range;

/// A step on the way from a root to a byte.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Step<'t> {
    /// To the value of an entry.
    Value {
        /// The mapping.
        mapping: Node<'t>,
        /// The entry's key.
        key: Node<'t>,
    },
    /// To an item.
    Item {
        /// The sequence.
        sequence: Node<'t>,
    },
}

/// What is at a byte.
#[derive(Copy, Clone, Debug)]
pub(crate) enum AtByte<'t> {
    /// A key of this mapping.
    Key(Node<'t>, Node<'t>),
    /// A value or an item that is not a collection, or a root.
    Value(Node<'t>),
    /// None of the children of the innermost collection.
    Gap,
}

impl Tree {
    /// The way from the root to what is at a byte, or right before it. Works in a broken text as well: it is the way of what
    /// was read.
    pub(crate) fn at(&self, byte: usize) -> Option<(Vec<Step<'_>>, AtByte<'_>)> {
        let last = self.first_from(byte + 1).checked_sub(1)?;
        let root = *self.roots.get(self.roots.partition_point(|root| *root <= last).checked_sub(1)?)?;
        let (mut steps, mut at) = (Vec::new(), root);
        loop {
            let node = Node::new(self, at, None);
            let children = || self.children_of(at).take_while(|child| *child <= last);
            let holds = |id: u32| (self.raw(id).start as usize..=self.raw(id).end as usize).contains(&byte);
            at = match self.raw(at).kind {
                Kind::Mapping => {
                    let Some((count, child)) = children().enumerate().last() else { break Some((steps, AtByte::Gap)) };
                    let key = if count % 2 == 0 { child } else { children().nth(count - 1)? };
                    let named = Node::new(self, key, None);
                    if holds(key) {
                        break Some((steps, AtByte::Key(node, named)));
                    }
                    if child == key || !holds(child) {
                        break Some((steps, AtByte::Gap));
                    }
                    steps.push(Step::Value { mapping: node, key: named });
                    child
                }
                Kind::Sequence => match children().last() {
                    Some(item) if holds(item) => {
                        steps.push(Step::Item { sequence: node });
                        item
                    }
                    _ => break Some((steps, AtByte::Gap)),
                },
                _ => break Some((steps, AtByte::Value(node))),
            };
        }
    }

    /// The numbers of the children of a collection as they are stored.
    fn children_of(&self, id: u32) -> impl Iterator<Item = u32> {
        let end = self.raw(id).skip(id);
        std::iter::successors(Some(id + 1), |child| Some(self.raw(*child).skip(*child)))
            .take_while(move |child| *child < end)
    }

    /// The bytes of the anchor that the alias at this byte names.
    pub(crate) fn anchor_of_alias_at(&self, byte: usize) -> Option<Span> {
        let last = self.first_from(byte + 1).checked_sub(1)?;
        let alias = self.raw(last);
        let Range { start, end } = alias.start as usize..alias.end as usize;
        if alias.kind != Kind::Alias || !(start..=end).contains(&byte) {
            return None;
        }
        let name = self.text().get(start + 1..end)?;
        let before = self.text().get(..self.raw(alias.a).start as usize)?;
        let anchor = format!("&{name}");
        let is_whole = |at: &usize| {
            let behind = self.text().as_bytes().get(at + anchor.len());
            behind.is_none_or(|byte| byte.is_ascii_whitespace() || b",[]{}".contains(byte))
        };
        let at = before.rmatch_indices(&anchor).map(|(at, _)| at).find(is_whole)?;
        Some(self.span(at, at + anchor.len()))
    }
}
