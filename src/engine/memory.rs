//! What was found in one state of a workspace, kept for the next: only what a change touches is checked again.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Name;
use crate::engine::analysis::{Analysis, Ruled};
use crate::engine::entries::Entries;
use crate::engine::order;
use crate::facts::asked::{Asked, Said};
use crate::facts::gathered::FleetSoFar;
use crate::parallel;
use crate::settings::Project;
use crate::source::sources::SourceId;
use crate::workspace::files::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Names that are asked for before those are forgotten that nobody asks for any more.
const CROWD: usize = 1000;

/// What was found in the files of one workspace. Where the projects change, or what the files are read as, another one takes its place.
#[derive(Debug, Default)]
pub struct Memory {
    /// By the number of the project that rules the file, and by the file.
    found: BTreeMap<(usize, SourceId), Found>,
    /// What each file told when it was read last.
    told: BTreeMap<SourceId, (u64, Said)>,
    /// The files in which something was found that is in another one: those of a Terraform module.
    elsewhere: BTreeSet<(usize, SourceId)>,
    /// What is said of the configuration of each project, where it is of no use.
    unused: Vec<Vec<Diagnostic>>,
    calls: BTreeMap<Name, usize>,
    /// What was gathered of the nodes of each project, with the readings of the inventories that tell of them.
    fleets: Vec<(Vec<(SourceId, u64)>, FleetSoFar)>,
}

/// What was found in one file.
#[derive(Debug)]
struct Found {
    /// Which reading of the file that was.
    reading: u64,
    asked: Arc<Asked>,
    /// How many documents it asked for when it was checked as a whole.
    documents: usize,
    findings: Vec<Diagnostic>,
    entries: Entries,
    /// The allowances of the configuration that were of use.
    used: BTreeSet<usize>,
    failed: bool,
}

/// What is kept of a file that is checked again.
#[derive(Debug, Default)]
struct Kept {
    asked: Arc<Asked>,
    documents: Option<usize>,
    entries: Entries,
}

impl Found {
    /// Whether it asked for many names more than the text has now: those that somebody typed on the way.
    fn is_crowded(&self) -> bool {
        self.asked.document_count() > self.documents + CROWD
    }

    fn hand_over(&mut self) -> Kept {
        let entries = std::mem::take(&mut self.entries);
        Kept { asked: self.asked.clone(), documents: Some(self.documents), entries }
    }
}

impl Memory {
    /// Checks what has changed, and what asks for something that a changed file tells. Returns the sources of which something may be
    /// said now that was not said before, or the other way round.
    pub fn check(&mut self, workspace: &Workspace, projects: &[Project]) -> BTreeSet<SourceId> {
        let told = self.hear(workspace);
        let mut analysis = Analysis::of(workspace, projects);
        let (mut touched, mut count) = (Vec::new(), 0);
        for (number, ruled) in analysis.ruled.iter().enumerate() {
            let counts = |source: &SourceId| ruled.project.facts.as_ref().is_none_or(|facts| facts.contains(source));
            let told: Vec<_> = told.iter().filter(|(source, ..)| counts(source)).collect();
            for file in workspace.some_files(ruled.project.checked.as_ref()) {
                count += 1;
                let known = self.found.get_mut(&(number, file.source));
                let is_affected_by =
                    |known: &Found| told.iter().any(|(_, before, now)| known.asked.is_affected_by(before, now));
                let (is_read, is_told) = match &known {
                    None => (true, true),
                    Some(known) => (known.reading != file.reading, is_affected_by(known)),
                };
                if is_read || is_told {
                    let kept = known.filter(|known| !is_told && !known.is_crowded());
                    touched.push((number, file, kept.map(Found::hand_over).unwrap_or_default()));
                }
            }
        }
        analysis.asked = touched.iter().map(|(_, file, kept)| (file.source, kept.asked.clone())).collect();
        let analysis = &analysis;
        let inventories: Vec<_> = analysis.ruled.iter().map(inventories).collect();
        let known = std::mem::take(&mut self.fleets).into_iter().zip(&inventories);
        for (ruled, ((of, fleet), now)) in analysis.ruled.iter().zip(known) {
            if of == *now {
                ruled.facts.take_over(fleet);
            }
        }
        let checked = parallel::map(touched, |(number, file, mut kept)| {
            let ruled = analysis.ruled.get(number)?;
            let (report, used) = analysis.check_file(ruled, file, Some(&mut kept.entries));
            let mut findings = report.findings;
            order::order(&mut findings, workspace.sources());
            let Kept { asked, documents, entries } = kept;
            let documents = documents.unwrap_or_else(|| asked.document_count());
            let failed = !report.failed.is_empty();
            let found = Found { reading: file.reading, asked, documents, findings, entries, used, failed };
            Some(((number, file.source), found))
        });
        let mut sources = BTreeSet::new();
        for (key, found) in checked.into_iter().flatten() {
            let is_elsewhere = found.findings.iter().any(|finding| finding.place.span.source != key.1);
            if is_elsewhere {
                self.elsewhere.insert(key)
            } else {
                self.elsewhere.remove(&key)
            };
            sources.insert(key.1);
            sources.extend(found.findings.iter().map(|finding| finding.place.span.source));
            let before = self.found.insert(key, found);
            sources.extend(before.iter().flat_map(|before| &before.findings).map(|finding| finding.place.span.source));
        }
        // Of a file that nobody checks any more nothing is known.
        if self.found.len() > count {
            let is_checked = |number: usize, source| projects.get(number).is_some_and(|project| project.rules(source));
            self.found.retain(|(number, source), _| is_checked(*number, *source));
            self.elsewhere.retain(|key| self.found.contains_key(key));
        }
        self.judge(analysis, &mut sources);
        self.calls = analysis.calls();
        let fleets = analysis.ruled.iter().map(|ruled| ruled.facts.fleet_so_far());
        self.fleets = inventories.into_iter().zip(fleets).collect();
        sources
    }

