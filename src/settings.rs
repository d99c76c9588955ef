//! Choices of the user that the engine needs.

use crate::diagnostic::meta::Severity;
use crate::service::schedule::reading::At;
use crate::source::place::Place;
use std::collections::{BTreeMap, BTreeSet};

/// The level that the configuration gives a rule.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Level {
    /// The rule does not speak.
    Off,
    /// It speaks with this severity.
    At(Severity),
}

impl Level {
    /// The level of this name. YAML 1.1 reads `off` as false; here both mean the same.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "off" | "false" => Some(Self::Off),
            "note" => Some(Self::At(Severity::Note)),
            "warning" => Some(Self::At(Severity::Warning)),
            "error" => Some(Self::At(Severity::Error)),
            _ => None,
        }
    }
}

/// A set of facts: where it comes from is the command's business; whether it is all there is, is the engine's.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FactSet {
    /// Patterns of paths, relative to the configuration file.
    pub paths: Vec<String>,
    /// What is not listed does not exist.
    pub complete: bool,
}

/// Findings that the configuration allows.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Allowance {
    /// Where it stands in the configuration.
    pub place: Option<Place>,
    /// The rule's name or code.
    pub rule: String,
    /// The files that it is about.
    pub files: Files,
    /// The JSON Pointer at or below which findings are allowed.
    pub pointer: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

impl Allowance {
    /// Whether it is about the file of this name.
    pub fn is_about(&self, name: &str) -> bool {
        self.files.hold(name)
    }
}

/// Files that patterns of paths stand for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Files {
    /// The patterns, relative to the configuration file; all files when empty.
    pub paths: Vec<String>,
    /// The names of the files that the patterns fit. Who knows where files are fills it in: the library does not.
    pub names: BTreeSet<String>,
}

impl Files {
    /// Whether the file of this name is one of them.
    pub fn hold(&self, name: &str) -> bool {
        self.paths.is_empty() || self.names.contains(name)
    }
}

/// Levels that hold in some files only.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Override {
    /// The files.
    pub files: Files,
    /// Levels by rule name or code.
    pub levels: BTreeMap<String, Level>,
}

/// Choices of the user.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The region of the calls, where known.
    pub region: Option<String>,
    /// The account of the calls, where known.
    pub account: Option<String>,
    /// Document definitions.
    pub documents: FactSet,
    /// Names of documents that exist though no definition is listed.
    pub external_documents: Vec<String>,
    /// Instance inventories.
    pub inventory: FactSet,
    /// Existing associations.
    pub associations: FactSet,
    /// How many associations exist already.
    pub association_count: Option<u64>,
    /// Levels by rule name.
    pub levels: BTreeMap<String, Level>,
    /// Levels in some files; a later one counts more.
    pub overrides: Vec<Override>,
    /// Allowed findings.
    pub allowances: Vec<Allowance>,
    /// Rules that may not be silenced, by name or code.
    pub unsilenceable: Vec<String>,
    /// Whether suppressions are passed over, and everything is told.
    pub ignore_suppressions: bool,
    /// Whether everything that the configuration is about is checked, so that what is of no use can be told.
    pub whole: bool,
    /// What time it is, in UTC; without it no clock is read.
    pub now: Option<At>,
}
