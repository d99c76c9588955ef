//! Expressions of HCL as a small tree: what follows a value tells what it is a part of, so that it is read before it is put into the arena.

use crate::source::span::offset;
use crate::syntax::hcl::tags::{CALL, CONDITIONAL, OPERATION, REFERENCE, TEMPLATE};
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use std::ops::Range;

/// An expression, with byte offsets of the text.
#[derive(Debug)]
pub(crate) enum Expression {
    /// A number, a word, or a piece of text.
    Scalar { range: Range<usize>, text: Range<usize>, kind: Kind, decoded: Option<String> },
    /// Pieces of a text, and what is put in between.
    Template { range: Range<usize>, parts: Vec<Self> },
    /// A name, and steps from it.
    Reference { range: Range<usize>, steps: Vec<Self> },
    /// A function and what it is given; whether the last argument stands for several.
    Call { range: Range<usize>, parts: Vec<Self>, spread: bool },
    /// A condition, and both values.
    Conditional { range: Range<usize>, parts: Vec<Self> },
    /// What is not followed.
    Operation { range: Range<usize>, parts: Vec<Self> },
    /// A list.
    Tuple { range: Range<usize>, items: Vec<Self> },
    /// Keys with their values.
    Object { range: Range<usize>, entries: Vec<(Self, Self)> },
}

impl Expression {
    /// The text that these parts make: one piece is a scalar itself.
    pub(crate) fn joined(range: Range<usize>, kind: Kind, mut parts: Vec<Self>) -> Self {
        match parts.len() {
            // Between the quotes; an empty heredoc has no place of its own.
            0 => {
                let at = range.start + usize::from(kind == Kind::Double);
                Self::Scalar { range, text: at..at, kind, decoded: None }
            }
            1 => match parts.pop() {
                Some(Self::Scalar { text, kind, decoded: None, .. }) => {
                    Self::Scalar { range, text, kind, decoded: None }
                }
                part => Self::Template { range, parts: part.into_iter().collect() },
            },
            _ => Self::Template { range, parts },
        }
    }

    /// Where it is.
    pub(crate) fn range(&self) -> &Range<usize> {
        match self {
            Self::Scalar { range, .. }
            | Self::Template { range, .. }
            | Self::Reference { range, .. }
            | Self::Call { range, .. }
            | Self::Conditional { range, .. }
            | Self::Operation { range, .. }
            | Self::Tuple { range, .. }
            | Self::Object { range, .. } => range,
        }
    }

    /// Puts it into the arena.
    pub(crate) fn put(self, tree: &mut Tree, flags: u8) {
        match self {
            Self::Scalar { range, text, kind, decoded: None } => {
                tree.push_written((range.start, range.end), kind, (text.start, text.end), flags);
            }
            Self::Scalar { range, kind, decoded: Some(decoded), .. } => {
                let from = tree.decoded.len();
                tree.decoded.push_str(&decoded);
                tree.push_decoded((range.start, range.end), kind, from, flags);
            }
            Self::Template { range, parts } => tagged(tree, TEMPLATE, &range, parts, flags),
            Self::Reference { range, steps } => tagged(tree, REFERENCE, &range, steps, flags),
            Self::Call { range, parts, spread } => {
                tagged(tree, CALL, &range, parts, flags | if spread { Raw::OPEN } else { 0 });
            }
            Self::Conditional { range, parts } => tagged(tree, CONDITIONAL, &range, parts, flags),
            Self::Operation { range, parts } => tagged(tree, OPERATION, &range, parts, flags),
            Self::Tuple { range, items } => {
                let id = tree.push_open(range.start, Kind::Sequence, flags | Raw::FLOW);
                let count = items.len();
                items.into_iter().for_each(|item| item.put(tree, 0));
                tree.close(id, offset(count), range.end);
            }
            Self::Object { range, entries } => {
                // As a block of YAML it is shown by its first key where that is a bare word.
                let is_bare = matches!(entries.first(), Some((Self::Scalar { kind: Kind::Plain, .. }, _)));
                let id = tree.push_open(range.start, Kind::Mapping, flags | if is_bare { 0 } else { Raw::FLOW });
                let count = entries.len();
                for (key, value) in entries {
                    key.put(tree, 0);
                    value.put(tree, Raw::VALUE);
                }
                tree.close(id, offset(count), range.end);
            }
        }
    }
}

/// A sequence with a tag that says what it means.
fn tagged(tree: &mut Tree, tag: &str, range: &Range<usize>, parts: Vec<Expression>, flags: u8) {
    let id = tree.push_open(range.start, Kind::Sequence, flags | Raw::TAGGED);
    tree.push_tag(id, tag.into(), range);
    let count = parts.len();
    parts.into_iter().for_each(|part| part.put(tree, 0));
    tree.close(id, offset(count), range.end);
}

/// A word that is as it is.
pub(crate) fn plain(range: Range<usize>) -> Expression {
    Expression::Scalar { range: range.clone(), text: range, kind: Kind::Plain, decoded: None }
}
