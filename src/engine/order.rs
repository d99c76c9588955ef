//! The order of findings: file name, byte, code; equal ones once.

use crate::diagnostic::finding::Diagnostic;
use crate::source::id::Sources;

/// Sorts findings by file name, byte and code, and drops repetitions: what an anchor says once is reported once for each use.
pub(crate) fn order(findings: &mut Vec<Diagnostic>, sources: &Sources) {
    let name = |d: &Diagnostic| sources.get(d.place.span.source).map(|source| source.name.clone());
    findings.sort_by_cached_key(|d| (name(d), d.place.span, d.rule.code, d.pointer.clone(), d.message.clone()));
    findings.dedup_by(|a, b| {
        a.place.span == b.place.span && a.rule.code == b.rule.code && a.message == b.message && a.pointer == b.pointer
    });
}
