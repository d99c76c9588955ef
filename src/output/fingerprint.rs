//! What makes a finding the same one after lines have moved: rule, path and pointer, never the line.

use crate::diagnostic::finding::Diagnostic;
use crate::output::located::Located;
use std::collections::BTreeMap;

/// One fingerprint a finding, in the order of the findings. Findings that share rule, path and pointer are numbered.
pub(crate) fn fingerprints<'d>(findings: impl Iterator<Item = &'d Diagnostic>, located: &Located<'_>) -> Vec<String> {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let one = |finding: &Diagnostic| {
        let path = located.path(finding.place.span.source);
        let hash = hash(&[finding.rule.name.as_str(), &path, &finding.pointer]);
        let times = seen.entry(hash).or_default();
        *times += 1;
        format!("{hash:016x}:{times}")
    };
    findings.map(one).collect()
}

/// FNV-1a of 64 bits: the same on every machine and in every version.
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
