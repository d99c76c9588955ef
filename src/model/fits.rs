//! The quick look at a request: most have the shape that the service model states, and show it by how their nodes are stored.

use crate::service::pattern::Pattern;
use crate::service::shape::{Shape, Structure};
use crate::syntax::Kind;
use crate::syntax::node::Node;
use crate::syntax::plain::Plain;

/// Whether a node plainly has this shape, with all that is in it: then there are no violations. Of others nothing is known.
pub(crate) fn fits(shape: &Shape, node: Node<'_>) -> bool {
    Plain::of(node).is_some_and(|node| match shape {
        Shape::Text { .. } | Shape::Enum(_) => leaf_fits(shape, node),
        _ => node.counts_all() && after(shape, node).is_some(),
    })
}

/// The same of a structure.
pub(crate) fn structure_fits(structure: &Structure, node: Node<'_>) -> bool {
    Plain::of(node).is_some_and(|node| node.counts_all() && after_structure(structure, node).is_some())
}

/// The number of the node after this one, where it plainly has this shape. Most are texts.
#[inline(always)]
fn after(shape: &Shape, node: Plain<'_>) -> Option<u32> {
    match shape {
        Shape::Text { .. } | Shape::Enum(_) => leaf_fits(shape, node).then(|| node.end()),
        _ => after_any(shape, node),
    }
}

/// The same, whatever the shape is.
fn after_any(shape: &Shape, node: Plain<'_>) -> Option<u32> {
    let fits = match shape {
        Shape::Text { .. } | Shape::Enum(_) => leaf_fits(shape, node),
        Shape::Structure(structure) => return after_structure(structure, node),
        Shape::List { min, max, item } => {
            let (mut next, end) = (node.first(), node.end());
            let is_list = node.kind() == Kind::Sequence && is_sized(node, *min, *max);
            while is_list && next < end {
                next = after(item, node.at(next)?)?;
            }
            is_list
        }
        Shape::Map { min, max, key, value } => {
            let (mut next, end) = (node.first(), node.end());
            let is_map = node.kind() == Kind::Mapping && is_sized(node, *min, *max);
            while is_map && next < end {
                next = after(key, node.at(next)?)?;
                next = after(value, node.at(next)?)?;
            }
            is_map
        }
        Shape::Boolean => node.kind() == Kind::Plain && matches!(node.bytes(), b"true" | b"false"),
        Shape::Integer { min, max } => node.kind() == Kind::Plain && is_whole(node.bytes(), *min, *max),
        Shape::ObjectOrText => node.kind() == Kind::Mapping,
    };
    fits.then(|| node.end())
}

fn is_sized(node: Plain<'_>, min: usize, max: Option<usize>) -> bool {
    node.len() >= min && max.is_none_or(|max| node.len() <= max)
}

/// The number of the node after a structure.
fn after_structure(structure: &Structure, node: Plain<'_>) -> Option<u32> {
    if node.kind() != Kind::Mapping {
        return None;
    }
    let (mut next, end) = (node.first(), node.end());
    let (mut expected, mut present) = (0, 0_u64);
    while next < end {
        let key = node.at(next).filter(|key| key.kind().is_scalar())?;
        let (index, member) = structure.member_from(expected, key.bytes())?;
        (expected, present) = (index + 1, present | 1 << (index & 63));
        next = after(&member.shape, node.at(key.end())?)?;
    }
    (structure.required & !present == 0).then_some(end)
}

/// Whether a node is a text of which there is nothing to say.
fn leaf_fits(shape: &Shape, node: Plain<'_>) -> bool {
    match shape {
        // Whatever is put into it, nothing is asked of it.
        Shape::Text { min: 0, max: None, pattern: None } => node.is_text(),
        Shape::Text { min, max, pattern } => {
            let text = node.bytes();
            // No text has more characters than bytes, and one that is not empty has one.
            let is_sized = text.len() >= *min && max.is_none_or(|max| text.len() <= max);
            let fits = |pattern: Pattern| pattern.mismatch(node.text()).is_none();
            node.is_known_text() && is_sized && (*min <= 1 || text.is_ascii()) && pattern.is_none_or(fits)
        }
        Shape::Enum(allowed) => {
            node.is_known_text() && allowed.iter().any(|allowed| allowed.as_bytes() == node.bytes())
        }
        _ => false,
    }
}

/// Whether these are the digits of a number in these bounds, as every reader takes them.
fn is_whole(digits: &[u8], min: i64, max: i64) -> bool {
    let is_number = match digits {
        [first] => first.is_ascii_digit(),
        [first, ..] => *first != b'0' && digits.len() <= 9 && digits.iter().all(u8::is_ascii_digit),
        [] => false,
    };
    let value = |number: i64, digit: &u8| number * 10 + i64::from(digit - b'0');
    is_number && (min..=max).contains(&digits.iter().fold(0, value))
}
