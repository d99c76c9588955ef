//! Keys that occur more than once in a mapping.

use crate::source::keyed::Keyed;
use crate::syntax::stored::{Kind, NodeId, Raw};
use crate::syntax::tree::Tree;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// The keys of a mapping, each with where it stands first.
type Seen<'t> = HashMap<&'t str, NodeId, Keyed>;

/// Mappings with more entries than that are looked up by hash.
const FEW: u32 = 16;

impl Tree {
    /// Every later entry of a mapping whose key already occurred in it: (first key, repeated key).
    /// Looked for once.
    pub fn duplicates(&self) -> &[(NodeId, NodeId)] {
        // The two may are in branches that exclude each other.
        let found = || if self.statement.is_some() { Vec::new() } else { duplicates(self) };
        self.duplicates.get_or_init(found)
    }

    /// The same where these nodes, in the order of the text, are written alike in an earlier text: what was found in them there is not
    /// looked for again. Each is given with the number that it had.
    pub(crate) fn take_over_duplicates(&self, earlier: &Self, alike: &[(NodeId, NodeId)]) {
        if self.statement.is_some() || earlier.statement.is_some() {
            return;
        }
        let mut known: Vec<(u32, usize, NodeId)> = Vec::new();
        for (at, (first, repeated)) in earlier.duplicates().iter().enumerate() {
            known.push((repeated.0, at, *first));
        }
        known.sort_unstable();
        let (mut found, mut many, mut next) = (Vec::new(), HashMap::default(), 0);
        for (node, before) in alike {
            among(self, next..node.0, &mut many, &mut found);
            next = self.raw(node.0).skip(node.0);
            let within = known.partition_point(|(repeated, ..)| *repeated < before.0);
            let end = earlier.raw(before.0).skip(before.0);
            let rest = known.get(within..).unwrap_or_default().iter();
            let mut own: Vec<_> = rest.take_while(|(repeated, ..)| *repeated < end).collect();
            own.sort_unstable_by_key(|(_, at, _)| *at);
            let moved = |id: u32| NodeId(id.wrapping_sub(before.0).wrapping_add(node.0));
            found.extend(own.into_iter().map(|(repeated, _, first)| (moved(first.0), moved(*repeated))));
        }
        among(self, next..u32::MAX, &mut many, &mut found);
        // Who asked before has looked for them.
        let _ = self.duplicates.set(found);
    }

    /// Whether a key may occur more than once in a mapping: so long as nobody has looked for it, between the branches of a statement,
    /// and in what was made, it may.
    #[inline]
    pub(crate) fn may_repeat_keys(&self) -> bool {
        let is_asked = self.statement.is_none() && self.made.is_empty();
        !is_asked || self.duplicates.get().is_none_or(|found| !found.is_empty())
    }

    /// Keys that occur again later in their mapping; looked for once.
    pub(crate) fn overridden(&self) -> &BTreeSet<u32> {
        self.overridden.get_or_init(|| {
            let mut last: BTreeMap<u32, u32> = BTreeMap::new();
            let mut keys = BTreeSet::new();
            for &(first, repeated) in self.duplicates() {
                keys.insert(last.insert(first.0, repeated.0).unwrap_or(first.0));
            }
            keys
        })
    }
}

/// Every later key of a mapping that already occurred in it, with the first one. Aliases are not followed: what they name
/// is looked at where it is written.
fn duplicates(tree: &Tree) -> Vec<(NodeId, NodeId)> {
    let mut found = Vec::new();
    among(tree, 0..u32::MAX, &mut HashMap::default(), &mut found);
    found
}

/// The same of the mappings with these numbers.
fn among<'t>(tree: &'t Tree, ids: Range<u32>, many: &mut Seen<'t>, found: &mut Vec<(NodeId, NodeId)>) {
    let nodes = tree.nodes.get(..tree.len()).unwrap_or_default();
    let nodes = nodes.get(ids.start as usize..(ids.end as usize).min(nodes.len())).unwrap_or_default();
    let written = (ids.start..).zip(nodes);
    for (id, raw) in written.filter(|(_, raw)| raw.kind == Kind::Mapping && raw.a > 1) {
        let keys = Keys { tree, next: id + 1, end: raw.skip(id) };
        if raw.a > FEW {
            among_many(keys, many, found);
        } else if may_repeat(&keys) {
            among_few(&keys, found);
        }
    }
}

/// The keys of a mapping as they are stored, without merge keys.
#[derive(Clone)]
struct Keys<'t> {
    tree: &'t Tree,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Keys<'t> {
    type Item = (NodeId, &'t Raw);

    fn next(&mut self) -> Option<Self::Item> {
        let tree = self.tree;
        while self.next < self.end {
            let key = self.next;
            let stored = tree.raw(key);
            let value = stored.skip(key);
            self.next = tree.raw(value).skip(value);
            let raw = tree.followed(stored);
            if raw.kind.is_scalar() && !raw.has(Raw::MERGE) {
                return Some((NodeId(key), raw));
            }
        }
        None
    }
}

/// Whether two of a few keys look alike.
fn may_repeat(keys: &Keys<'_>) -> bool {
    let (tree, mut seen) = (keys.tree, 0_u64);
    keys.clone().any(|(_, raw)| {
        let mark = mark(tree.raw_bytes(raw));
        let is_alike = seen & mark != 0;
        seen |= mark;
        is_alike
    })
}

fn among_few(keys: &Keys<'_>, found: &mut Vec<(NodeId, NodeId)>) {
    let tree = keys.tree;
    for (index, (key, raw)) in keys.clone().enumerate() {
        let is_same = |earlier: &Raw| earlier.b == raw.b && tree.raw_bytes(earlier) == tree.raw_bytes(raw);
        if let Some((first, _)) = keys.clone().take(index).find(|(_, earlier)| is_same(earlier)) {
            found.push((first, key));
        }
    }
}

/// One of 64 bits for a key, by its length and its ends: most keys of a mapping differ in it, and all members of an association.
fn mark(key: &[u8]) -> u64 {
    let [first, last] = [key.first(), key.last()].map(|end| usize::from(end.copied().unwrap_or(0)));
    1 << ((key.len() * 6 + first + last * 2) % 64)
}

fn among_many<'t>(keys: Keys<'t>, seen: &mut Seen<'t>, found: &mut Vec<(NodeId, NodeId)>) {
    seen.clear();
    let tree = keys.tree;
    for (key, raw) in keys {
        let first = *seen.entry(tree.raw_text(raw)).or_insert(key);
        if first != key {
            found.push((first, key));
        }
    }
}
