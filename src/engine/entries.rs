//! What was found in the entries of batches, kept for a later text of the same file: of those that are written as before nothing else
//! can be found, as long as nothing is told that the file asked for.

use crate::diagnostic::finding::Diagnostic;
use crate::engine::moved::{Part, Shift};
use crate::model::association::Association;
use crate::model::file::{File, RequestAt};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::schema::violation::Violation;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::source::keyed::Keyed;
use crate::syntax::NodeId;
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;
use std::collections::HashMap;
use std::sync::Arc;

/// What was found in the entries of the batches of one file.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// The text that they were found in.
    tree: Option<Arc<Tree>>,
    keys: Keyed,
    batches: Vec<Vec<Entry>>,
}

/// What was found in one entry, as if the text and the tree began with it.
#[derive(Debug)]
struct Entry {
    part: Part,
    /// Whether all that was found is kept.
    is_known: bool,
    /// Whether it is to be compared with others, whatever they are.
    is_compared: bool,
    marks: Vec<u64>,
    violations: Vec<Violation>,
    findings: Vec<Diagnostic>,
}

/// The entries of one batch that is checked.
#[derive(Debug)]
pub(crate) struct Batch {
    keys: Keyed,
    entries: Vec<Entry>,
    /// How many entries have each mark.
    counts: HashMap<u64, u32, Keyed>,
}

impl Entries {
    /// For the file as it is read now.
    pub(crate) fn of(file: &File) -> Self {
        let is_alone = |tree: &&Arc<Tree>| tree.is_plain() && file.variants.is_empty() && file.addresses.is_empty();
        Self { tree: file.tree.as_ref().filter(is_alone).cloned(), ..Self::default() }
    }

    /// The entries of a request, with what an earlier text of the file tells of them; nothing of what is not a batch.
    pub(crate) fn begin(&mut self, file: &File, at: RequestAt, earlier: &mut Self) -> Option<Batch> {
        let tree = self.tree.as_ref().filter(|_| at.origin == Origin::Request)?;
        if at.operation != Operation::CreateAssociationBatch {
            return None;
        }
        let request = Request::of(at.operation, at.origin, file.tree.as_ref()?.node(at.root)?, Vec::new());
        let mut entries: Vec<Entry> = request.entries().map(|node| Entry::of(Part::of(node))).collect();
        let number = self.batches.len();
        if let (Some(before), Some(of)) = (&earlier.tree, earlier.batches.get_mut(number)) {
            self.keys = earlier.keys;
            let alike = carry(tree, &mut entries, before, of);
            // Of several requests each would tell of its own entries alone.
            if file.requests.len() == 1 {
                tree.take_over_duplicates(before, &alike);
            }
        }
        Some(Batch { keys: self.keys, entries, counts: HashMap::default() })
    }

    /// Keeps what was found.
    pub(crate) fn keep(&mut self, batch: Batch) {
        self.batches.push(batch.entries);
    }
}

/// Takes over what is known of the first entries and of the last that are written as before; returns their nodes, now and then.
fn carry(tree: &Tree, entries: &mut [Entry], before: &Tree, earlier: &mut [Entry]) -> Vec<(NodeId, NodeId)> {
    let take = |(entry, old): (&mut Entry, &mut Entry)| {
        let (part, nodes) = (entry.part, (entry.part.node, old.part.node));
        if !part.is_itself || !tree.is_alike(nodes.0, before, nodes.1) {
            return None;
        }
        if old.is_known {
            *entry = Entry { part, ..std::mem::replace(old, Entry::of(part)) };
        }
        Some(nodes)
    };
    let mut alike: Vec<_> = entries.iter_mut().zip(earlier.iter_mut()).map_while(take).collect();
    let first = alike.len();
    let (rest, old) = (entries.get_mut(first..).unwrap_or_default(), earlier.get_mut(first..).unwrap_or_default());
    let last: Vec<_> = rest.iter_mut().rev().zip(old.iter_mut().rev()).map_while(take).collect();
    alike.extend(last.into_iter().rev());
    alike
}

