//! Managed nodes as all inventories together know them.

use crate::model::instance::{Instance, State};
use crate::model::inventory::Inventory;
use crate::service::platform::Platform;
use crate::source::keyed::Keyed;
use crate::source::span::Span;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
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

/// Where the rows about each node are, by the id of the node. A node takes few bytes: there may be a million.
#[derive(Debug, Default)]
pub(crate) struct Index {
    keys: Keyed,
    /// By the hash of the id.
    numbers: HashTable<NodeNumber>,
    /// The first row about each node: the number of its inventory, and its own in that.
    firsts: Vec<(u32, u32)>,
    /// What the rows about a node tell together, where there are several.
    several: HashMap<NodeNumber, Told, Keyed>,
}

/// What rows about a node tell: its platform and its state, each with the place of the row.
#[derive(Copy, Clone, Debug)]
struct Told {
    platform: Option<(Platform, Span)>,
    state: Option<(State, Span)>,
}

impl Told {
    fn by(row: &Instance) -> Self {
        let platform = row.platform.map(|platform| (platform, row.span));
        Self { platform, state: row.state.map(|state| (state, row.span)) }
    }
}

impl Index {
    /// Takes in the rows of all inventories; of rows that contradict each other the first one counts.
    pub(crate) fn of(inventories: &[&Inventory]) -> Self {
        let mut index = Self::default();
        let count = inventories.iter().map(|inventory| inventory.rows.len()).sum();
        index.firsts.reserve_exact(count);
        index.numbers = HashTable::with_capacity(count);
        let keys = index.keys;
        for (number, inventory) in (0..).zip(inventories) {
            for (row, (id, instance)) in (0..).zip(inventory.with_ids()) {
                let next = NodeNumber::try_from(index.firsts.len()).unwrap_or(NodeNumber::MAX);
                let Index { numbers, firsts, several, .. } = &mut index;
                let id_of = |number: NodeNumber| first(firsts, inventories, number).map_or("", |(id, _)| id);
                let is_it = |number: &NodeNumber| id_of(*number) == id;
                match numbers.entry(keys.text(0, id), is_it, |number| keys.text(0, id_of(*number))) {
                    Entry::Vacant(vacant) => {
                        vacant.insert(next);
                        firsts.push((number, row));
                    }
                    Entry::Occupied(known) => {
                        let known = *known.get();
                        let Some((_, before)) = first(firsts, inventories, known) else { continue };
                        let (told, more) =
                            (several.entry(known).or_insert_with(|| Told::by(before)), Told::by(instance));
                        told.platform = told.platform.or(more.platform);
                        told.state = told.state.or(more.state);
                    }
                }
            }
        }
        index
    }
}

/// The first row about a node, with its id.
fn first<'i>(
    firsts: &[(u32, u32)],
    inventories: &[&'i Inventory],
    number: NodeNumber,
) -> Option<(&'i str, &'i Instance)> {
    let (inventory, row) = *firsts.get(number as usize)?;
    let inventory = inventories.get(inventory as usize)?;
    let row = inventory.rows.get(row as usize)?;
    Some((inventory.id(row), row))
}

impl<'w> Nodes<'w> {
    /// The nodes of these inventories, by an index of them.
    pub(crate) fn of(index: &'w Index, inventories: &'w [&'w Inventory]) -> Self {
        Self { index, inventories }
    }

    fn first(self, number: NodeNumber) -> Option<(&'w str, &'w Instance)> {
        first(&self.index.firsts, self.inventories, number)
    }

    /// The number of the node of this id.
    pub(crate) fn number(self, id: &str) -> Option<NodeNumber> {
        let is_it = |number: &NodeNumber| self.first(*number).is_some_and(|(known, _)| known == id);
        self.index.numbers.find(self.index.keys.text(0, id), is_it).copied()
    }

    /// The node of a number.
    pub(crate) fn node(self, number: NodeNumber) -> Option<Node<'w>> {
        let (id, row) = self.first(number)?;
        let Told { platform, state } = self.index.several.get(&number).copied().unwrap_or_else(|| Told::by(row));
        Some(Node { id, platform, state })
    }

    /// The node of this id.
    pub(crate) fn get(self, id: &str) -> Option<Node<'w>> {
        self.node(self.number(id)?)
    }

    /// How many nodes there are.
    pub(crate) fn count(self) -> usize {
        self.index.firsts.len()
    }
}
