//! Aliases that would expand without end, too deep or too far: none of them is followed, so that every walk over a tree ends.

use crate::syntax::build::MAX_DEPTH;
use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::stored::Kind;
use crate::syntax::tree::Tree;

/// The greatest number of nodes that the aliases of a document may stand for.
const MAX_NODES: usize = 1_000_000;

/// What following a node means.
#[derive(Copy, Clone, Default)]
struct Size {
    /// Nodes beyond the written ones.
    extra: usize,
    /// Levels below the node.
    height: usize,
}

/// A collection that the walk is in.
struct Open {
    id: u32,
    end: u32,
    size: Size,
}

/// Checks all aliases of all documents, and makes those unfollowable that must not be followed.
pub(crate) fn check(tree: &mut Tree) {
    let mut targets: Vec<(u32, Size)> =
        tree.nodes.iter().filter(|raw| raw.kind == Kind::Alias).map(|raw| (raw.a, Size::default())).collect();
    if targets.is_empty() {
        return;
    }
    targets.sort_unstable_by_key(|target| target.0);
    targets.dedup_by_key(|target| target.0);
    for root in tree.roots.clone() {
        let end = tree.raw(root).skip(root);
        if let Err((alias, kind)) = document(tree, root, end, &mut targets) {
            let raw = *tree.raw(alias);
            tree.error(raw.start as usize, raw.end as usize, kind);
            (root..end).for_each(|id| forbid(tree, id));
        }
    }
}

/// Makes an alias one that is not followed.
fn forbid(tree: &mut Tree, id: u32) {
    if let Some(raw) = tree.nodes.get_mut(id as usize).filter(|raw| raw.kind == Kind::Alias) {
        raw.kind = Kind::Error;
    }
}

/// Walks one document in the order of the text. What an alias names is complete before it, except for a cycle.
fn document(tree: &mut Tree, root: u32, end: u32, targets: &mut [(u32, Size)]) -> Result<(), (u32, SyntaxErrorKind)> {
    let mut open: Vec<Open> = Vec::new();
    let mut total = 0_usize;
    for id in root..end {
        while let Some(done) = open.pop_if(|open| open.end <= id) {
            leave(&done, open.last_mut(), targets);
        }
        let raw = *tree.raw(id);
        match raw.kind {
            Kind::Sequence | Kind::Mapping => open.push(Open { id, end: raw.skip(id), size: Size::default() }),
            Kind::Alias if open.iter().any(|open| open.id == raw.a) => {
                tree.error(raw.start as usize, raw.end as usize, SyntaxErrorKind::AliasCycle);
                forbid(tree, id);
            }
            Kind::Alias => {
                let target = size_of(targets, raw.a);
                let extra = target.extra + (tree.raw(raw.a).skip(raw.a) - raw.a) as usize;
                total += extra;
                if total > MAX_NODES {
                    return Err((id, SyntaxErrorKind::AliasExpansion { limit: MAX_NODES }));
                }
                if open.len() + target.height > MAX_DEPTH {
                    return Err((id, SyntaxErrorKind::TooDeep { limit: MAX_DEPTH }));
                }
                if let Some(parent) = open.last_mut() {
                    parent.size.extra += extra;
                    parent.size.height = parent.size.height.max(target.height + 1);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Adds a finished collection to what holds it, and remembers its size if an alias names it.
fn leave(done: &Open, parent: Option<&mut Open>, targets: &mut [(u32, Size)]) {
    let size = Size { height: done.size.height.max(1), ..done.size };
    if let Ok(at) = targets.binary_search_by_key(&done.id, |target| target.0)
        && let Some(target) = targets.get_mut(at)
    {
        target.1 = size;
    }
    if let Some(parent) = parent {
        parent.size.extra += size.extra;
        parent.size.height = parent.size.height.max(size.height + 1);
    }
}

fn size_of(targets: &[(u32, Size)], id: u32) -> Size {
    let found = targets.binary_search_by_key(&id, |target| target.0).ok();
    found.and_then(|at| targets.get(at)).map_or(Size::default(), |target| target.1)
}
