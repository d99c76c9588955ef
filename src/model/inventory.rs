//! The rows of one inventory, with the tags of its nodes.

use crate::model::instance::{Instance, Kept};
use crate::source::span::offset;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The rows of one inventory. Each tag is kept once, however many nodes have it, and all ids in one text: there may be a million.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Whether it says itself that there are more rows.
    pub more: bool,
    /// The rows, in the order of the file.
    pub rows: Vec<Instance>,
    ids: String,
    tags: Vec<(Box<str>, Box<str>)>,
    numbers: HashMap<u64, u32>,
    uses: Vec<u32>,
}

impl Inventory {
    /// Keeps the id of one row.
    pub(crate) fn keep_id(&mut self, id: &str) -> Kept {
        let start = self.ids.len();
        self.ids.push_str(id);
        Kept::of(start, self.ids.len())
    }

    /// The id of a row of this inventory.
    pub fn id(&self, row: &Instance) -> &str {
        self.ids.get(row.id.range()).unwrap_or_default()
    }

    /// The rows, each with its id.
    pub fn with_ids(&self) -> impl Iterator<Item = (&str, &Instance)> {
        self.rows.iter().map(|row| (self.id(row), row))
    }

    /// Keeps the tags of one row: names and values.
    pub(crate) fn keep_tags<'t>(&mut self, tags: impl Iterator<Item = (&'t str, &'t str)>) -> Kept {
        let start = self.uses.len();
        for (name, value) in tags {
            let number = self.number(name, value);
            self.uses.push(number);
        }
        Kept::of(start, self.uses.len())
    }

    /// Takes in the rows of a later part of the same file.
    pub fn append(&mut self, later: Self) {
        let numbers: Vec<u32> = later.tags.iter().map(|(name, value)| self.number(name, value)).collect();
        let (ids, uses) = (self.ids.len(), self.uses.len());
        self.ids.push_str(&later.ids);
        self.uses.extend(later.uses.iter().filter_map(|number| numbers.get(*number as usize)));
        let behind =
            |row: Instance| Instance { id: row.id.behind(ids), tags: row.tags.map(|tags| tags.behind(uses)), ..row };
        self.rows.extend(later.rows.into_iter().map(behind));
        self.more |= later.more;
    }

    fn number(&mut self, name: &str, value: &str) -> u32 {
        let mut hasher = DefaultHasher::new();
        (name, value).hash(&mut hasher);
        let hash = hasher.finish();
        let known = self.numbers.get(&hash).copied();
        let is_same = |number: &u32| self.tag(*number) == Some((name, value));
        if let Some(number) = known.filter(is_same) {
            return number;
        }
        let number = offset(self.tags.len());
        self.tags.push((name.into(), value.into()));
        // Of two tags with one hash the first stays findable; the other is kept once more at each use, which harms nothing.
        self.numbers.entry(hash).or_insert(number);
        number
    }

    fn tag(&self, number: u32) -> Option<(&str, &str)> {
        let (name, value) = self.tags.get(number as usize)?;
        Some((name, value))
    }

    /// The tags of a row of this inventory; `None` where the row does not tell.
    pub fn tags(&self, row: &Instance) -> Option<impl Iterator<Item = (&str, &str)>> {
        let numbers = self.uses.get(row.tags?.range()).unwrap_or_default();
        Some(numbers.iter().filter_map(|number| self.tag(*number)))
    }
}
