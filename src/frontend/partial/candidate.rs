//! What a value of a template may turn out to be.

use crate::source::place::{When, WhenKind};
use crate::source::span::Span;
use crate::syntax::dialect::{Reading, reading};
use crate::syntax::graft::Segment;
use crate::syntax::node::Node;
use std::ops::Range;

/// Candidates of one value beyond this number are not looked at: the value is open then.
pub(crate) const MOST: usize = 32;

/// One thing that is so.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Assumption<'t> {
    /// A condition holds, or does not.
    Condition(&'t str, bool),
    /// A parameter has this value.
    Value(&'t str, &'t str),
}

/// A text that was put together, with where its pieces were written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Joined<'t> {
    pub(crate) text: String,
    pub(crate) segments: Vec<Segment<'t>>,
}

impl<'t> Joined<'t> {
    /// Bytes of the text of a written scalar.
    pub(crate) fn of(node: Node<'t>, range: Range<usize>) -> Self {
        let text = node.text().get(range.clone()).unwrap_or_default().to_owned();
        let segments = vec![Segment { node, range: range.start..range.start + text.len(), at: 0 }];
        Self { text, segments }
    }
}

impl Joined<'_> {
    /// Bytes of the text, with where their pieces were written.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        let mut segments = self.segments.clone();
        segments.retain_mut(|segment| {
            let (start, end) = (segment.at.max(range.start), (segment.at + segment.range.len()).min(range.end));
            let from = segment.range.start + start.saturating_sub(segment.at);
            segment.range = from..from + end.saturating_sub(start);
            segment.at = start.saturating_sub(range.start);
            end > start
        });
        Self { text: self.text.get(range).unwrap_or_default().to_owned(), segments }
    }
}

/// One value.
#[derive(Clone, Debug)]
pub(crate) enum Value<'t> {
    /// What is written; what is inside it is still to be resolved.
    Node(Node<'t>),
    /// A text that was put together.
    Text(Joined<'t>),
    /// A list of texts, of which some may be left out.
    List(Vec<Joined<'t>>),
    /// Several objects as one, in which a later one overrules the earlier; or several lists, one after the other. Whether
    /// there may be more in it.
    Several(Vec<Node<'t>>, bool),
}

/// One value, where it is, and when.
#[derive(Clone, Debug)]
pub(crate) struct Candidate<'t> {
    pub(crate) value: Value<'t>,
    /// The node whose place it has.
    pub(crate) author: Node<'t>,
    pub(crate) when: Vec<When>,
    /// What decides about it.
    pub(crate) under: Vec<Assumption<'t>>,
}

/// Everything that a value may turn out to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidates<'t> {
    pub(crate) each: Vec<Candidate<'t>>,
    /// It may be something else.
    pub(crate) open: bool,
    /// It may not be there.
    pub(crate) absent: bool,
    /// It may be an empty text, which the author meant as no value.
    pub(crate) empty: bool,
}

impl<'t> Candidates<'t> {
    /// A value that cannot be known.
    pub(crate) fn unknown() -> Self {
        Self { open: true, ..Self::default() }
    }

    /// No value.
    pub(crate) fn nothing() -> Self {
        Self { absent: true, ..Self::default() }
    }

    /// One value that is at this node.
    pub(crate) fn one(value: Value<'t>, author: Node<'t>) -> Self {
        let candidate = Candidate { value, author, when: Vec::new(), under: Vec::new() };
        Self { each: vec![candidate], ..Self::default() }
    }

    /// Whether it surely is not there.
    pub(crate) fn is_nothing(&self) -> bool {
        self.absent && !self.open && self.each.is_empty()
    }

    /// The only value that it can be.
    pub(crate) fn only(&self) -> Option<&Candidate<'t>> {
        let [one] = self.each.as_slice() else { return None };
        (!self.open && !self.absent).then_some(one)
    }

    /// Adds what it may turn out to be under one more circumstance, which is shown where it need not be so.
    pub(crate) fn add(&mut self, other: Self, when: &[When], under: Assumption<'t>) {
        self.open |= other.open;
        self.absent |= other.absent;
        self.empty |= other.empty;
        for mut candidate in other.each {
            candidate.when.splice(0..0, when.iter().copied());
            candidate.under.push(under);
            self.push(candidate);
        }
    }

    /// Adds one more value.
    pub(crate) fn push(&mut self, candidate: Candidate<'t>) {
        if self.each.len() < MOST {
            self.each.push(candidate);
        } else {
            self.open = true;
        }
    }
}

impl<'t> Candidate<'t> {
    /// The text of the value, when it is one.
    pub(crate) fn joined(&self) -> Option<Joined<'t>> {
        match &self.value {
            Value::Node(node) if node.is_scalar() && node.placeholder().is_none() => match reading(*node) {
                Reading::Written => Some(Joined::of(*node, 0..node.text().len())),
                Reading::Truth(truth) => Some(Joined { text: truth.to_string(), segments: Vec::new() }),
                Reading::Number => None,
            },
            Value::Text(text) => Some(text.clone()),
            Value::Node(_) | Value::List(_) | Value::Several(..) => None,
        }
    }
}

/// A circumstance that is written there.
pub(crate) fn when(span: Span, kind: WhenKind) -> When {
    When { span, kind }
}
