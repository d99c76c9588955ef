//! What of a file can be folded away: every collection and block of more than one line, in files of ours.

use crate::model::file::{File, Role};
use crate::source::span::Span;
use crate::syntax::node::Node;
use crate::syntax::{Kind, NodeId};

/// Foldings of a file that are told at most.
const MOST: usize = 5_000;

/// What can be folded: from the line of the first byte to that of the last one.
pub fn foldings(file: &File) -> Vec<Span> {
    let is_told = file.is_ours() || file.role == Role::Configuration;
    let Some(tree) = file.tree.as_deref().filter(|_| is_told) else { return Vec::new() };
    let nodes = (0..tree.len()).filter_map(|id| tree.node(NodeId(u32::try_from(id).ok()?)));
    let mut folded: Vec<Span> = nodes.filter(|node| node.span().source == file.source).filter_map(folded).collect();
    folded.sort_by_key(|span| (span.start, u32::MAX - span.end));
    // What begins in the same place ends with the largest.
    folded.dedup_by_key(|span| span.start);
    folded.truncate(MOST);
    folded
}

fn folded(node: Node<'_>) -> Option<Span> {
    let is_block = matches!(node.kind(), Kind::Mapping | Kind::Sequence | Kind::Literal | Kind::Folded);
    let written = node.written();
    if !is_block || !written.contains('\n') {
        return None;
    }
    let span = node.span();
    let start = node.key().map_or(span.start, |key| key.span().start);
    // The line of the bracket that closes stays.
    let end = if node.is_flow() { written.rfind('\n')? } else { written.trim_end().len() };
    Some(Span::new(span.source, start as usize, span.range().start + end))
}
