//! Choices of the user that the engine needs.

use crate::diagnostic::meta::Severity;
use crate::diagnostic::rule_pages::RulePages;
use crate::service::schedule::reading::At;
use crate::source::place::Place;
use crate::source::sources::SourceId;
use crate::source::span::Span;
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
    /// The folder that the patterns are relative to: that of the configuration file.
    pub root: String,
    /// Patterns of paths; nothing where the configuration does not say.
    pub paths: Option<Vec<String>>,
    /// Whether what is not listed does not exist; nothing where the configuration does not say.
    pub complete: Option<bool>,
}

impl FactSet {
    /// Whether what is not listed does not exist: it may, unless somebody said so.
    pub fn is_complete(&self) -> bool {
        self.complete == Some(true)
    }
}

/// Findings that the configuration allows.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Allowance {
    /// Where it is in the configuration.
    pub place: Option<Place>,
    /// The bytes that go with it, where it can be taken out.
    pub removal: Option<Span>,
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
    /// The folder that the patterns are relative to: that of the configuration file.
    pub root: String,
    /// The patterns; all files when empty.
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

/// The value that a parameter of a template is given.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GivenParameter {
    /// The name of the parameter.
    pub name: String,
    /// Its value; `None` where it is given one that is not known: that of the stack, or one with a placeholder.
    pub value: Option<String>,
    /// Where the name is written; nowhere for the command line.
    pub named: Span,
    /// Where the value is written; nowhere for the command line.
    pub place: Span,
}

/// Values for the parameters of some templates.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StackParameters {
    /// The templates.
    pub files: Files,
    /// A file with values: the folder of the configuration file, and the path that it gives.
    pub file: Option<(String, String)>,
    /// Values of its own, which count more than those of the file.
    pub values: Vec<GivenParameter>,
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
    /// Files that are not checked: one entry a configuration file.
    pub excluded: Vec<Files>,
    /// Values for parameters of templates; a later entry counts more.
    pub parameters: Vec<StackParameters>,
    /// The baseline: the folder of the configuration file, and the path that it gives.
    pub baseline: Option<(String, String)>,
    /// Where the pages of rules are; nothing where the configuration does not say.
    pub rule_pages: Option<RulePages>,
    /// Whether suppressions are passed over, and everything is told.
    pub ignore_suppressions: bool,
    /// Whether everything that the configuration is about is checked, so that what is of no use can be known.
    pub whole: bool,
    /// Whether calls of rules are counted.
    pub counts_calls: bool,
    /// Whether the JSON Pointers of what is undecided are left out: who shows lines and columns needs none.
    pub leaves_out_pointers: bool,
    /// Whether rules are called on what shows nothing that they state, too: to see that they find nothing there.
    pub looks_at_all: bool,
    /// What time it is, in UTC; without it no clock is read.
    pub now: Option<At>,
}

/// What one configuration rules: the files that are checked by it, and the files whose facts count for them.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Its choices.
    pub settings: Settings,
    /// The files that it rules; all when there is no list.
    pub checked: Option<BTreeSet<SourceId>>,
    /// The files that tell of documents, nodes and associations; all when there is no list.
    pub facts: Option<BTreeSet<SourceId>>,
}

impl Project {
    /// One configuration that rules all files.
    pub fn all(settings: Settings) -> Self {
        Self { settings, checked: None, facts: None }
    }

    /// Whether it rules this file.
    pub fn rules(&self, source: SourceId) -> bool {
        self.checked.as_ref().is_none_or(|checked| checked.contains(&source))
    }

    /// The one that rules a file.
    pub fn of(projects: &[Self], source: SourceId) -> Option<&Self> {
        projects.iter().find(|project| project.rules(source))
    }
}

impl Settings {
    /// Says where the pages of rules are, as somebody wrote it: nowhere, where that is no address.
    #[cfg(feature = "config")]
    pub(crate) fn linked_to(mut self, address: Option<&str>) -> Self {
        self.rule_pages = address.and_then(RulePages::at);
        self
    }

    /// Says which folder the patterns of a configuration file are relative to.
    pub fn located(mut self, root: &str) -> Self {
        for facts in [&mut self.documents, &mut self.inventory, &mut self.associations] {
            root.clone_into(&mut facts.root);
        }
        for files in self.files_mut() {
            root.clone_into(&mut files.root);
        }
        let parameters = self.parameters.iter_mut().filter_map(|one| one.file.as_mut());
        for (folder, _) in parameters.chain(&mut self.baseline) {
            root.clone_into(folder);
        }
        self
    }

    /// Every set of files that patterns stand for.
    pub fn files_mut(&mut self) -> impl Iterator<Item = &mut Files> {
        let overridden = self.overrides.iter_mut().map(|one| &mut one.files);
        let allowed = self.allowances.iter_mut().map(|one| &mut one.files);
        let given = self.parameters.iter_mut().map(|one| &mut one.files);
        overridden.chain(allowed).chain(&mut self.excluded).chain(given)
    }

    /// These settings, and where they say nothing those of a configuration file that they extend.
    pub fn over(mut self, mut base: Self) -> Self {
        let facts = |own: FactSet, base: FactSet| FactSet {
            root: if own.paths.is_some() { own.root } else { base.root },
            paths: own.paths.or(base.paths),
            complete: own.complete.or(base.complete),
        };
        base.external_documents.append(&mut self.external_documents);
        base.levels.append(&mut self.levels);
        base.overrides.append(&mut self.overrides);
        base.allowances.append(&mut self.allowances);
        base.unsilenceable.append(&mut self.unsilenceable);
        base.excluded.append(&mut self.excluded);
        base.parameters.append(&mut self.parameters);
        Self {
            region: self.region.or(base.region),
            account: self.account.or(base.account),
            documents: facts(self.documents, base.documents),
            inventory: facts(self.inventory, base.inventory),
            associations: facts(self.associations, base.associations),
            association_count: self.association_count.or(base.association_count),
            baseline: self.baseline.or(base.baseline),
            rule_pages: self.rule_pages.or(base.rule_pages),
            now: self.now.or(base.now),
            ..base
        }
    }
}
