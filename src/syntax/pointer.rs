//! JSON Pointers of nodes, in one walk.

use crate::source::place::escaped;
use crate::syntax::stored::{Kind, NodeId, Raw};
use crate::syntax::tree::Tree;
use std::fmt::Write;

impl Tree {
    /// The JSON Pointers (RFC 6901) of these nodes, in the same order. A key has the pointer of its value. Each document
    /// of a stream is a text of its own.
    pub fn pointers(&self, ids: &[NodeId]) -> Vec<String> {
        pointers(self, ids)
    }
}

/// A collection on the way to the node that is wanted.
struct Level {
    /// The child that the walk is at: an item, or the key of an entry.
    child: u32,
    /// The number of the node after the last descendant.
    end: u32,
    mapping: bool,
    /// Items that lie after.
    index: usize,
    /// Bytes of the path that lead to this collection.
    path: usize,
}

/// The pointers of these nodes, in the same order. The nodes are visited in the order of the text, so that every child is
/// passed once, however many nodes are wanted.
fn pointers(tree: &Tree, ids: &[NodeId]) -> Vec<String> {
    let mut order: Vec<(u32, usize)> = ids.iter().map(|id| id.0).zip(0..).collect();
    order.sort_unstable();
    let mut walk = Walk { tree, levels: Vec::new(), path: String::new(), roots: 0 };
    let mut found = vec![String::new(); ids.len()];
    let mut last = None;
    for (id, at) in order {
        if let Some(slot) = found.get_mut(at) {
            // The path leads there already: another step would go into a child.
            if last.replace(id) != Some(id) {
                walk.go_to(id);
            }
            slot.clone_from(&walk.path);
        }
    }
    found
}

struct Walk<'t> {
    tree: &'t Tree,
    levels: Vec<Level>,
    path: String,
    /// Roots that lie after.
    roots: usize,
}

impl Walk<'_> {
    /// Makes the path lead to this node, which does not come before the last one.
    fn go_to(&mut self, id: u32) {
        while self.levels.pop_if(|level| level.end <= id).is_some() {}
        if self.levels.is_empty() && !self.enter_root(id) {
            return;
        }
        while let Some(step) = self.step(id) {
            self.enter(step);
            if step == id {
                return;
            }
        }
    }

    fn enter_root(&mut self, id: u32) -> bool {
        self.path.clear();
        // A tree of many files has as many roots.
        let rest = self.tree.roots.get(self.roots..).unwrap_or_default();
        self.roots += rest.partition_point(|&root| self.tree.raw(root).skip(root) <= id);
        let Some(&root) = self.tree.roots.get(self.roots) else { return false };
        self.enter(root);
        id > root
    }

    fn enter(&mut self, id: u32) {
        let raw: &Raw = self.tree.raw(id);
        if matches!(raw.kind, Kind::Mapping | Kind::Sequence) {
            let mapping = raw.kind == Kind::Mapping;
            let index = if mapping { 0 } else { raw.indent.into() };
            self.levels.push(Level { child: id + 1, end: raw.skip(id), mapping, index, path: self.path.len() });
        }
    }

    /// Adds the name of the child that holds the node, and returns that child; nothing when the node is in its key.
    fn step(&mut self, id: u32) -> Option<u32> {
        let tree = self.tree;
        let level = self.levels.last_mut()?;
        let skip = |id: u32| tree.raw(id).skip(id);
        self.path.truncate(level.path);
        loop {
            let value = if level.mapping { skip(level.child) } else { level.child };
            let next = skip(value);
            if id < next {
                let key = level.mapping.then(|| tree.raw_text(tree.content(level.child)));
                write_name(&mut self.path, key, level.index);
                return (id >= value).then_some(value);
            }
            if next >= level.end {
                return None;
            }
            (level.child, level.index) = (next, level.index + 1);
        }
    }
}

fn write_name(path: &mut String, key: Option<&str>, index: usize) {
    path.push('/');
    let Some(key) = key else {
        // Writing to a string cannot fail.
        let _ = write!(path, "{index}");
        return;
    };
    path.push_str(&escaped(key));
}