impl Entry {
    fn of(part: Part) -> Self {
        let (marks, violations, findings) = Default::default();
        Self { part, is_known: false, is_compared: false, marks, violations, findings }
    }
}

impl Batch {
    fn entry(&self, node: Node<'_>) -> Option<&Entry> {
        if node.id() != node.own_id() {
            return None;
        }
        let at = self.entries.binary_search_by_key(&node.own_id(), |entry| entry.part.node).ok()?;
        self.entries.get(at).filter(|entry| entry.is_known)
    }

    /// What is wrong with the shape of an entry, where that is known.
    pub(crate) fn violations(&self, node: Node<'_>) -> Option<Vec<Violation>> {
        let entry = self.entry(node)?;
        let shift = Shift::to(entry.part);
        Some(entry.violations.iter().cloned().map(|violation| shift.violation(violation)).collect())
    }

    /// Marks the entries of which nothing is known yet, so that they can be compared.
    pub(crate) fn mark(&mut self, request: &Request<'_>, context: &Context<'_>, rules: &[&'static Rule]) {
        for (node, entry) in request.entries().zip(&mut self.entries) {
            if !entry.is_known {
                let association = Association::read(request.operation, request.origin, node);
                for rule in rules {
                    let Check::Across(comparison) = &rule.check else { continue };
                    entry.is_compared |= (comparison.marks)(&association, context, self.keys, &mut entry.marks);
                }
            }
            entry.marks.iter().for_each(|mark| *self.counts.entry(*mark).or_default() += 1);
        }
    }

    /// Whether an entry may be something to another one.
    pub(crate) fn is_compared(&self, number: usize) -> bool {
        let is_shared = |mark: &u64| self.counts.get(mark).is_some_and(|count| *count > 1);
        self.entries.get(number).is_none_or(|entry| entry.is_compared || entry.marks.iter().any(is_shared))
    }

    /// Tells what was found in an entry, where that is known.
    pub(crate) fn tell(&self, number: usize, list: &mut Vec<Diagnostic>) -> bool {
        let Some(entry) = self.entries.get(number).filter(|entry| entry.is_known) else { return false };
        let shift = Shift::to(entry.part);
        list.extend(entry.findings.iter().cloned().map(|finding| shift.finding(finding)));
        true
    }

    /// Keeps what was found in an entry: if all of it is about the entry alone.
    pub(crate) fn keep(&mut self, number: usize, violations: &ByNode<'_>, findings: &[Diagnostic]) {
        let Some(entry) = self.entries.get_mut(number) else { return };
        let part = entry.part;
        let own = violations.within(part);
        let is_inside = own.iter().all(|violation| part.holds_violation(violation))
            && findings.iter().all(|finding| part.holds_finding(finding));
        if part.is_itself && is_inside {
            let shift = Shift::from(part);
            entry.violations = own.into_iter().cloned().map(|violation| shift.violation(violation)).collect();
            entry.findings = findings.iter().cloned().map(|finding| shift.finding(finding)).collect();
            entry.is_known = true;
        }
    }
}

/// Violations by the nodes that they are about, each with its number.
#[derive(Debug)]
pub(crate) struct ByNode<'v>(Vec<(u32, usize, &'v Violation)>);

impl<'v> ByNode<'v> {
    pub(crate) fn of(violations: &'v [Violation]) -> Self {
        let numbered = violations.iter().enumerate();
        let mut all: Vec<_> =
            numbered.filter_map(|(number, violation)| Some((violation.place.node?, number, violation))).collect();
        all.sort_unstable_by_key(|(node, number, _)| (*node, *number));
        Self(all)
    }

    /// Those of a part, in the order in which they were found.
    fn within(&self, part: Part) -> Vec<&'v Violation> {
        let from = self.0.partition_point(|(node, ..)| *node < part.node.0);
        let rest = self.0.get(from..).unwrap_or_default().iter();
        let mut own: Vec<_> = rest.take_while(|(node, ..)| part.holds_node(Some(*node))).collect();
        own.sort_unstable_by_key(|(_, number, _)| *number);
        own.into_iter().map(|(.., violation)| *violation).collect()
    }
}