    /// All that may be asked about places, with what the last check gathered of the nodes where the inventories are as they were.
    pub fn analysis<'w>(&self, workspace: &'w Workspace, projects: &'w [Project]) -> Analysis<'w> {
        let analysis = Analysis::of(workspace, projects);
        for (ruled, (of, fleet)) in analysis.ruled.iter().zip(&self.fleets) {
            if *of == inventories(ruled) {
                ruled.facts.take_over(fleet.clone());
            }
        }
        analysis
    }

    /// How often each rule was called in the last check, where the settings ask for it.
    pub fn calls(&self) -> &BTreeMap<Name, usize> {
        &self.calls
    }

    /// What is known of a source, in the order of the text.
    pub fn findings<'m>(&'m self, source: SourceId, workspace: &Workspace) -> Vec<&'m Diagnostic> {
        let itself = (0..self.unused.len()).map(|number| (number, source));
        let keys: BTreeSet<(usize, SourceId)> = itself.chain(self.elsewhere.iter().copied()).collect();
        let of_files = keys.iter().filter_map(|key| self.found.get(key)).flat_map(|found| &found.findings);
        let all = of_files.chain(self.unused.iter().flatten());
        let mut own: Vec<&Diagnostic> = all.filter(|finding| finding.place.span.source == source).collect();
        order::order(&mut own, workspace.sources());
        own
    }

    /// What files told when they were read last and tell now, of those that were read anew.
    fn hear(&mut self, workspace: &Workspace) -> Vec<(SourceId, Said, Said)> {
        let mut told = Vec::new();
        for file in workspace.files() {
            if self.told.get(&file.source).is_some_and(|(reading, _)| *reading == file.reading) {
                continue;
            }
            let now = Said::of(file);
            let before = self.told.insert(file.source, (file.reading, now.clone()));
            let before = before.map_or_else(Said::default, |(_, before)| before);
            if before != Said::default() || now != Said::default() {
                told.push((file.source, before, now));
            }
        }
        told
    }

    /// Says of the configurations what is of no use in them, where every file was checked.
    fn judge<'w>(&mut self, analysis: &'w Analysis<'w>, sources: &mut BTreeSet<SourceId>) {
        let before = std::mem::take(&mut self.unused);
        let mut has_failed = false;
        for (number, ruled) in analysis.ruled.iter().enumerate() {
            let own = (number, SourceId(0))..(number + 1, SourceId(0));
            let found: Vec<&Found> = self.found.range(own).map(|(_, found)| found).collect();
            has_failed |= found.iter().any(|found| found.failed);
            let used = || found.iter().flat_map(|found| found.used.iter().copied()).collect();
            self.unused.push(if has_failed { Vec::new() } else { ruled.unused(&used()) });
        }
        let said = before.iter().chain(&self.unused).flatten();
        sources.extend(said.map(|finding| finding.place.span.source));
    }
}

/// The readings of the inventories that tell of nodes.
fn inventories(ruled: &Ruled<'_>) -> Vec<(SourceId, u64)> {
    let tellers = ruled.tellers.iter().filter(|file| !file.inventory.rows.is_empty());
    tellers.map(|file| (file.source, file.reading)).collect()
}
