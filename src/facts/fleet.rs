//! Which nodes of the inventories the targets of an association reach.

use crate::model::association::Association;
use crate::model::instance::Instance;
use crate::model::inventory::Inventory;
use crate::model::target::Target;
use crate::model::value::{self, List};
use crate::service::field::Field;
use crate::service::platform::Platform;
use crate::service::target::TargetKey;
use std::collections::{BTreeSet, HashMap};

/// The number of a node: its place in the sorted list of all ids.
pub type NodeNumber = u32;

/// Nodes among which several targets are compared one by one, at most.
const LONG_SEARCH: usize = 1_000;

/// All nodes of all inventories, by id and by tag.
#[derive(Debug, Default)]
pub struct Fleet<'w> {
    nodes: Vec<&'w Instance>,
    by_tag: HashMap<&'w str, HashMap<&'w str, Tagged>>,
    /// Whether the tags of every node are known.
    pub tagged: bool,
}

/// The nodes that have one tag.
#[derive(Debug, Default)]
struct Tagged {
    /// In the order of their ids.
    nodes: Vec<NodeNumber>,
    platforms: PlatformSet,
}

/// The platforms that occur among some nodes.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct PlatformSet {
    bits: u8,
}

impl PlatformSet {
    /// A node of which the inventory does not tell the platform.
    const UNKNOWN: u8 = 1 << 7;

    fn add(&mut self, platform: Option<Platform>) {
        self.bits |= platform.map_or(Self::UNKNOWN, |platform| 1 << platform as u8);
    }

    /// Whether there are no nodes.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether there are nodes, and surely none of them has one of these platforms.
    pub fn lacks_all(self, platforms: &[Platform]) -> bool {
        let wanted = platforms.iter().fold(Self::UNKNOWN, |bits, platform| bits | 1 << *platform as u8);
        self.bits != 0 && self.bits & wanted == 0
    }
}

/// What the targets of an association reach.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reach<'t> {
    /// The nodes that the inventories list, in the order of their ids.
    pub nodes: Vec<NodeNumber>,
    /// Ids that are named, and that no inventory lists.
    pub unlisted: Vec<&'t str>,
    /// Whether there may be more: a resource group, tags of nodes that are not known, a placeholder.
    pub open: bool,
}

