//! Suppressions for what is found now, written where they belong: a way to begin in an old repository.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::fix::Edit;
use crate::diagnostic::report::Report;
use crate::engine::check::check_each;
use crate::engine::fix::apply_all;
use crate::engine::suppress::is_unsilenceable;
use crate::model::file::{File, Role};
use crate::settings::Project;
use crate::source::lines::LineIndex;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::tree::Tree;
use crate::syntax::{NodeId, Syntax};
use crate::workspace::files::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was silenced.
#[derive(Debug, Default)]
pub struct Silenced {
    /// How many findings are silent now, by source.
    pub silenced: BTreeMap<SourceId, usize>,
    /// The sources that were changed.
    pub changed: BTreeSet<SourceId>,
    /// What is left: JSON has no comments, and some places can hold none, like all of a text whose syntax
    /// is wrong.
    pub report: Report,
}

/// Writes a comment above the line of each finding, in the files that have comments. A file in which that does not silence
/// what it should stays as it was. `reason` is one line; `known` silences what needs no comment: what a baseline holds.
pub fn add_ignores(
    workspace: &mut Workspace,
    projects: &[Project],
    reason: &str,
    known: &dyn Fn(&Workspace, &mut Report),
) -> Silenced {
    let look = |workspace: &Workspace| {
        let mut report = check_each(workspace, projects);
        known(workspace, &mut report);
        report
    };
    let before = look(workspace);
    let mut lines: BTreeMap<SourceId, BTreeMap<usize, BTreeSet<&'static str>>> = BTreeMap::new();
    let stays = |finding: &Diagnostic| {
        let project = Project::of(projects, finding.place.span.source);
        project.is_none_or(|project| is_unsilenceable(finding.rule, &project.settings))
    };
    for finding in before.findings.iter().filter(|finding| !stays(finding)) {
        let source = finding.place.span.source;
        let Some((file, tree)) = workspace.file(source).and_then(|file| Some((file, file.tree.as_ref()?))) else {
            continue;
        };
        if !workspace.sources().get(source).is_some_and(|of| has_comments(file, tree, &of.name)) {
            continue;
        }
        let node = finding.place.node.and_then(|id| tree.node(NodeId(id))).filter(|node| node.is_scalar());
        let place = node.map_or(finding.place.span, |node| node.key().map_or(node.span(), |key| key.span()));
        lines.entry(source).or_default().entry(place.start as usize).or_default().insert(finding.rule.name.as_str());
    }
    let mut edits = BTreeMap::new();
    for (source, places) in lines {
        let Some(text) = workspace.sources().get(source).map(|source| source.text()) else { continue };
        edits.insert(source, comments(source, text, &places, reason));
    }
    let kept: BTreeMap<SourceId, Arc<String>> =
        edits.keys().filter_map(|source| Some((*source, workspace.sources().get(*source)?.text().clone()))).collect();
    let applied = apply_all(workspace, &edits);
    let mut silenced = Silenced { changed: applied.changed, report: look(workspace), ..Silenced::default() };
    // A comment in a text that only looks like YAML silences nothing: such a file is given back.
    let (told, new) = (of_suppressions(&before), of_suppressions(&silenced.report));
    for (source, text) in kept {
        if new.get(&source) > told.get(&source) && silenced.changed.remove(&source) {
            workspace.change(source, text);
        }
    }
    silenced.report = look(workspace);
    let (before, left) = (counts(&before, |_| true), counts(&silenced.report, |_| true));
    for source in &silenced.changed {
        let count = |counts: &BTreeMap<SourceId, usize>| counts.get(source).copied().unwrap_or_default();
        silenced.silenced.insert(*source, count(&before).saturating_sub(count(&left)));
    }
    silenced
}

/// How many findings about suppressions each source has.
fn of_suppressions(report: &Report) -> BTreeMap<SourceId, usize> {
    counts(report, |finding| finding.rule.code.folder() == "suppression")
}

fn counts(report: &Report, fits: impl Fn(&Diagnostic) -> bool) -> BTreeMap<SourceId, usize> {
    let mut counts = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| fits(finding)) {
        *counts.entry(finding.place.span.source).or_default() += 1;
    }
    counts
}

/// Whether a comment can be written into it. Where the syntax is wrong, nothing tells what a new line becomes part of.
fn has_comments(file: &File, tree: &Tree, name: &str) -> bool {
    let has = tree.syntax() == Syntax::Yaml || tree.syntax() == Syntax::Hcl && !name.ends_with(".json");
    let is_sound = has && file.syntax_errors().is_empty();
    matches!(file.role, Role::Given | Role::Named | Role::Found) && is_sound
}

/// One comment a line, above it and as far to the right.
fn comments(source: SourceId, text: &str, places: &BTreeMap<usize, BTreeSet<&'static str>>, reason: &str) -> Vec<Edit> {
    let lines = LineIndex::new(text);
    let mut rules: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (place, names) in places {
        let line = lines.line_of(u32::try_from(*place).unwrap_or(u32::MAX));
        rules.entry(line).or_default().extend(names);
    }
    let edit = |(line, names): (usize, BTreeSet<&str>)| {
        // A byte order mark stays the first thing in the file.
        let begin = lines.text_of(line, text);
        let written = text.get(begin..).unwrap_or_default();
        let blank: String = written.chars().take_while(|c| *c == ' ').collect();
        let names: Vec<&str> = names.into_iter().collect();
        let text = format!("{blank}# ssmlint: ignore[{}] {reason}\n", names.join(", "));
        Edit { span: Span::new(source, begin, begin), text }
    };
    rules.into_iter().map(edit).collect()
}
