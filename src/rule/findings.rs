//! Where a rule puts what it finds.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Meta, Severity};
use crate::source::place::{Place, WhenKind};
use crate::source::span::Span;

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: &'static Meta,
    severity: Severity,
    list: &'a mut Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// Findings of one rule at the level that the user gave it.
    pub fn new(rule: &'static Meta, severity: Severity, list: &'a mut Vec<Diagnostic>) -> Self {
        Self { rule, severity, list }
    }

    /// Says something about a place. What stands there through an alias is shown as well.
    pub fn at(&mut self, place: impl Into<Place>, message: impl Into<String>) -> &mut Diagnostic {
        let place = place.into();
        let (origin, when) = (place.origin, place.when);
        let mut diagnostic = Diagnostic::new(self.rule, place, message.into());
        diagnostic.severity = self.severity;
        match (origin, when) {
            (Some(origin), Some(when)) if holds(when.span, origin) => {
                diagnostic.label(origin, circumstance(when.kind));
            }
            (origin, when) => {
                if let Some(origin) = origin {
                    diagnostic.label(origin, "written here");
                }
                if let Some(when) = when {
                    diagnostic.label(when.span, circumstance(when.kind));
                }
            }
        }
        self.list.push(diagnostic);
        let last = self.list.len() - 1;
        // The list is not empty: the finding was pushed just now.
        #[expect(clippy::indexing_slicing, reason = "the index is that of the element pushed above")]
        &mut self.list[last]
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
        WhenKind::Default => "when the parameter keeps this default",
        WhenKind::Allowed => "when the parameter has this value",
        WhenKind::Mapped => "when the mapping yields this",
    }
}