impl<'w> Fleet<'w> {
    /// Gathers the nodes; of rows about one node the first one counts, and the first one that tells its tags.
    pub fn gather(inventories: &[&'w Inventory]) -> Self {
        let mut rows: Vec<(&'w Instance, &'w Inventory)> =
            inventories.iter().flat_map(|inventory| inventory.rows.iter().map(move |row| (row, *inventory))).collect();
        rows.sort_by(|(one, _), (other, _)| one.id.cmp(&other.id));
        let mut fleet = Self { tagged: true, ..Self::default() };
        for group in rows.chunk_by(|(one, _), (other, _)| one.id == other.id) {
            let Some((first, _)) = group.first() else { continue };
            let number = NodeNumber::try_from(fleet.nodes.len()).unwrap_or(NodeNumber::MAX);
            fleet.nodes.push(first);
            match group.iter().find_map(|(row, inventory)| inventory.tags(row)) {
                Some(tags) => {
                    for (name, text) in tags {
                        let tagged = fleet.by_tag.entry(name).or_default().entry(text).or_default();
                        tagged.nodes.push(number);
                        tagged.platforms.add(first.platform);
                    }
                }
                None => fleet.tagged = false,
            }
        }
        fleet
    }

    /// The node of a number.
    pub fn node(&self, number: NodeNumber) -> Option<&'w Instance> {
        self.nodes.get(number as usize).copied()
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether no inventory was read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn number(&self, id: &str) -> Option<NodeNumber> {
        let at = self.nodes.binary_search_by(|node| (*node.id).cmp(id)).ok()?;
        NodeNumber::try_from(at).ok()
    }

    /// The nodes that an association reaches: those that fit all of its targets.
    pub fn reached<'t>(&self, association: &Association<'t>) -> Reach<'t> {
        let mut reach = Reach { open: association.open, ..Reach::default() };
        let mut fitting: Option<BTreeSet<NodeNumber>> = None;
        if let Some(entry) = association.member(Field::InstanceId) {
            let ids: Vec<&str> = value::texts(entry.value).map(|text| text.as_str()).collect();
            reach.open |= ids.is_empty();
            fitting = Some(self.named(&ids, &mut reach));
        }
        let sure = match association.list(Field::Targets) {
            List::Absent => true,
            List::Unknown => false,
            List::Items(list) => value::sure_items(list).is_some(),
        };
        reach.open |= !sure
            || !matches!(association.list(Field::TargetMaps), List::Absent)
            || !matches!(association.list(Field::TargetLocations), List::Absent);
        for target in association.sure_targets() {
            let Some(set) = self.of_target(&target, &mut reach) else {
                reach.open = true;
                continue;
            };
            fitting = Some(match fitting {
                None => set,
                Some(before) => before.intersection(&set).copied().collect(),
            });
        }
        reach.nodes = fitting.unwrap_or_default().into_iter().collect();
        reach
    }

    /// The nodes that one target names; `None` when that cannot be told.
    fn of_target<'t>(&self, target: &Target<'t>, reach: &mut Reach<'t>) -> Option<BTreeSet<NodeNumber>> {
        let texts: Vec<&str> = target.texts().map(|text| text.as_str()).collect();
        let values = target.values.map(|entry| entry.value)?;
        reach.open |= value::sure_items(values).is_none() || texts.len() < target.items().count();
        match target.key()? {
            TargetKey::InstanceIds if texts == ["*"] => Some((0..).take(self.nodes.len()).collect()),
            TargetKey::InstanceIds => Some(self.named(&texts, reach)),
            TargetKey::Tag(name) => {
                reach.open |= !self.tagged;
                let tagged = self.by_tag.get(name);
                let lists = texts.iter().filter_map(|text| tagged?.get(text));
                Some(lists.flat_map(|tagged| &tagged.nodes).copied().collect())
            }
            TargetKey::HasTag => {
                reach.open |= !self.tagged;
                let names = texts.iter().filter_map(|text| self.by_tag.get(text));
                Some(names.flat_map(HashMap::values).flat_map(|tagged| &tagged.nodes).copied().collect())
            }
            _ => None,
        }
    }

    /// The platforms of the listed nodes that fit targets by tag; `None` where the targets are others, or would need
    /// a long search. Takes no time that grows with the number of nodes.
    pub fn platforms_by_tag(&self, association: &Association<'_>) -> Option<PlatformSet> {
        let targets: Vec<Vec<&Tagged>> =
            association.sure_targets().map(|target| self.tagged(&target)).collect::<Option<_>>()?;
        let size = |target: &Vec<&Tagged>| target.iter().map(|tagged| tagged.nodes.len()).sum::<usize>();
        let (least, smallest) = targets.iter().enumerate().min_by_key(|(_, target)| size(target))?;
        let mut platforms = PlatformSet::default();
        if targets.len() == 1 {
            smallest.iter().for_each(|tagged| platforms.bits |= tagged.platforms.bits);
            return Some(platforms);
        }
        if size(smallest) > LONG_SEARCH {
            return None;
        }
        let has =
            |target: &Vec<&Tagged>, number| target.iter().any(|tagged| tagged.nodes.binary_search(number).is_ok());
        for number in smallest.iter().flat_map(|tagged| &tagged.nodes) {
            let mut others = targets.iter().enumerate().filter(|(at, _)| *at != least);
            if others.all(|(_, target)| has(target, number)) {
                platforms.add(self.node(*number)?.platform);
            }
        }
        Some(platforms)
    }

    /// What is tagged as a target by tag asks; `None` for another target, or one that cannot be told.
    fn tagged(&self, target: &Target<'_>) -> Option<Vec<&Tagged>> {
        let Some(TargetKey::Tag(name)) = target.key() else { return None };
        let values = self.by_tag.get(name);
        let items = value::sure_items(target.values?.value)?;
        let known = items.map(value::text).collect::<Option<Vec<_>>>()?;
        Some(known.iter().filter_map(|text| values?.get(text.as_str())).collect())
    }

    fn named<'t>(&self, ids: &[&'t str], reach: &mut Reach<'t>) -> BTreeSet<NodeNumber> {
        let mut set = BTreeSet::new();
        for id in ids {
            match self.number(id) {
                Some(number) => _ = set.insert(number),
                None => reach.unlisted.push(id),
            }
        }
        set
    }
}
