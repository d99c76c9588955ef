//! Which findings are silent: what files say of themselves, and what the configuration allows.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Meta;
use crate::diagnostic::report::{By, Suppressed};
use crate::engine::levels::Speaking;
use crate::model::file::File;
use crate::model::suppression::{Covers, RuleName, Suppression, SuppressionFault};
use crate::rules;
use crate::settings::{Allowance, Settings};
use crate::source::lines::LineIndex;
use crate::source::span::Span;
use crate::syntax::tree::{NodeId, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whether a name or code is that of a rule.
pub(crate) fn names(name: &str, rule: &Meta) -> bool {
    name == rule.name.as_str() || rule.code.is(name)
}

/// Whether the configuration lists a rule among those that may not be silenced.
pub fn is_listed(rule: &Meta, settings: &Settings) -> bool {
    settings.unsilenceable.iter().any(|name| names(name, rule))
}

/// Whether a rule may not be silenced: what is said of suppressions, and what the configuration lists.
pub(crate) fn is_unsilenceable(rule: &Meta, settings: &Settings) -> bool {
    rule.code.folder() == "suppression" || is_listed(rule, settings)
}

/// What was silent in one file.
#[derive(Debug, Default)]
pub(crate) struct Silence {
    /// The findings.
    pub(crate) suppressed: Vec<Suppressed>,
    /// What is wrong with the suppressions.
    pub(crate) faults: Vec<SuppressionFault>,
    /// The entries of the configuration that silenced something, by index.
    pub(crate) used: BTreeSet<usize>,
}

/// Takes the findings out that are to be silent. `name` is the file's.
pub(crate) fn suppress(
    file: &File,
    name: &str,
    speaking: &Speaking,
    settings: &Settings,
    findings: &mut Vec<Diagnostic>,
) -> Silence {
    let mut silence = Silence { faults: file.suppression_faults.clone(), ..Silence::default() };
    if settings.ignore_suppressions || file.suppressions.is_empty() && settings.allowances.is_empty() {
        return silence;
    }
    let wishes = Wishes::of(file);
    let allowed: Vec<(usize, &Allowance)> =
        settings.allowances.iter().enumerate().filter(|(_, allowance)| allowance.is_about(name)).collect();
    let mut used = BTreeSet::new();
    let before = std::mem::take(findings);
    for finding in before {
        let mut silent = None;
        if !is_unsilenceable(finding.rule, settings) {
            for (index, suppression) in wishes.about(&finding) {
                for (at, rule) in
                    suppression.rules.iter().enumerate().filter(|(_, rule)| names(&rule.name, finding.rule))
                {
                    used.insert((index, at));
                    silent = silent.or(Some((By::Source, suppression.reason.clone(), &rule.place)));
                }
            }
        }
        let mut reason = silent.map(|(by, reason, _)| (by, reason));
        for (index, allowance) in &allowed {
            if !is_unsilenceable(finding.rule, settings) && allows(allowance, &finding) {
                silence.used.insert(*index);
                let why = allowance.reason.clone().unwrap_or_default();
                reason = reason.or(Some((By::Configuration, why)));
            }
        }
        match reason {
            Some((by, reason)) => silence.suppressed.push(Suppressed { finding, by, reason }),
            None => findings.push(finding),
        }
    }
    let known: Arc<[String]> = rules::ALL.iter().map(|rule| rule.meta.name.to_string()).collect();
    for (index, suppression) in file.suppressions.iter().enumerate() {
        judge(suppression, &|at| used.contains(&(index, at)), &known, speaking, settings, &mut silence.faults);
    }
    silence
}

fn allows(allowance: &Allowance, finding: &Diagnostic) -> bool {
    let below = |pointer: &String| {
        let rest = finding.pointer.strip_prefix(pointer.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    names(&allowance.rule, finding.rule) && allowance.pointer.as_ref().is_none_or(below)
}

/// What is wrong with one suppression.
fn judge(
    suppression: &Suppression,
    used: &dyn Fn(usize) -> bool,
    known: &Arc<[String]>,
    speaking: &Speaking,
    settings: &Settings,
    faults: &mut Vec<SuppressionFault>,
) {
    if suppression.reason.is_empty() {
        faults.push(SuppressionFault::NoReason { place: suppression.place.clone() });
    }
    let mut unused: Vec<&RuleName> = Vec::new();
    for (at, rule) in suppression.rules.iter().enumerate() {
        let Some(meta) = rules::ALL.iter().map(|one| &one.meta).find(|meta| names(&rule.name, meta)) else {
            faults.push(SuppressionFault::UnknownRule { rule: rule.clone(), known: known.clone() });
            continue;
        };
        if is_unsilenceable(meta, settings) {
            let configured = meta.code.folder() != "suppression";
            let (place, name) = (rule.place.clone(), rule.name.clone());
            faults.push(SuppressionFault::Unsilenceable { place, name, configured });
        } else if !used(at) && speaking.speaks(meta) {
            // Of a rule that does not run nobody knows whether it would find something.
            unused.push(rule);
        }
    }
    let names = |rules: &[&RuleName]| rules.iter().map(|rule| rule.name.clone()).collect();
    if unused.len() == suppression.rules.len() {
        let (place, removal) = (suppression.place.clone(), suppression.removal);
        faults.push(SuppressionFault::Unused { place, names: names(&unused), removal });
    } else {
        for rule in unused {
            let (place, removal) = (rule.place.clone(), rule.removal);
            faults.push(SuppressionFault::Unused { place, names: names(&[rule]), removal });
        }
    }
}

/// The entries of the configuration that silenced nothing in the whole project.
pub(crate) fn unused_allowances(
    settings: &Settings,
    used: &BTreeSet<usize>,
    speaking: &Speaking,
) -> Vec<SuppressionFault> {
    let speaks = |allowance: &Allowance| {
        rules::ALL.iter().any(|rule| names(&allowance.rule, &rule.meta) && speaking.speaks(&rule.meta))
    };
    let idle =
        settings.allowances.iter().enumerate().filter(|(index, allowance)| !used.contains(index) && speaks(allowance));
    idle.filter_map(|(_, allowance)| {
        let place = allowance.place.clone()?;
        Some(SuppressionFault::Unused { place, names: vec![allowance.rule.clone()], removal: allowance.removal })
    })
    .collect()
}

/// The suppressions of a file, found by place.
struct Wishes<'f> {
    tree: Option<&'f Tree>,
    lines: Option<LineIndex>,
    all: &'f [Suppression],
    by_line: BTreeMap<usize, Vec<usize>>,
    /// Parts of the text by their beginning; the last of the three is the smallest part that holds this one.
    parts: Vec<(Span, usize, Option<usize>)>,
    whole: Vec<usize>,
}

impl<'f> Wishes<'f> {
    fn of(file: &'f File) -> Self {
        let (all, tree) = (file.suppressions.as_slice(), file.tree.as_ref());
        let mut wishes =
            Self { tree, lines: None, all, by_line: BTreeMap::new(), parts: Vec::new(), whole: Vec::new() };
        for (index, suppression) in all.iter().enumerate() {
            match &suppression.covers {
                Covers::Line(line, block) => {
                    wishes.by_line.entry(*line).or_default().push(index);
                    wishes.parts.extend(block.map(|span| (span, index, None)));
                }
                Covers::Part(span) => wishes.parts.push((*span, index, None)),
                Covers::File => wishes.whole.push(index),
            }
        }
        if !wishes.by_line.is_empty() {
            wishes.lines = tree.map(|tree| LineIndex::new(tree.text()));
        }
        wishes.parts.sort_by_key(|(span, index, _)| (span.start, std::cmp::Reverse(span.end), *index));
        let mut open: Vec<(usize, u32)> = Vec::new();
        for (at, (span, _, outer)) in wishes.parts.iter_mut().enumerate() {
            while open.last().is_some_and(|(_, end)| *end < span.end) {
                open.pop();
            }
            *outer = open.last().map(|(index, _)| *index);
            open.push((at, span.end));
        }
        wishes
    }

    /// The suppressions that are about the place of a finding.
    fn about(&self, finding: &Diagnostic) -> Vec<(usize, &'f Suppression)> {
        let span = finding.place.span;
        let mut found = self.whole.clone();
        for line in self.lines_of(finding) {
            found.extend(self.by_line.get(&line).into_iter().flatten());
        }
        let mut next = self.parts.partition_point(|(part, _, _)| part.start <= span.start).checked_sub(1);
        while let Some((part, index, outer)) = next.and_then(|at| self.parts.get(at)) {
            if span.end <= part.end {
                found.push(*index);
            }
            next = *outer;
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|index| Some((index, self.all.get(index)?))).collect()
    }

    /// The lines in which a finding, the value that it is in, and the key of that value begin.
    fn lines_of(&self, finding: &Diagnostic) -> BTreeSet<usize> {
        let Some(lines) = &self.lines else { return BTreeSet::new() };
        let mut begins = BTreeSet::from([lines.line_of(finding.place.span.start)]);
        let node = finding.place.node.and_then(|id| self.tree?.node(NodeId(id)));
        if let Some(node) = node.filter(|node| node.is_scalar()) {
            begins.insert(lines.line_of(node.span().start));
            begins.extend(node.key().map(|key| lines.line_of(key.span().start)));
        }
        begins
    }
}
