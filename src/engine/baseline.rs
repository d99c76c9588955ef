//! Findings that were there before: known again by rule, path, pointer and text, never by the line.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::report::{Report, Suppressed, SuppressedBy};
use crate::source::hash::hash;
use crate::source::sources::Sources;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The version of the form.
const VERSION: u32 = 1;

/// A finding as a baseline keeps it.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file, relative to the baseline, with `/`.
    pub path: String,
    /// The rule's name.
    pub rule: String,
    /// The JSON Pointer of the place.
    pub pointer: String,
    /// A hash of the offending text, spaces aside; of what may be a secret there is none.
    pub hash: String,
    /// How many findings are alike in all of that.
    pub count: usize,
}

/// Findings that were there before.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    /// The findings, sorted.
    pub findings: Vec<Entry>,
}

/// Why a text is not a baseline.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum BaselineError {
    /// It has another form.
    Form {
        /// The line, from 1, up to which it has the form.
        line: usize,
    },
    /// It has the form of another version of ssmlint.
    Version {
        /// The version of the form.
        version: u32,
    },
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form { line } => write!(f, "it is not what --write-baseline writes (line {line})"),
            Self::Version { version } => write!(f, "another ssmlint wrote it, as version {version} of the form"),
        }
    }
}

impl std::error::Error for BaselineError {}

impl Baseline {
    /// The findings of a report. `path` is what a file's name is relative to the baseline; `silenceable` tells whether a finding
    /// may be silenced by it.
    pub fn of(
        report: &Report,
        sources: &Sources,
        path: &dyn Fn(&str) -> String,
        silenceable: &dyn Fn(&Diagnostic) -> bool,
    ) -> Self {
        let mut counts: BTreeMap<Entry, usize> = BTreeMap::new();
        for finding in report.findings.iter().chain(known(report)).filter(|finding| silenceable(finding)) {
            *counts.entry(entry(finding, sources, path)).or_default() += 1;
        }
        let findings = counts.into_iter().map(|(entry, count)| Entry { count, ..entry }).collect();
        Self { version: VERSION, findings }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let read: Self = serde_json::from_str(text).map_err(|error| BaselineError::Form { line: error.line() })?;
        if read.version == VERSION { Ok(read) } else { Err(BaselineError::Version { version: read.version }) }
    }

    /// Writes a baseline, one finding a line, so that merges are clean.
    pub fn write(&self) -> String {
        let lines: Vec<String> = self
            .findings
            .iter()
            .filter_map(|entry| Some(format!("    {}", serde_json::to_string(entry).ok()?)))
            .collect();
        let list = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": {list}\n}}\n")
    }

    /// Silences the findings of a report that are in the baseline, and gives back what of it was not found again. A finding
    /// whose entry of a list has moved is known by the rest of its pointer. `path` is what a file's name is relative to the
    /// baseline; `silenceable` tells whether a finding may be silenced by it.
    pub fn apply(
        &self,
        report: &mut Report,
        sources: &Sources,
        path: &dyn Fn(&str) -> String,
        silenceable: &dyn Fn(&Diagnostic) -> bool,
    ) -> Self {
        let mut exact: BTreeMap<Entry, usize> = BTreeMap::new();
        for entry in &self.findings {
            let count = exact.entry(Entry { count: 0, ..entry.clone() }).or_default();
            *count = count.saturating_add(entry.count);
        }
        let findings = std::mem::take(&mut report.findings);
        let mut open = Vec::new();
        for finding in findings {
            let entry = entry(&finding, sources, path);
            match exact.get_mut(&entry).filter(|count| **count > 0 && silenceable(&finding)) {
                Some(count) => {
                    *count -= 1;
                    silent(finding, report);
                }
                None => open.push((finding, entry)),
            }
        }
        let mut moved: BTreeMap<Entry, Vec<Entry>> = BTreeMap::new();
        for entry in exact.iter().filter(|(_, count)| **count > 0).map(|(entry, _)| entry) {
            moved.entry(anywhere(entry)).or_default().push(entry.clone());
        }
        for (finding, entry) in open {
            let mut old = moved.get_mut(&anywhere(&entry)).filter(|_| silenceable(&finding));
            let Some(count) = old.as_deref_mut().and_then(|old| exact.get_mut(old.last()?)) else {
                report.findings.push(finding);
                continue;
            };
            *count -= 1;
            if *count == 0 {
                old.map(Vec::pop);
            }
            silent(finding, report);
        }
        let stale = exact.into_iter().filter(|(_, count)| *count > 0);
        Self { version: VERSION, findings: stale.map(|(entry, count)| Entry { count, ..entry }).collect() }
    }

    /// The findings of both.
    pub fn with(&self, other: &Self) -> Self {
        let mut counts: BTreeMap<Entry, usize> = BTreeMap::new();
        for entry in self.findings.iter().chain(&other.findings) {
            let count = counts.entry(Entry { count: 0, ..entry.clone() }).or_default();
            *count = count.saturating_add(entry.count);
        }
        let findings = counts.into_iter().map(|(entry, count)| Entry { count, ..entry }).collect();
        Self { version: VERSION, findings }
    }

    /// Its findings in the file of this path.
    pub fn within(&self, path: &str) -> Self {
        let findings = self.findings.iter().filter(|entry| entry.path == path).cloned().collect();
        Self { version: VERSION, findings }
    }

    /// What is left of it when some findings are taken out.
    pub fn without(&self, gone: &Self) -> Self {
        let left = self.findings.iter().filter_map(|entry| {
            let same = |other: &&Entry| Entry { count: 0, ..(*other).clone() } == Entry { count: 0, ..entry.clone() };
            let count = entry.count - gone.findings.iter().find(same).map_or(0, |other| other.count).min(entry.count);
            (count > 0).then(|| Entry { count, ..entry.clone() })
        });
        Self { version: VERSION, findings: left.collect() }
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.findings.iter().fold(0, |sum, entry| sum.saturating_add(entry.count))
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}

/// The findings that an earlier baseline silenced.
fn known(report: &Report) -> impl Iterator<Item = &Diagnostic> {
    report.suppressed.iter().filter(|silent| silent.by == SuppressedBy::Baseline).map(|silent| &silent.finding)
}

fn silent(finding: Diagnostic, report: &mut Report) {
    report.suppressed.push(Suppressed { finding, by: SuppressedBy::Baseline, reason: String::new() });
}

/// The same finding in another entry of the same list.
fn anywhere(entry: &Entry) -> Entry {
    let part = |part: &str| if part.bytes().all(|b| b.is_ascii_digit()) { "*".to_owned() } else { part.to_owned() };
    let pointer: Vec<String> = entry.pointer.split('/').map(part).collect();
    Entry { pointer: pointer.join("/"), ..entry.clone() }
}

fn entry(finding: &Diagnostic, sources: &Sources, path: &dyn Fn(&str) -> String) -> Entry {
    let span = finding.place.span;
    let source = sources.get(span.source);
    let text = source.and_then(|source| source.text().get(span.range())).unwrap_or_default();
    // What no node is may stand anywhere: broken syntax, comments.
    let hash = if finding.may_be_secret() || finding.place.node.is_none() {
        String::new()
    } else {
        format!("{:016x}", hash(text.split_whitespace().flat_map(|word| word.bytes().chain([b' ']))))
    };
    let (rule, path) = (finding.rule.name.to_string(), path(source.map_or("", |source| &source.name)));
    Entry { path, rule, pointer: finding.pointer.clone(), hash, count: 0 }
}
