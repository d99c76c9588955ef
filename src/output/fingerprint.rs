//! What makes a finding the same one after lines have moved: rule, path and pointer, never the line.

use crate::diagnostic::finding::Diagnostic;
use crate::output::located::Located;
use crate::source::hash::hash;
use std::collections::BTreeMap;

/// One fingerprint a finding, in the order of the findings. Findings that share rule, path and pointer are numbered.
pub(crate) fn fingerprints<'d>(findings: impl Iterator<Item = &'d Diagnostic>, located: &Located<'_>) -> Vec<String> {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let one = |finding: &Diagnostic| {
        let path = located.path(finding.place.span.source);
        let parts = [finding.rule.name.as_str(), &path, &finding.pointer];
        let hash = hash(parts.iter().flat_map(|part| part.bytes().chain([0])));
        let times = seen.entry(hash).or_default();
        *times += 1;
        format!("{hash:016x}:{times}")
    };
    findings.map(one).collect()
}
