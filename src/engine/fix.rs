//! Fixes, applied: by span, pass by pass, until none is left; a file that would no longer parse stays as it was.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::report::Report;
use crate::engine::check::check_each;
use crate::model::file::{File, Role};
use crate::settings::Project;
use crate::source::sources::SourceId;
use crate::workspace::files::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A fix may make room for another one; more passes than this mean that two rules undo each other.
const PASSES: usize = 10;

/// What was fixed.
#[derive(Debug, Default)]
pub struct Fixed {
    /// How many fixes were applied, by the source that they changed.
    pub applied: BTreeMap<SourceId, usize>,
    /// The sources that were changed.
    pub changed: BTreeSet<SourceId>,
    /// The sources whose fixes were not applied: they would no longer parse.
    pub refused: BTreeSet<SourceId>,
    /// What is left to say, at the places of the changed texts.
    pub report: Report,
}

/// Applies the fixes that can be trusted as far as `safety`. Only files that are reported on change, and only in the
/// workspace: writing them is the caller's business.
pub fn fix(workspace: &mut Workspace, projects: &[Project], safety: Safety) -> Fixed {
    let mut fixed = Fixed { report: check_each(workspace, projects), ..Fixed::default() };
    for _ in 0..PASSES {
        let fixes = fixed.report.findings.iter().filter_map(|finding| {
            let fix = finding.fixes.iter().find(|fix| fix.safety >= safety)?;
            let ours = |edit: &Edit| is_ours(workspace, edit.span.source) && !fixed.refused.contains(&edit.span.source);
            fix.edits.iter().all(ours).then(|| fix.clone())
        });
        let (counts, edits) = disjoint(fixes.collect());
        if counts.is_empty() {
            break;
        }
        let applied = apply_all(workspace, &edits);
        for (source, count) in counts.into_iter().filter(|(source, _)| applied.changed.contains(source)) {
            *fixed.applied.entry(source).or_default() += count;
        }
        fixed.changed.extend(&applied.changed);
        fixed.refused.extend(&applied.refused);
        fixed.report = check_each(workspace, projects);
    }
    fixed
}

/// Edits by source, none overlapping another, with the number of fixes that begin in each source. Of two fixes that touch each other
/// the first is taken; the other one's turn is the next pass.
fn disjoint(mut fixes: Vec<Fix>) -> (BTreeMap<SourceId, usize>, BTreeMap<SourceId, Vec<Edit>>) {
    fixes.sort_by_key(|fix| fix.edits.first().map(|edit| edit.span));
    fixes.dedup_by(|a, b| a.edits == b.edits);
    let mut taken: BTreeMap<SourceId, BTreeMap<u32, Edit>> = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for fix in fixes {
        let clear = |edit: &Edit| {
            let Some(edits) = taken.get(&edit.span.source) else { return true };
            let before = edits.range(..=edit.span.start).next_back();
            let after = edits.range(edit.span.start..).next();
            before.is_none_or(|(start, other)| other.span.end <= edit.span.start && *start < edit.span.start)
                && after.is_none_or(|(start, _)| edit.span.end <= *start && edit.span.start < *start)
        };
        let Some(first) = fix.edits.first().filter(|_| fix.edits.iter().all(clear)) else { continue };
        *counts.entry(first.span.source).or_default() += 1;
        for edit in fix.edits {
            taken.entry(edit.span.source).or_default().insert(edit.span.start, edit);
        }
    }
    (counts, taken.into_iter().map(|(source, edits)| (source, edits.into_values().collect())).collect())
}

/// What became of edits.
#[derive(Debug, Default)]
pub(crate) struct Applied {
    pub(crate) changed: BTreeSet<SourceId>,
    pub(crate) refused: BTreeSet<SourceId>,
}

/// Changes the files of a workspace, those only that parse as well as before.
pub(crate) fn apply_all(workspace: &mut Workspace, edits: &BTreeMap<SourceId, Vec<Edit>>) -> Applied {
    let wrong = |workspace: &Workspace, source| workspace.file(source).map_or(0, |file| file.syntax_errors().len());
    let (mut texts, mut kept) = (Vec::new(), Vec::new());
    for (source, edits) in edits {
        let Some(old) = workspace.sources().get(*source).map(|source| source.text().clone()) else { continue };
        let Some(new) = apply(&old, edits) else { continue };
        texts.push((*source, Arc::new(new)));
        kept.push((*source, old, wrong(workspace, *source)));
    }
    workspace.change_each(texts);
    let (refused, changed): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|(source, _, before)| wrong(workspace, *source) > *before);
    let applied = Applied {
        changed: changed.into_iter().map(|(source, ..)| source).collect(),
        refused: refused.iter().map(|(source, ..)| *source).collect(),
    };
    workspace.change_each(refused.into_iter().map(|(source, old, _)| (source, old)).collect());
    applied
}

/// A text with edits in it, which are in order and touch each other nowhere. Lines that come in end as the text's do.
fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut new = String::with_capacity(text.len());
    let (mut at, returns) = (0, text.contains("\r\n"));
    for edit in edits {
        new.push_str(text.get(at..edit.span.start as usize)?);
        if returns {
            new.push_str(&edit.text.replace("\r\n", "\n").replace('\n', "\r\n"));
        } else {
            new.push_str(&edit.text);
        }
        at = edit.span.end as usize;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}

fn is_ours(workspace: &Workspace, source: SourceId) -> bool {
    // Where the syntax is wrong, nobody knows what an edit becomes part of.
    let is_ours =
        |file: &File| matches!(file.role, Role::Given | Role::Named | Role::Found) && file.syntax_errors().is_empty();
    workspace.file(source).is_some_and(is_ours)
}
