//! The order of findings: file name, byte, code; equal ones once.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Code;
use crate::diagnostic::report::Suppressed;
use crate::source::id::Sources;
use crate::source::span::Span;
use std::sync::Arc;

/// Sorts findings by file name, byte and code, and drops repetitions: what an anchor says once is reported once for each use.
pub(crate) fn order(findings: &mut Vec<Diagnostic>, sources: &Sources) {
    findings.sort_by_cached_key(|finding| key(finding, sources));
    findings.dedup_by(|a, b| is_same(a, b));
}

/// The same for findings that are silent.
pub(crate) fn order_suppressed(suppressed: &mut Vec<Suppressed>, sources: &Sources) {
    suppressed.sort_by_cached_key(|suppressed| key(&suppressed.finding, sources));
    suppressed.dedup_by(|a, b| is_same(&a.finding, &b.finding));
}

type Key = (Option<Arc<str>>, u32, Code, Span, String, String);

fn key(finding: &Diagnostic, sources: &Sources) -> Key {
    let (span, code) = (finding.place.span, finding.rule.code);
    let name = sources.get(span.source).map(|source| source.name.clone());
    (name, span.start, code, span, finding.pointer.clone(), finding.message.clone())
}

fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    a.place.span == b.place.span && a.rule.code == b.rule.code && a.message == b.message && a.pointer == b.pointer
}
