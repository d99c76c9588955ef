//! Which findings of a report are shown where not all are: one of each kind, then the most severe.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Code;
use crate::diagnostic::report::Report;
use serde::{Serialize, Serializer};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A report with those of its findings that are shown. What is counted is counted over all.
#[derive(Debug)]
pub(crate) struct Shown<'r> {
    /// All of it.
    pub report: &'r Report,
    /// The findings that are shown, in the report's order.
    pub findings: Vec<&'r Diagnostic>,
}

impl<'r> Shown<'r> {
    /// At most so many findings.
    pub(crate) fn at_most(report: &'r Report, most: usize) -> Self {
        if report.findings.len() <= most {
            return Self { report, findings: report.findings.iter().collect() };
        }
        let mut known: BTreeSet<Code> = BTreeSet::new();
        let mut ranked: Vec<(bool, Reverse<_>, usize)> = report
            .findings
            .iter()
            .enumerate()
            .map(|(at, finding)| (!known.insert(finding.rule.code), Reverse(finding.severity), at))
            .collect();
        ranked.sort_unstable();
        let mut places: Vec<usize> = ranked.into_iter().take(most).map(|(_, _, at)| at).collect();
        places.sort_unstable();
        Self { report, findings: places.into_iter().filter_map(|at| report.findings.get(at)).collect() }
    }

    /// How many findings are not shown.
    pub(crate) fn left_out(&self) -> usize {
        self.report.findings.len() - self.findings.len()
    }

    /// That there are more, for people; `None` where all are shown.
    pub(crate) fn more(&self) -> Option<String> {
        let count = self.left_out();
        let noun = if count == 1 { "finding" } else { "findings" };
        (count > 0).then(|| format!("and {count} more {noun}; --max-findings all shows every one"))
    }
}

/// A list that is written one element after the other: all of them at a time would fill the memory.
pub(crate) struct Each<'t, T, F> {
    list: &'t [T],
    view: F,
}

/// A list whose elements are written as `view` makes them.
pub(crate) fn each<'t, T, S: Serialize, F: Fn(&'t T) -> S>(list: &'t [T], view: F) -> Each<'t, T, F> {
    Each { list, view }
}

impl<'t, T, S: Serialize, F: Fn(&'t T) -> S> Serialize for Each<'t, T, F> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        serializer.collect_seq(self.list.iter().map(&self.view))
    }
}
