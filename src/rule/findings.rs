//! Where a rule puts what it finds.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Meta, Severity};
use crate::source::place::Place;

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
        let origin = place.origin;
        let mut diagnostic = Diagnostic::new(self.rule, place, message.into());
        diagnostic.severity = self.severity;
        if let Some(origin) = origin {
            diagnostic.label(origin, "written here");
        }
        self.list.push(diagnostic);
        let last = self.list.len() - 1;
        // The list is not empty: the finding was pushed just now.
        #[expect(clippy::indexing_slicing, reason = "the index is that of the element pushed above")]
        &mut self.list[last]
    }
}
