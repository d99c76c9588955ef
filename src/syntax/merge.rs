//! Merge keys of YAML: `<<: *defaults`.

use crate::syntax::node::{Entry, Node, Pairs};
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use std::collections::HashSet;

impl<'t> Node<'t> {
    /// The entries of a mapping, none for others: its own ones, then those merged into it whose keys are not its own.
    pub fn entries(self) -> Entries<'t> {
        let merged = (self.is_mapping() && self.is_merge()).then(|| merged(self).into_iter());
        Entries { own: self.own_entries(), merged }
    }

    /// The last entry of this name, as on the wire; own ones before merged ones.
    pub fn get(self, name: &str) -> Option<Entry<'t>> {
        let merges = self.is_mapping() && self.is_merge();
        let (tree, mut own, mut found) = (self.tree(), self.own_entries(), None);
        let may_repeat = tree.may_repeat_keys();
        while let Some(((), entry)) = own.next_by(|key| is(tree, key, name).then_some(())) {
            if !(merges && is_applied(&entry)) {
                found = Some(entry);
                if !may_repeat {
                    break;
                }
            }
        }
        if found.is_some() || !merges {
            return found;
        }
        merged(self).into_iter().rfind(|entry| entry.key.text() == name)
    }

    /// The same of each of these names: the mapping is walked once for all.
    pub(crate) fn get_each<const N: usize>(self, names: [&str; N]) -> [Option<Entry<'t>>; N] {
        let mut found = [None; N];
        if self.is_mapping() && self.is_merge() {
            found.iter_mut().zip(names).for_each(|(found, name)| *found = self.get(name));
            return found;
        }
        let (tree, mut own) = (self.tree(), self.own_entries());
        while let Some((index, entry)) = own.next_by(|key| names.iter().position(|name| is(tree, key, name))) {
            if let Some(found) = found.get_mut(index) {
                *found = Some(entry);
            }
        }
        found
    }

    /// Whether it has an entry of one of these names.
    pub(crate) fn has_any(self, names: &[&str]) -> bool {
        if self.is_mapping() && self.is_merge() {
            return self.entries().any(|entry| entry.key.is_scalar() && names.contains(&entry.key.text()));
        }
        let tree = self.tree();
        self.own_entries().next_by(|key| names.iter().any(|name| is(tree, key, name)).then_some(())).is_some()
    }
}

/// Whether the text of a key as it is stored is this one. Most differ in their length.
fn is(tree: &Tree, key: &Raw, name: &str) -> bool {
    key.b as usize == name.len() && tree.raw_bytes(key) == name.as_bytes()
}

/// The entries of a mapping, merged ones last.
#[derive(Clone, Debug)]
pub struct Entries<'t> {
    own: Pairs<'t>,
    /// What merge keys bring, where there are any.
    merged: Option<std::vec::IntoIter<Entry<'t>>>,
}

impl<'t> Iterator for Entries<'t> {
    type Item = Entry<'t>;

    #[inline(always)]
    fn next(&mut self) -> Option<Entry<'t>> {
        match &mut self.merged {
            None => self.own.next(),
            Some(merged) => self.own.find(|entry| !is_applied(entry)).or_else(|| merged.next()),
        }
    }
}

/// Whether this entry is a merge that takes effect, and so no member of its mapping. A `<<` with anything but mappings
/// stays a member, which is then seen to be unknown; an alias that cannot be followed has its own error.
fn is_applied(entry: &Entry<'_>) -> bool {
    entry.key.is_scalar()
        && entry.key.is_merge()
        && matches!(entry.value.kind(), Kind::Mapping | Kind::Sequence | Kind::Error)
}

/// The entries that the merge keys of a mapping bring, without those whose key it has itself. Earlier sources win.
/// Ends because aliases cannot name what they are in, and expand to a limited number of nodes.
fn merged(mapping: Node<'_>) -> Vec<Entry<'_>> {
    let mut seen: HashSet<&str> = own_keys(mapping).collect();
    let mut found = Vec::new();
    let mut waiting = Vec::new();
    wait_for_sources(mapping, &mut waiting);
    while let Some(source) = waiting.pop() {
        let own = source.own_entries().filter(|entry| !is_applied(entry));
        found.extend(own.filter(|entry| !seen.contains(entry.key.text())));
        seen.extend(own_keys(source));
        wait_for_sources(source, &mut waiting);
    }
    found
}

fn own_keys(mapping: Node<'_>) -> impl Iterator<Item = &str> {
    mapping.own_entries().filter(|entry| !is_applied(entry)).map(|entry| entry.key.text())
}

/// Puts the mappings that are merged into this one on the stack, so that the first is taken first.
fn wait_for_sources<'t>(mapping: Node<'t>, waiting: &mut Vec<Node<'t>>) {
    if !mapping.is_merge() {
        return;
    }
    let first = waiting.len();
    for entry in mapping.own_entries().filter(is_applied) {
        if entry.value.is_mapping() {
            waiting.push(entry.value);
        }
        waiting.extend(entry.value.items().filter(|item| item.is_mapping()));
    }
    if let Some(new) = waiting.get_mut(first..) {
        new.reverse();
    }
}
