//! The order of findings: file name, byte, code; equal ones once.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::report::{Suppressed, Undecided};
use crate::source::sources::{SourceId, Sources};
use std::borrow::Borrow;
use std::cmp::Ordering;

/// Sorts findings by file name, byte and code, and drops repetitions: what an anchor says once is reported once for each use.
pub(crate) fn order<D: Borrow<Diagnostic>>(findings: &mut Vec<D>, sources: &Sources) {
    let names = Names::of(sources);
    findings.sort_by(|a, b| names.compare(a.borrow(), b.borrow()));
    findings.dedup_by(|a, b| is_same((*a).borrow(), (*b).borrow()));
}

/// The same for findings that are silent.
pub(crate) fn order_suppressed(suppressed: &mut Vec<Suppressed>, sources: &Sources) {
    let names = Names::of(sources);
    suppressed.sort_by(|a, b| names.compare(&a.finding, &b.finding));
    suppressed.dedup_by(|a, b| is_same(&a.finding, &b.finding));
}

/// Sorts what is undecided by file name; within a file it is in order.
pub(crate) fn order_undecided(undecided: &mut [Undecided], sources: &Sources) {
    let names = Names::of(sources);
    undecided.sort_by(|a, b| names.of_sources(a.span.source, b.span.source));
}

/// The names of the sources, by number.
struct Names<'s>(Vec<&'s str>);

impl<'s> Names<'s> {
    fn of(sources: &'s Sources) -> Self {
        Self(sources.iter().map(|source| &*source.name).collect())
    }

    fn of_sources(&self, a: SourceId, b: SourceId) -> Ordering {
        let name = |source: SourceId| self.0.get(source.0 as usize).copied();
        if a == b { Ordering::Equal } else { name(a).cmp(&name(b)) }
    }

    /// Compares where they are: keys of their own for hundreds of thousands of findings would fill the memory.
    fn compare(&self, a: &Diagnostic, b: &Diagnostic) -> Ordering {
        let place = |finding: &Diagnostic| (finding.place.span.start, finding.rule.code, finding.place.span);
        self.of_sources(a.place.span.source, b.place.span.source)
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.pointer.cmp(&b.pointer))
            .then_with(|| a.message.cmp(&b.message))
    }
}

fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    a.place.span == b.place.span && a.rule.code == b.rule.code && a.message == b.message && a.pointer == b.pointer
}
