//! Which nodes of the inventories the targets of an association reach.

use crate::facts::instances::{NodeNumber, Nodes};
use crate::model::association::Association;
use crate::model::inventory::Inventory;
use crate::model::target::Target;
use crate::model::value::{self, List};
use crate::service::field::Field;
use crate::service::platform::Platform;
use crate::service::target::TargetKey;
use crate::source::keyed::Keyed;
use std::collections::{BTreeSet, HashMap};

/// Nodes among which several targets are compared one by one, at most.
const LONG_SEARCH: usize = 1_000;

/// All nodes of all inventories, by id and by tag.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Fleet<'w> {
    nodes: Nodes<'w>,
    tags: &'w Tags,
}

/// The nodes by their tags.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    by_name: HashMap<Box<str>, HashMap<Box<str>, Tagged, Keyed>, Keyed>,
    /// Whether the tags of every node are known.
    complete: bool,
}

/// The nodes that have one tag.
#[derive(Debug, Default)]
struct Tagged {
    /// In the order of their numbers.
    nodes: Vec<NodeNumber>,
    platforms: PlatformSet,
}

/// The platforms that occur among some nodes.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct PlatformSet {
    bits: u8,
}

impl PlatformSet {
    /// A node of which the inventory does not tell the platform.
    const UNKNOWN: u8 = 1 << 7;

    fn add(&mut self, platform: Option<Platform>) {
        self.bits |= platform.map_or(Self::UNKNOWN, |platform| 1 << platform as u8);
    }

    /// Whether there are no nodes.
    pub(crate) fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether there are nodes, and surely none of them has one of these platforms.
    pub(crate) fn lacks_all(self, platforms: &[Platform]) -> bool {
        let wanted = platforms.iter().fold(Self::UNKNOWN, |bits, platform| bits | 1 << *platform as u8);
        self.bits != 0 && self.bits & wanted == 0
    }
}

/// What the targets of an association reach.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Reach<'t> {
    /// The nodes that the inventories list, in the order of their numbers.
    pub nodes: Vec<NodeNumber>,
    /// Ids that are named, and that no inventory lists.
    pub unlisted: Vec<&'t str>,
    /// Whether there may be more: a resource group, tags of nodes that are not known, a placeholder.
    pub open: bool,
}

impl Tags {
    /// Gathers the tags; of rows about one node the first one counts that tells its tags.
    pub(crate) fn gather(inventories: &[&Inventory], nodes: Nodes<'_>) -> Self {
        let mut by_name: HashMap<Box<str>, HashMap<Box<str>, Tagged, Keyed>, Keyed> = HashMap::default();
        let mut told = vec![false; nodes.count()];
        for inventory in inventories {
            for (row, tags) in inventory.rows.iter().filter_map(|row| Some((row, inventory.tags(row)?))) {
                let Some(number) = nodes.number(inventory.id(row)) else { continue };
                let Some(told) = told.get_mut(number as usize).filter(|told| !**told) else { continue };
                *told = true;
                let platform = nodes.node(number).and_then(|node| node.platform).map(|(platform, _)| platform);
                for (name, text) in tags {
                    let of_name = match by_name.get_mut(name) {
                        Some(known) => known,
                        None => by_name.entry(name.into()).or_default(),
                    };
                    let tagged = match of_name.get_mut(text) {
                        Some(known) => known,
                        None => of_name.entry(text.into()).or_default(),
                    };
                    tagged.nodes.push(number);
                    tagged.platforms.add(platform);
                }
            }
        }
        // A later inventory may tell the tags of an earlier node.
        by_name.values_mut().flat_map(HashMap::values_mut).for_each(|tagged| tagged.nodes.sort_unstable());
        Self { by_name, complete: told.into_iter().all(|told| told) }
    }
}

impl<'w> Fleet<'w> {
    /// The nodes with their tags.
    pub(crate) fn of(nodes: Nodes<'w>, tags: &'w Tags) -> Self {
        Self { nodes, tags }
    }

