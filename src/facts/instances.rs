//! Managed nodes as all inventories together know them.

use crate::model::instance::{Instance, State};
use crate::service::platform::Platform;
use crate::source::span::Span;
use std::collections::HashMap;

/// A node as all inventories together know it.
#[derive(Copy, Clone, Debug)]
pub struct Node {
    /// Where its id stands first.
    pub span: Span,
    /// Its platform with the place of the row that tells it.
    pub platform: Option<(Platform, Span)>,
    /// Its state with the place of the row that tells it.
    pub state: Option<(State, Span)>,
}

/// Managed nodes by id; ids are compared exactly.
#[derive(Debug, Default)]
pub struct Nodes<'w> {
    by_id: HashMap<&'w str, Node>,
}

impl<'w> Nodes<'w> {
    /// Takes in the rows of one inventory; of rows that contradict each other the first one counts.
    pub fn add(&mut self, rows: &'w [Instance]) {
        self.by_id.reserve(rows.len());
        for row in rows {
            let platform = row.platform.map(|platform| (platform, row.span));
            let state = row.state.map(|state| (state, row.span));
            let node = self.by_id.entry(&row.id).or_insert(Node { span: row.span, platform, state });
            node.platform = node.platform.or(platform);
            node.state = node.state.or(state);
        }
    }

    /// The node of this id.
    pub fn get(&self, id: &str) -> Option<&Node> {
        self.by_id.get(id)
    }

    /// Whether no inventory was read.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}
