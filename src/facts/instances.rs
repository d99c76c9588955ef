//! Managed nodes as all inventories together know them.

use crate::model::instance::{Instance, State};
use crate::model::inventory::Inventory;
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
#[derive(Copy, Clone, Debug)]
pub(crate) struct Nodes<'w> {
    index: &'w Index,
    inventories: &'w [&'w Inventory],
}

/// Where the rows about each node are, by the id of the node.
#[derive(Debug, Default)]
pub(crate) struct Index {
    keys: Keyed,
    /// By the hash of the id.
    numbers: HashMap<u64, NodeNumber, Keyed>,
    /// The nodes whose hash an earlier one has.
    namesakes: Vec<NodeNumber>,
    nodes: Vec<Listed>,
}

/// A node as it is kept: the first row about it, and what all rows tell.
#[derive(Debug)]
struct Listed {
    inventory: u32,
    row: u32,
    platform: Option<(Platform, Span)>,
    state: Option<(State, Span)>,
}

impl Index {
    /// Takes in the rows of all inventories; of rows that contradict each other the first one counts.
    pub(crate) fn of(inventories: &[&Inventory]) -> Self {
        let mut index = Self::default();
        let count = inventories.iter().map(|inventory| inventory.rows.len()).sum();
        index.numbers.reserve(count);
        index.nodes.reserve(count);
        for (inventory, rows) in (0..).zip(inventories) {
            for (row, instance) in (0..).zip(&rows.rows) {
                index.add((inventory, row), instance, inventories);
            }
        }
        index
    }

    fn add(&mut self, (inventory, row): (u32, u32), instance: &Instance, inventories: &[&Inventory]) {
        let platform = instance.platform.map(|platform| (platform, instance.span));
        let state = instance.state.map(|state| (state, instance.span));
        let next = NodeNumber::try_from(self.nodes.len()).unwrap_or(NodeNumber::MAX);
        let hash = self.keys.text(0, &instance.id);
        let first = *self.numbers.entry(hash).or_insert(next);
        let known = if first == next { None } else { self.among(first, &instance.id, inventories) };
        match known.and_then(|number| self.nodes.get_mut(number as usize)) {
            Some(node) => {
                node.platform = node.platform.or(platform);
                node.state = node.state.or(state);
            }
            None => {
                if first != next {
                    self.namesakes.push(next);
                }
                self.nodes.push(Listed { inventory, row, platform, state });
            }
        }
    }

    /// The node of this id, where the first one of its hash is known.
    fn among(&self, first: NodeNumber, id: &str, inventories: &[&Inventory]) -> Option<NodeNumber> {
        let is_it = |number: &NodeNumber| self.id(*number, inventories) == Some(id);
        Some(first).filter(is_it).or_else(|| self.namesakes.iter().copied().find(is_it))
    }

    fn id<'i>(&self, number: NodeNumber, inventories: &[&'i Inventory]) -> Option<&'i str> {
        let node = self.nodes.get(number as usize)?;
        Some(&inventories.get(node.inventory as usize)?.rows.get(node.row as usize)?.id)
    }
}

impl<'w> Nodes<'w> {
    /// The nodes of these inventories, by an index of them.
    pub(crate) fn of(index: &'w Index, inventories: &'w [&'w Inventory]) -> Self {
        Self { index, inventories }
    }

    /// The number of the node of this id.
    pub(crate) fn number(self, id: &str) -> Option<NodeNumber> {
        let first = *self.index.numbers.get(&self.index.keys.text(0, id))?;
        self.index.among(first, id, self.inventories)
    }

    /// The node of a number.
    pub(crate) fn node(self, number: NodeNumber) -> Option<Node<'w>> {
        let id = self.index.id(number, self.inventories)?;
        let Listed { platform, state, .. } = self.index.nodes.get(number as usize)?;
        Some(Node { id, platform: *platform, state: *state })
    }

    /// The node of this id.
    pub(crate) fn get(self, id: &str) -> Option<Node<'w>> {
        self.node(self.number(id)?)
    }

    /// How many nodes there are.
    pub(crate) fn count(self) -> usize {
        self.index.nodes.len()
    }
}
