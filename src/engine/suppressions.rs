//! What is wished to be silent, found by rule and place: however many wishes there are, a finding looks at few.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Code, Meta};
use crate::model::file::File;
use crate::model::suppression::{Covers, Suppression};
use crate::rules;
use crate::settings::Allowance;
use crate::source::lines::LineIndex;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::tree::Tree;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The rule of a name or code.
pub(crate) fn rule(name: &str) -> Option<&'static Meta> {
    static NAMES: LazyLock<BTreeMap<String, &'static Meta>> = LazyLock::new(|| {
        let metas = rules::ALL.iter().map(|rule| &rule.meta);
        metas.flat_map(|meta| [(meta.name.to_string(), meta), (meta.code.to_string(), meta)]).collect()
    });
    NAMES.get(name).or_else(|| NAMES.get(&name.to_ascii_uppercase()).filter(|meta| meta.code.is(name))).copied()
}

/// What a suppression is about.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Where {
    Whole,
    /// The number of a line.
    Line(usize),
    /// The number of a part of the text.
    Part(usize),
}

/// A name of a suppression: the number of the suppression and that of the name in it.
pub(crate) type SuppressionName = (usize, usize);

/// The suppressions of a file.
pub(crate) struct Suppressions<'f> {
    tree: Option<&'f Tree>,
    lines: Option<LineIndex>,
    suppressions: BTreeMap<(Where, Code), Vec<SuppressionName>>,
    /// Parts of the text by their beginning, each with the number of the smallest part that holds it.
    parts: Vec<(Span, Option<usize>)>,
    /// What was of use already.
    met: BTreeSet<(Where, Code)>,
}

impl<'f> Suppressions<'f> {
    pub(crate) fn of(file: &'f File) -> Self {
        let (all, tree) = (file.suppressions.as_slice(), file.tree.as_deref());
        let mut spans: Vec<Span> = all.iter().filter_map(part).collect();
        spans.sort_by_key(|span| (span.start, Reverse(span.end)));
        spans.dedup();
        let mut parts: Vec<(Span, Option<usize>)> = Vec::with_capacity(spans.len());
        let mut open: Vec<(usize, u32)> = Vec::new();
        for (at, span) in spans.into_iter().enumerate() {
            while open.last().is_some_and(|(_, end)| *end < span.end) {
                open.pop();
            }
            parts.push((span, open.last().map(|(index, _)| *index)));
            open.push((at, span.end));
        }
        let mut made = Self { tree, lines: None, suppressions: BTreeMap::new(), parts, met: BTreeSet::new() };
        for (index, suppression) in all.iter().enumerate() {
            let line = match &suppression.covers {
                Covers::Line(line, _) => Some(Where::Line(*line)),
                Covers::File => Some(Where::Whole),
                Covers::Part(_) => None,
            };
            let part = part(suppression).and_then(|span| made.number(span)).map(Where::Part);
            for (at, named) in suppression.rules.iter().enumerate() {
                let Some(meta) = rule(&named.name) else { continue };
                for place in line.into_iter().chain(part) {
                    made.suppressions.entry((place, meta.code)).or_default().push((index, at));
                }
            }
        }
        if all.iter().any(|suppression| matches!(suppression.covers, Covers::Line(..))) {
            made.lines = tree.map(|tree| LineIndex::new(tree.text_of(file.source)));
        }
        made
    }

    fn number(&self, span: Span) -> Option<usize> {
        self.parts
            .binary_search_by_key(&(span.start, Reverse(span.end)), |(part, _)| (part.start, Reverse(part.end)))
            .ok()
    }

    /// The first suppression that is about a finding; those that become of use with it for the first time are added to `used`.
    pub(crate) fn about(&mut self, finding: &Diagnostic, used: &mut BTreeSet<SuppressionName>) -> Option<usize> {
        let code = finding.rule.code;
        let span = finding.place.span;
        let mut places = vec![Where::Whole];
        places.extend(self.lines_of(finding).into_iter().map(Where::Line));
        let mut next = self.parts.partition_point(|(part, _)| part.start <= span.start).checked_sub(1);
        while let Some((part, outer)) = next.and_then(|at| self.parts.get(at)) {
            places.extend(next.filter(|_| span.end <= part.end).map(Where::Part));
            next = *outer;
        }
        let mut first = None;
        for place in places {
            let Some(suppressions) = self.suppressions.get(&(place, code)) else { continue };
            first = first.into_iter().chain(suppressions.first().map(|(index, _)| *index)).min();
            if self.met.insert((place, code)) {
                used.extend(suppressions);
            }
        }
        first
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

/// The part of the text that a suppression is about.
fn part(suppression: &Suppression) -> Option<Span> {
    match &suppression.covers {
        Covers::Line(_, block) => *block,
        Covers::Part(span) => Some(*span),
        Covers::File => None,
    }
}

/// What the configuration allows in a file, by rule and pointer: the entries, and whether they were of use already.
pub(crate) struct Allowed<'s>(BTreeMap<Code, BTreeMap<&'s str, (Vec<usize>, bool)>>);

impl<'s> Allowed<'s> {
    pub(crate) fn of(allowances: &'s [Allowance], name: &str) -> Self {
        let mut entries = Self(BTreeMap::new());
        for (index, allowance) in allowances.iter().enumerate().filter(|(_, allowance)| allowance.is_about(name)) {
            let pointer = allowance.pointer.as_deref().unwrap_or_default().trim_end_matches('/');
            let Some(meta) = rule(&allowance.rule) else { continue };
            entries.0.entry(meta.code).or_default().entry(pointer).or_default().0.push(index);
        }
        entries
    }

    /// The first entry that allows a finding; those that become of use with it for the first time are added to `used`.
    pub(crate) fn about(&mut self, finding: &Diagnostic, used: &mut BTreeSet<usize>) -> Option<usize> {
        let entries = self.0.get_mut(&finding.rule.code)?;
        let pointer = finding.pointer.as_str();
        let ends = pointer.match_indices('/').map(|(at, _)| at).chain([pointer.len()]);
        let mut first = None;
        for above in ends.filter_map(|end| pointer.get(..end)) {
            let Some((list, met)) = entries.get_mut(above) else { continue };
            first = first.into_iter().chain(list.first().copied()).min();
            if !std::mem::replace(met, true) {
                used.extend(list.iter());
            }
        }
        first
    }
}
