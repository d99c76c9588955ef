//! Managed nodes as all inventories together know them.

use crate::model::instance::{Instance, State};
use crate::service::platform::Platform;
use crate::source::keyed::Keyed;
use crate::source::span::Span;
use std::collections::HashMap;

/// The number of a node: nodes are numbered in the order in which the inventories first name them.
pub(crate) type NodeNumber = u32;

/// A node as all inventories together know it.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Node<'w> {
    /// Its id.
    pub id: &'w str,
    /// Its platform with the place of the row that tells it.
    pub platform: Option<(Platform, Span)>,
    /// Its state with the place of the row that tells it.
    pub state: Option<(State, Span)>,
}

/// Managed nodes by id; ids are compared exactly.
#[derive(Debug, Default)]
pub(crate) struct Nodes<'w> {
    numbers: HashMap<&'w str, NodeNumber, Keyed>,
    nodes: Vec<Node<'w>>,
}

impl<'w> Nodes<'w> {
    /// Takes in the rows of one inventory; of rows that contradict each other the first one counts.
    pub(crate) fn add(&mut self, rows: &'w [Instance]) {
        self.numbers.reserve(rows.len());
        self.nodes.reserve(rows.len());
        for row in rows {
            let platform = row.platform.map(|platform| (platform, row.span));
            let state = row.state.map(|state| (state, row.span));
            let next = NodeNumber::try_from(self.nodes.len()).unwrap_or(NodeNumber::MAX);
            let number = *self.numbers.entry(&row.id).or_insert(next);
            if number == next {
                self.nodes.push(Node { id: &row.id, platform, state });
            } else if let Some(node) = self.nodes.get_mut(number as usize) {
                node.platform = node.platform.or(platform);
                node.state = node.state.or(state);
            }
        }
    }

    /// The number of the node of this id.
    pub(crate) fn number(&self, id: &str) -> Option<NodeNumber> {
        self.numbers.get(id).copied()
    }

    /// The node of a number.
    pub(crate) fn node(&self, number: NodeNumber) -> Option<&Node<'w>> {
        self.nodes.get(number as usize)
    }

    /// The node of this id.
    pub(crate) fn get(&self, id: &str) -> Option<&Node<'w>> {
        self.node(self.number(id)?)
    }

    /// How many nodes there are.
    pub(crate) fn count(&self) -> usize {
        self.nodes.len()
    }
}
