//! The text of a `Sub`, in parts.

use crate::frontend::partial::candidate::Candidates;
use crate::frontend::partial::joined::Part;
use crate::syntax::node::Node;
use std::ops::Range;

/// A piece of the text of a `Sub`: bytes that stay as they are, or those of a name between `${` and `}`.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// What stays.
    Literal(Range<usize>),
    /// A name, without its braces.
    Name(Range<usize>),
}

/// The pieces of the text of a `Sub`. `${!name}` is `${name}` itself.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    while let Some(start) = text.get(done..).and_then(|rest| rest.find("${")).map(|at| done + at) {
        let inside = start + 2;
        let rest = text.get(inside..).unwrap_or_default();
        let length = rest.bytes().take_while(|&c| c.is_ascii_alphanumeric() || b"_.:".contains(&c)).count();
        if rest.starts_with('!') {
            pieces.push(Piece::Literal(done..inside));
            done = inside + 1;
        } else if length > 0 && rest.as_bytes().get(length) == Some(&b'}') {
            pieces.push(Piece::Literal(done..start));
            pieces.push(Piece::Name(inside..inside + length));
            done = inside + length + 1;
        } else {
            pieces.push(Piece::Literal(done..inside));
            done = inside;
        }
    }
    pieces.push(Piece::Literal(done..text.len()));
    pieces
}

/// The parts of the text of a `Sub`; `value` returns what a name stands for.
pub(crate) fn parts<'t>(node: Node<'t>, mut value: impl FnMut(&'t str) -> Candidates<'t>) -> Vec<Part<'t>> {
    let part = |piece| match piece {
        Piece::Literal(range) => Part::Literal(node, range),
        Piece::Name(range) => {
            let name = node.text().get(range.clone()).unwrap_or_default();
            let values = value(name);
            if values.each.is_empty() {
                Part::Literal(node, range.start - 2..range.end + 1)
            } else {
                Part::Value(values, name.to_owned())
            }
        }
    };
    pieces(node.text()).into_iter().map(part).collect()
}
