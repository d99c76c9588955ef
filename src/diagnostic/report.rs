//! What one check found.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Name, Severity};
use crate::service::error::ApiError;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Something that could not be judged, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Undecided {
    /// The error that can be neither promised nor excluded.
    pub api_error: ApiError,
    /// Where the value stands.
    pub span: Span,
    /// The number of its node in the file's tree.
    pub node: u32,
    /// The JSON Pointer of that place in its file; empty where the settings leave it out.
    pub pointer: String,
    /// Why, in a few words.
    pub short: Cow<'static, str>,
    /// What the user can provide, so that it can be judged; `None` where nothing helps.
    pub remedy: Option<&'static str>,
    /// Whether it is about the account, and not about what was read: then it is listed once a run.
    pub of_account: bool,
    /// For how many associations of the request that holds; the place is that of the first one.
    pub count: usize,
}

impl Undecided {
    /// Why, and what to provide.
    pub fn reason(&self) -> Cow<'_, str> {
        with_remedy(&self.short, self.remedy)
    }
}

/// Why something is undecided, with what to provide.
pub(crate) fn with_remedy<'a>(short: &'a str, remedy: Option<&str>) -> Cow<'a, str> {
    remedy.map_or(Cow::Borrowed(short), |remedy| [short, ": ", remedy].concat().into())
}

/// How much was read.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Files that hold something of ours, and files with findings.
    pub files: usize,
    /// Associations in requests.
    pub associations: usize,
    /// Document definitions.
    pub documents: usize,
    /// Rows of inventories.
    pub instances: usize,
}

/// Who wants a finding to be silent.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum SuppressedBy {
    /// The file itself.
    Source,
    /// The configuration.
    Configuration,
    /// The baseline: it was there before.
    Baseline,
}

/// A finding that is silent.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// The finding.
    pub finding: Diagnostic,
    /// Who wants it so.
    pub by: SuppressedBy,
    /// Why; empty when nobody said so.
    pub reason: String,
}

/// What one check found.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// The findings, in the order of file name, byte and code.
    pub findings: Vec<Diagnostic>,
    /// The findings that are silent, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// What could not be judged, by request: equal errors with equal reasons once.
    pub undecided: Vec<Undecided>,
    /// How much was read.
    pub counts: Counts,
    /// What could not be read, each with its reason.
    pub unread: Vec<String>,
    /// How often each rule was called, where the settings ask for it.
    pub calls: BTreeMap<Name, usize>,
    /// Files that could not be checked because of a mistake in ssmlint itself.
    pub failed: Vec<SourceId>,
}

impl Report {
    /// How many checks could not be decided: errors that are open, over all associations.
    pub fn undecided_count(&self) -> usize {
        self.undecided.iter().map(|undecided| undecided.count).sum()
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}
