//! Texts that are put together of parts, some of which may be one of several values.

use crate::frontend::partial::candidate::{Candidate, Candidates, Joined, Value};
use crate::syntax::graft::Segment;
use crate::syntax::node::Node;
use std::ops::Range;

/// Bytes of a text that is put together; a longer one is not.
const LONGEST: usize = 1 << 18;

/// Bytes of most parts.
const USUAL: usize = 16;

/// A piece of a text.
#[derive(Debug)]
pub(crate) enum Part<'t> {
    /// Bytes of the text of a written scalar.
    Literal(Node<'t>, Range<usize>),
    /// A value, and the name to show for it where it cannot be known.
    Value(Candidates<'t>, String),
}

/// The text in which these parts follow each other, for every value that one of them may have. Where several have several,
/// only the first is told apart: what the others may be stays unknown, so that the number does not multiply. With `certain` it is one
/// text, in which only what is certain is told.
pub(crate) fn concatenate<'t>(parts: &[Part<'t>], author: Node<'t>, certain: bool) -> Candidates<'t> {
    let several = |part: &&Part<'t>| !certain && matches!(part, Part::Value(values, _) if values.each.len() > 1);
    let (varied, variants) = match parts.iter().find(several) {
        Some(Part::Value(values, name)) => (name.as_str(), values.each.len()),
        _ => ("", 1),
    };
    // Where nothing is known of a part, the text says so itself: what is around it can still be read.
    let open = |part: &Part<'t>| match part {
        Part::Value(values, _) => !certain && (values.absent || values.open && !values.each.is_empty()),
        Part::Literal(..) => false,
    };
    let mut found = Candidates { open: parts.iter().any(open), ..Candidates::default() };
    for variant in 0..variants {
        let (text, segments) = (String::with_capacity(parts.len() * USUAL), Vec::with_capacity(parts.len()));
        let mut text = Joined { text, segments };
        let (mut when, mut under) = (Vec::new(), Vec::new());
        for part in parts {
            let chosen = match part {
                Part::Literal(node, range) => {
                    append_literal(&mut text, *node, range.clone());
                    continue;
                }
                Part::Value(values, _) if certain => values.only(),
                Part::Value(values, _) if values.each.len() == 1 && !values.absent => values.each.first(),
                // The same name stands for the same value wherever it is written.
                Part::Value(values, name) if name == varied => values.each.get(variant),
                Part::Value(..) => None,
            };
            let known = chosen.and_then(|candidate| Some((candidate, candidate.joined()?)));
            match (known, part) {
                (Some((candidate, joined)), _) => {
                    when.extend(candidate.when.iter().copied());
                    under.extend(candidate.under.iter().copied());
                    append(&mut text, joined);
                }
                (None, Part::Value(values, name)) => {
                    found.open |= !certain && !values.each.is_empty();
                    text.text.push_str("${");
                    text.text.push_str(name);
                    text.text.push('}');
                }
                (None, Part::Literal(..)) => {}
            }
            if text.text.len() > LONGEST {
                return Candidates::unknown();
            }
        }
        found.push(Candidate { value: Value::Text(text), author, when, under });
    }
    found
}

fn append_literal<'t>(text: &mut Joined<'t>, node: Node<'t>, range: Range<usize>) {
    let piece = node.text().get(range.clone()).unwrap_or_default();
    let range = range.start..range.start + piece.len();
    text.segments.push(Segment { node, range, at: text.text.len() });
    text.text.push_str(piece);
}

fn append<'t>(text: &mut Joined<'t>, other: Joined<'t>) {
    let base = text.text.len();
    text.text.push_str(&other.text);
    text.segments.extend(other.segments.into_iter().map(|segment| Segment { at: base + segment.at, ..segment }));
}
