//! Findings about a part of a text that is at another place of a later text.

use crate::diagnostic::finding::Diagnostic;
use crate::schema::violation::{Violation, ViolationKind};
use crate::source::place::Place;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::node::Node;

/// A part of a text: one node and all below it.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Part {
    /// The node.
    pub(crate) node: NodeId,
    /// Its bytes.
    span: Span,
    /// The number of the node after it.
    behind: u32,
    /// Whether it is written where it is read, and not elsewhere.
    pub(crate) is_itself: bool,
}

impl Part {
    pub(crate) fn of(node: Node<'_>) -> Self {
        let id = node.own_id();
        let behind = node.stored().skip(id.0);
        Self { node: id, span: node.span(), behind, is_itself: node.id() == id }
    }

    /// Whether a node is in it.
    pub(crate) fn holds_node(&self, node: Option<u32>) -> bool {
        node.is_some_and(|node| (self.node.0..self.behind).contains(&node))
    }

    /// Whether nothing of a violation is about something else of the text.
    pub(crate) fn holds_violation(&self, violation: &Violation) -> bool {
        let at = if let ViolationKind::Pattern { at, .. } = &violation.kind { *at } else { None };
        self.holds_place(&violation.place) && at.is_none_or(|at| self.holds(at))
    }

    /// Whether nothing of a finding is about something else of the text.
    pub(crate) fn holds_finding(&self, finding: &Diagnostic) -> bool {
        let labels = finding.labels.iter().map(|label| label.span);
        let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        self.holds_place(&finding.place) && labels.chain(edits).all(|span| self.holds(span))
    }

    fn holds_place(&self, place: &Place) -> bool {
        let is_here = place.span.source == self.span.source && self.holds_node(place.node);
        let mut all = place.when.iter().map(|when| when.span).chain(place.origin).chain([place.span]);
        is_here && all.all(|span| self.holds(span))
    }

    fn holds(&self, span: Span) -> bool {
        span.source != self.span.source || self.span.start <= span.start && span.end <= self.span.end
    }
}

/// Moves what is about one part of a text.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Shift {
    part: Part,
    /// Added to each byte and each node, as numbers that wrap around.
    bytes: u32,
    nodes: u32,
}

impl Shift {
    /// From the text to a text that begins with the part.
    pub(crate) fn from(part: Part) -> Self {
        Self { part, bytes: part.span.start.wrapping_neg(), nodes: part.node.0.wrapping_neg() }
    }

    /// From a text that begins with the part to the text.
    pub(crate) fn to(part: Part) -> Self {
        Self { part, bytes: part.span.start, nodes: part.node.0 }
    }

    pub(crate) fn violation(self, mut violation: Violation) -> Violation {
        self.place(&mut violation.place);
        if let ViolationKind::Pattern { at: Some(at), .. } = &mut violation.kind {
            self.span(at);
        }
        violation
    }

    pub(crate) fn finding(self, mut finding: Diagnostic) -> Diagnostic {
        self.place(&mut finding.place);
        finding.labels.iter_mut().for_each(|label| self.span(&mut label.span));
        let edits = finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits);
        edits.for_each(|edit| self.span(&mut edit.span));
        finding
    }

    fn place(self, place: &mut Place) {
        self.span(&mut place.span);
        place.node = place.node.map(|node| node.wrapping_add(self.nodes));
        place.origin.iter_mut().for_each(|span| self.span(span));
        place.when.iter_mut().for_each(|when| self.span(&mut when.span));
    }

    fn span(self, span: &mut Span) {
        if span.source == self.part.span.source {
            span.start = span.start.wrapping_add(self.bytes);
            span.end = span.end.wrapping_add(self.bytes);
        }
    }
}
