//! The one loop: every rule on everything that it looks at.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Name;
use crate::diagnostic::report::Report;
use crate::engine::analysis::{Analysis, Ruled};
use crate::engine::entries::Entries;
use crate::engine::levels::ActiveRules;
use crate::engine::requests::check_request;
use crate::engine::undecided::{Refused, once_a_run};
use crate::engine::{beside, content, order, suppress, unjudged};
use crate::facts::gathered::{Facts, Gathered};
use crate::model::file::{File, RequestAt};
use crate::model::suppression::SuppressionFault;
use crate::parallel;
use crate::rule::check::{Check, Context};
use crate::rules;
use crate::settings::{Project, Settings};
use crate::syntax::NodeId;
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;
use crate::workspace::files::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Requests of one file that one thread checks: taking them one at a time, threads would wait for each other.
const TOGETHER: usize = 8;

/// Times that number of requests are checked before their reports are put together.
const BATCH: usize = 512;

/// Checks every file of a workspace under one configuration. Cannot fail: what is wrong with the input is in the report.
pub fn check(workspace: &Workspace, settings: &Settings) -> Report {
    check_each(workspace, &[Project::all(settings.clone())])
}

/// Checks every file of a workspace, each under the configuration that rules it.
pub fn check_each(workspace: &Workspace, projects: &[Project]) -> Report {
    let analysis = Analysis::of(workspace, projects);
    analysis.check()
}

impl<'w> Analysis<'w> {
    /// Checks every file.
    pub fn check(&'w self) -> Report {
        let mut report = Report::default();
        for ruled in &self.ruled {
            let files = self.workspace.some_files(ruled.project.checked.as_ref());
            let checked = parallel::map(files, |file| self.check_file(ruled, file, None));
            let mut allowances = BTreeSet::new();
            for (part, used) in checked {
                merge(&mut report, part);
                allowances.extend(used);
            }
            if report.failed.is_empty() {
                report.findings.extend(ruled.unused(&allowances));
            }
        }
        report.calls = self.calls();
        order::order_undecided(&mut report.undecided, self.workspace.sources());
        once_a_run(&mut report.undecided);
        order::order(&mut report.findings, self.workspace.sources());
        order::order_suppressed(&mut report.suppressed, self.workspace.sources());
        report
    }

    /// How often each rule was called, where the settings ask for it.
    pub(crate) fn calls(&self) -> BTreeMap<Name, usize> {
        let mut calls = BTreeMap::new();
        for (rule, times) in self.ruled.iter().flat_map(|ruled| &ruled.calls).flat_map(|calls| calls.counted()) {
            *calls.entry(rule).or_default() += times;
        }
        calls
    }

    /// Checks one file; with its report come the allowances of the configuration that were of use. What is found in `entries`, where
    /// somebody keeps that, is not looked for again.
    pub(crate) fn check_file(
        &'w self,
        ruled: &'w Ruled<'w>,
        file: &'w File,
        entries: Option<&mut Entries>,
    ) -> (Report, BTreeSet<usize>) {
        let name = self.workspace.sources().get(file.source).map_or("", |source| &source.name);
        let active = &*ruled.active(name);
        let check = || {
            if !(self.workspace.is_passing(file.source) && file.has_facts()) {
                let asked = self.asked.get(&file.source).map(|asked| &**asked);
                return check_file(file, name, active, &ruled.context(asked), entries);
            }
            let settings = &ruled.project.settings;
            let tellers = [ruled.tellers.as_slice(), &[file]].concat();
            let own = Gathered::gather(&tellers, Workspace::amazon_document, settings);
            let facts = Facts::of(&own, None);
            check_file(file, name, active, &Context { facts, settings, document: None }, None)
        };
        // A mistake of ours in one file must not hide what is found in the others.
        let (mut report, used) = catch_unwind(AssertUnwindSafe(check))
            .unwrap_or_else(|_| (Report { failed: vec![file.source], ..Report::default() }, BTreeSet::new()));
        if beside::is_checked(file) {
            beside::retain(&mut report, self.workspace);
        }
        let silent = report.suppressed.iter_mut().map(|silent| &mut silent.finding);
        ruled.name_pages(report.findings.iter_mut().chain(silent));
        (report, used)
    }
}

impl<'w> Ruled<'w> {
    /// What is said of entries of the configuration that were of no use, where everything was checked.
    pub(crate) fn unused(&'w self, used: &BTreeSet<usize>) -> Vec<Diagnostic> {
        let settings = &self.project.settings;
        let mut findings = Vec::new();
        if settings.whole && !settings.ignore_suppressions {
            let faults = suppress::unused_allowances(settings, used, &self.everywhere);
            say_faults(&faults, &self.everywhere, &self.context(None), &mut findings);
        }
        self.name_pages(findings.iter_mut());
        findings
    }

    /// Says where the pages of the rules are, where the configuration says so.
    fn name_pages<'f>(&self, findings: impl Iterator<Item = &'f mut Diagnostic>) {
        if let Some(pages) = &self.project.settings.rule_pages {
            findings.for_each(|finding| finding.pages.clone_from(pages));
        }
    }
}

fn say_faults(faults: &[SuppressionFault], active: &ActiveRules, context: &Context<'_>, list: &mut Vec<Diagnostic>) {
    for (rule, severity) in active.suppressions.iter().filter(|_| !faults.is_empty()) {
        let Check::Suppression(check) = rule.check else { continue };
        check(faults, context, &mut active.call(rule, *severity, list, 1));
    }
}