    /// The names of the tags, sorted.
    pub(crate) fn tag_names(self) -> Vec<&'w str> {
        let mut names: Vec<&str> = self.tags.by_name.keys().map(AsRef::as_ref).collect();
        names.sort_unstable();
        names
    }

    /// The values of a tag, sorted.
    pub(crate) fn tag_values(self, name: &str) -> Vec<&'w str> {
        let values = self.tags.by_name.get(name).into_iter().flat_map(HashMap::keys);
        let mut values: Vec<&str> = values.map(AsRef::as_ref).collect();
        values.sort_unstable();
        values
    }

    /// Whether the tags of every node are known.
    pub(crate) fn is_tagged(self) -> bool {
        self.tags.complete
    }

    /// The nodes that an association reaches: those that fit all of its targets.
    pub(crate) fn reached<'t>(self, association: &Association<'t>) -> Reach<'t> {
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

    /// The nodes that one target names; `None` when that cannot be known.
    fn of_target<'t>(self, target: &Target<'t>, reach: &mut Reach<'t>) -> Option<BTreeSet<NodeNumber>> {
        let texts: Vec<&str> = target.texts().map(|text| text.as_str()).collect();
        let values = target.values.map(|entry| entry.value)?;
        reach.open |= value::sure_items(values).is_none() || texts.len() < target.items().count();
        match target.key()? {
            TargetKey::InstanceIds if texts == ["*"] => Some((0..).take(self.nodes.count()).collect()),
            TargetKey::InstanceIds => Some(self.named(&texts, reach)),
            TargetKey::Tag(name) => {
                reach.open |= !self.tags.complete;
                let tagged = self.tags.by_name.get(name);
                let lists = texts.iter().filter_map(|text| tagged?.get(*text));
                Some(lists.flat_map(|tagged| &tagged.nodes).copied().collect())
            }
            TargetKey::HasTag => {
                reach.open |= !self.tags.complete;
                let names = texts.iter().filter_map(|text| self.tags.by_name.get(*text));
                Some(names.flat_map(HashMap::values).flat_map(|tagged| &tagged.nodes).copied().collect())
            }
            _ => None,
        }
    }

    /// The platforms of the listed nodes that fit targets by tag; `None` where the targets are others, or would need
    /// a long search. Takes no time that grows with the number of nodes.
    pub(crate) fn platforms_by_tag(self, association: &Association<'_>) -> Option<PlatformSet> {
        let (mut tagged, mut count): (Vec<(usize, &Tagged)>, usize) = (Vec::new(), 0);
        for target in association.sure_targets() {
            self.tagged(&target, |one| tagged.push((count, one)))?;
            count += 1;
        }
        let of = |target: usize| tagged.iter().filter(move |(at, _)| *at == target).map(|(_, one)| *one);
        let size = |target: &usize| of(*target).map(|one| one.nodes.len()).sum::<usize>();
        let least = (0..count).min_by_key(size)?;
        let mut platforms = PlatformSet::default();
        if count == 1 {
            of(least).for_each(|one| platforms.bits |= one.platforms.bits);
            return Some(platforms);
        }
        if size(&least) > LONG_SEARCH {
            return None;
        }
        let has = |target: usize, number| of(target).any(|one| one.nodes.binary_search(number).is_ok());
        for number in of(least).flat_map(|one| &one.nodes) {
            if (0..count).all(|target| target == least || has(target, number)) {
                platforms.add(self.nodes.node(*number)?.platform.map(|(platform, _)| platform));
            }
        }
        Some(platforms)
    }

    /// What is tagged as a target by tag asks; `None` for another target, or one that cannot be known.
    fn tagged(self, target: &Target<'_>, mut found: impl FnMut(&'w Tagged)) -> Option<()> {
        let Some(TargetKey::Tag(name)) = target.key() else { return None };
        let values = self.tags.by_name.get(name);
        for item in value::all_items(target.values?.value)? {
            let text = value::text(item)?;
            values.and_then(|values| values.get(text.as_str())).into_iter().for_each(&mut found);
        }
        Some(())
    }

    fn named<'t>(self, ids: &[&'t str], reach: &mut Reach<'t>) -> BTreeSet<NodeNumber> {
        let mut set = BTreeSet::new();
        for id in ids {
            match self.nodes.number(id) {
                Some(number) => _ = set.insert(number),
                None => reach.unlisted.push(id),
            }
        }
        set
    }
}
