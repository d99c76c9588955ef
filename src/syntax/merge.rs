//! Merge keys of YAML: `<<: *defaults`.

use crate::syntax::node::{Entry, Node};
use crate::syntax::tree::Kind;
use std::collections::HashSet;

/// Whether this entry is a merge that takes effect, and so no member of its mapping. A `<<` with anything but mappings
/// stays a member, which is then seen to be unknown; an alias that cannot be followed has its own error.
pub(crate) fn is_applied(entry: &Entry<'_>) -> bool {
    entry.key.is_scalar()
        && entry.key.is_merge()
        && matches!(entry.value.kind(), Kind::Mapping | Kind::Sequence | Kind::Error)
}

/// The entries that the merge keys of a mapping bring, without those whose key it has itself. Earlier sources win.
/// Ends because aliases cannot name what they are in, and expand to a limited number of nodes.
pub(crate) fn merged(mapping: Node<'_>) -> Vec<Entry<'_>> {
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