fn merge(report: &mut Report, part: Report) {
    append(&mut report.findings, part.findings);
    append(&mut report.undecided, part.undecided);
    report.suppressed.extend(part.suppressed);
    report.failed.extend(part.failed);
    report.counts.files += part.counts.files;
    report.counts.associations += part.counts.associations;
    report.counts.documents += part.counts.documents;
    report.counts.instances += part.counts.instances;
}

/// Puts more behind what there is. Most reports have one large part.
fn append<T>(list: &mut Vec<T>, mut more: Vec<T>) {
    if list.is_empty() { *list = more } else { list.append(&mut more) }
}

/// Checks one file; with its report come the allowances of the configuration that were of use.
fn check_file(
    file: &File,
    name: &str,
    active: &ActiveRules,
    context: &Context<'_>,
    entries: Option<&mut Entries>,
) -> (Report, BTreeSet<usize>) {
    let mut report = Report::default();
    report.counts.documents = file.documents.len();
    report.counts.instances = file.inventory.rows.len();
    let is_beside = beside::is_checked(file);
    let (is_told, is_fact) = (file.is_reported() || is_beside, file.is_fact() && !is_beside);
    if is_told {
        let mut requests: &[RequestAt] = if is_fact { &[] } else { &file.requests };
        // First: what is known of the entries spares a look for repeated keys in them.
        if let Some(entries) = entries {
            let mut earlier = std::mem::replace(entries, Entries::of(file));
            for at in std::mem::take(&mut requests) {
                let mut batch = entries.begin(file, *at, &mut earlier);
                let known = |node: Node<'_>| batch.as_ref()?.violations(node);
                let Some(request) = file.open_but(*at, &known) else { continue };
                check_request(&request, file, active, context, batch.as_mut(), &mut report);
                batch.into_iter().for_each(|batch| entries.keep(batch));
            }
        }
        for (rule, severity) in &active.files {
            let Check::File(check) = rule.check else { continue };
            check(file, context, &mut active.call(rule, *severity, &mut report.findings, 1));
        }
        for (rule, severity) in active.configurations.iter().filter(|_| !file.faults().is_empty()) {
            let Check::Configuration(check) = rule.check else { continue };
            check(file.faults(), context, &mut active.call(rule, *severity, &mut report.findings, 1));
        }
        for (rule, severity) in active.templates.iter().filter(|_| !file.template_faults.is_empty()) {
            let Check::Template(check) = rule.check else { continue };
            check(&file.template_faults, context, &mut active.call(rule, *severity, &mut report.findings, 1));
        }
        for (rule, severity) in active.modules.iter().filter(|_| !file.refused.is_empty()) {
            let Check::Module(check) = rule.check else { continue };
            check(&file.refused, context, &mut active.call(rule, *severity, &mut report.findings, 1));
        }
        for document in file.documents.iter().filter(|_| !is_fact) {
            let before = report.findings.len();
            content::check(document, file, active, context, &mut report.findings);
            let refused = Refused::of(report.findings.iter().skip(before));
            report.undecided.extend(unjudged::undecided(document, file, &refused));
        }
        for at in file.made_documents().filter(|_| !is_fact) {
            let Some(request) = file.open(at) else { continue };
            check_request(&request, file, active, context, None, &mut report);
        }
        // A template makes hundreds; of the many more of other files not all reports are held beside each other.
        for batch in requests.chunks(TOGETHER * BATCH) {
            let checked = parallel::map(batch.chunks(TOGETHER).collect(), |some| {
                let mut part = Report::default();
                for request in some.iter().filter_map(|at| file.open(*at)) {
                    check_request(&request, file, active, context, None, &mut part);
                }
                part
            });
            checked.into_iter().for_each(|part| merge(&mut report, part));
        }
    }
    report.counts.files = usize::from(file.is_ours() || !report.findings.is_empty());
    point(file.tree.as_deref(), context.settings, &mut report);
    if !is_told || is_fact {
        return (report, BTreeSet::new());
    }
    let mut silence = suppress::suppress(file, name, active, context.settings, &mut report.findings);
    report.suppressed.append(&mut silence.suppressed);
    if !silence.faults.is_empty() {
        let mut said = Report::default();
        say_faults(&silence.faults, active, context, &mut said.findings);
        point(file.tree.as_deref(), context.settings, &mut said);
        report.findings.append(&mut said.findings);
    }
    (report, silence.used)
}

/// Fills in the JSON Pointers: one walk over the tree for all findings of the file.
fn point(tree: Option<&Tree>, settings: &Settings, report: &mut Report) {
    let Some(tree) = tree.filter(|_| !(report.findings.is_empty() && report.undecided.is_empty())) else { return };
    let nodes = |d: &Diagnostic| d.place.node.map(NodeId);
    let ids: Vec<NodeId> = report.findings.iter().filter_map(nodes).collect();
    let mut pointers = tree.pointers(&ids).into_iter();
    for diagnostic in &mut report.findings {
        if diagnostic.place.node.is_some() {
            diagnostic.pointer = pointers.next().unwrap_or_default();
        }
        if let Some(member) = &diagnostic.place.missing {
            diagnostic.pointer.push('/');
            diagnostic.pointer.push_str(member);
        }
    }
    if settings.leaves_out_pointers {
        return;
    }
    let ids: Vec<NodeId> = report.undecided.iter().map(|undecided| NodeId(undecided.node)).collect();
    for (undecided, pointer) in report.undecided.iter_mut().zip(tree.pointers(&ids)) {
        undecided.pointer = pointer;
    }
}

/// The names and codes of all rules: what a configuration may name.
pub fn rule_names() -> Vec<String> {
    rules::ALL.iter().flat_map(|rule| [rule.meta.name.as_str().to_owned(), rule.meta.code.to_string()]).collect()
}
