//! Functions on lists and mappings: `Select`, `Split`, `Join`, `FindInMap`.

use crate::frontend::cloudformation::candidate::{Candidate, Candidates, Joined, MOST, Value, when};
use crate::frontend::cloudformation::intrinsic::arguments;
use crate::frontend::cloudformation::resolve::{PARTS, Resolver};
use crate::frontend::cloudformation::substitute::{Part, concatenate};
use crate::frontend::reader;
use crate::source::place::WhenKind;
use crate::syntax::node::Node;

/// Keys of a mapping that are looked through; one with more is not.
const KEYS: usize = 200;

impl<'t> Resolver<'_, 't> {
    /// `Select`: one item of a list.
    pub(crate) fn select(&mut self, node: Node<'t>, argument: Node<'t>) -> Candidates<'t> {
        let [index, list] = arguments(argument)[..] else { return Candidates::unknown() };
        let (Some(index), list) = (reader::number(index), self.resolve(list)) else { return Candidates::unknown() };
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        let Some(only) = list.only() else { return Candidates::unknown() };
        match &only.value {
            Value::Node(list) => list.nth(index).map_or_else(Candidates::unknown, |item| self.resolve(item)),
            Value::List(parts) => parts
                .get(index)
                .map_or_else(Candidates::unknown, |part| Candidates::one(Value::Text(part.clone()), node)),
            Value::Text(_) => Candidates::unknown(),
        }
    }

    /// `Split`: the parts of a text.
    pub(crate) fn split(&mut self, node: Node<'t>, argument: Node<'t>) -> Candidates<'t> {
        let [delimiter, source] = arguments(argument)[..] else { return Candidates::unknown() };
        let source = self.resolve(source);
        match source.only().map(|only| &only.value) {
            Some(Value::Node(text)) if text.is_scalar() && text.placeholder().is_none() => {
                Candidates::one(Value::List(parts(*text, delimiter.text())), node)
            }
            _ => Candidates::unknown(),
        }
    }

    /// `Join`: the items of a list as one text.
    pub(crate) fn join(&mut self, node: Node<'t>, argument: Node<'t>) -> Candidates<'t> {
        let [delimiter, list] = arguments(argument)[..] else { return Candidates::unknown() };
        let list = self.resolve(list);
        let Some(Value::Node(list)) = list.only().map(|only| &only.value) else { return Candidates::unknown() };
        if !list.is_sequence() || list.len() > PARTS || !delimiter.is_scalar() {
            return Candidates::unknown();
        }
        let mut parts = Vec::new();
        for (index, item) in list.items().enumerate() {
            let values = self.resolve(item);
            if values.is_nothing() {
                continue;
            }
            if !parts.is_empty() {
                parts.push(Part::Literal(delimiter, 0..delimiter.text().len()));
            }
            parts.push(Part::Value(values, format!("Item{index}")));
        }
        concatenate(&parts, node)
    }

    /// `FindInMap`: a value by two keys; every value that it may be where a key is not known.
    pub(crate) fn find_in_map(&mut self, node: Node<'t>, argument: Node<'t>) -> Candidates<'t> {
        let found = self.mapped(node, argument);
        found.unwrap_or_else(Candidates::unknown)
    }

    fn mapped(&mut self, node: Node<'t>, argument: Node<'t>) -> Option<Candidates<'t>> {
        let arguments = arguments(argument);
        let (name, first, second) = (arguments.first()?, arguments.get(1)?, arguments.get(2)?);
        let mapping = self.resolve(*name).only()?.joined()?.text;
        let mapping = *self.template.mappings.get(mapping.as_str())?;
        let (first, second) = (self.key(*first), self.key(*second));
        let mut found = Candidates { open: arguments.len() > 3, ..Candidates::default() };
        for outer in chosen(mapping, first.as_deref())? {
            if found.each.len() >= MOST {
                found.open = true;
                break;
            }
            for value in chosen(outer, second.as_deref())? {
                let when = Some(when(value.span(), WhenKind::Mapped)).filter(|_| first.is_none() || second.is_none());
                found.push(Candidate { value: Value::Node(value), author: node, when, under: Vec::new() });
            }
        }
        (!found.each.is_empty()).then_some(found)
    }

    fn key(&mut self, node: Node<'t>) -> Option<String> {
        Some(self.resolve(node).only()?.joined()?.text)
    }
}

/// The value of a key, or all values where it is not known.
fn chosen<'t>(mapping: Node<'t>, key: Option<&str>) -> Option<Vec<Node<'t>>> {
    if mapping.len() > KEYS {
        return None;
    }
    let fits = |name: &str| key.is_none_or(|key| key == name);
    Some(mapping.entries().filter(|entry| fits(entry.key.text())).map(|entry| entry.value).collect())
}

/// The parts of a text between delimiters, blanks and all.
fn parts<'t>(node: Node<'t>, delimiter: &str) -> Vec<Joined<'t>> {
    if delimiter.is_empty() {
        return vec![Joined::of(node, 0..node.text().len())];
    }
    let mut at = 0;
    let ranges = node.text().split(delimiter).map(|part| {
        let start = at;
        at += part.len() + delimiter.len();
        start..start + part.len()
    });
    ranges.map(|range| Joined::of(node, range)).collect()
}
