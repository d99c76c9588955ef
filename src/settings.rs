//! Choices of the user that the engine needs.

use crate::diagnostic::meta::Severity;
use crate::service::schedule::reading::At;
use std::collections::BTreeMap;

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
    /// The rule's name or code.
    pub rule: String,
    /// Patterns of paths, relative to the configuration file; all files when empty.
    pub paths: Vec<String>,
    /// The JSON Pointer at or below which findings are allowed.
    pub pointer: Option<String>,
    /// Why.
    pub reason: Option<String>,
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
    /// Allowed findings.
    pub allowances: Vec<Allowance>,
    /// What time it is, in UTC; without it no clock is read.
    pub now: Option<At>,
}
