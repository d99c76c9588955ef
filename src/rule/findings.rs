//! Where a rule puts what it finds.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Meta, Severity};
use crate::source::place::{Place, WhenKind};
use crate::source::span::Span;

/// Where a rule puts what it finds.
#[derive(Debug)]
pub(crate) struct Findings<'a> {
    rule: &'static Meta,
    severity: Severity,
    list: &'a mut Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// Findings of one rule at the level that the user gave it.
    pub(crate) fn new(rule: &'static Meta, severity: Severity, list: &'a mut Vec<Diagnostic>) -> Self {
        Self { rule, severity, list }
    }

    /// Says something about a place. What is there through an alias is shown as well.
    pub(crate) fn at(&mut self, place: impl Into<Place>, message: impl Into<String>) -> &mut Diagnostic {
        let place = place.into();
        let mut diagnostic = Diagnostic::new(self.rule, Place::from(place.span), message.into());
        diagnostic.severity = self.severity;
        explain(&place, "written here", &mut diagnostic);
        diagnostic.place = place;
        self.list.push(diagnostic);
        let last = self.list.len() - 1;
        // The list is not empty: the finding was pushed just now.
        #[expect(clippy::indexing_slicing, reason = "the index is that of the element pushed above")]
        &mut self.list[last]
    }
}

/// Adds another place that a finding rests on: what it is, where its text was written, and when it is so.
pub(crate) fn rests_on(finding: &mut Diagnostic, place: &Place, text: &str) {
    if place.origin.is_none() {
        finding.label(place.span, text);
    }
    explain(place, text, finding);
}

/// Labels where a text was written that is at a place through a reference, and when it is there.
fn explain(place: &Place, written: &str, finding: &mut Diagnostic) {
    let origin = place.origin;
    // A circumstance that is the text itself says both.
    let itself = place.when.iter().rposition(|when| origin.is_some_and(|origin| holds(when.span, origin)));
    if let Some(origin) = origin.filter(|_| itself.is_none()) {
        finding.label(origin, written);
    }
    for (at, when) in place.when.iter().enumerate() {
        let span = origin.filter(|_| itself == Some(at)).unwrap_or(when.span);
        if !finding.labels.iter().any(|label| label.span == span) {
            finding.label(span, circumstance(when.kind));
        }
    }
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
}

/// That a value stands where it does only under a circumstance.
fn circumstance(kind: WhenKind) -> &'static str {
    match kind {
        WhenKind::Holds => "when this condition holds",
        WhenKind::Fails => "when this condition does not hold",
        WhenKind::Default => "when this default is kept",
        WhenKind::Allowed => "when the parameter has this value",
        WhenKind::Given => "the parameter is given this value",
        WhenKind::Mapped => "when the mapping yields this",
    }
}
