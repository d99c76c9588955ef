//! Functions on lists and mappings: `Select`, `Split`, `Join`, `FindInMap`.

use crate::frontend::cloudformation::circumstance::{Compatible, compatible};
use crate::frontend::cloudformation::intrinsic::{arguments, intrinsic};
use crate::frontend::cloudformation::parameter;
use crate::frontend::cloudformation::resolve::{PARTS, Resolver};
use crate::frontend::partial::candidate::{Assumption, Candidate, Candidates, Joined, MOST, Value, when};
use crate::frontend::partial::joined::{Part, concatenate};
use crate::model::reader;
use crate::source::place::{When, WhenKind};
use crate::syntax::dialect::{Reading, reading};
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
            Value::List(parts) => parts.get(index).map_or_else(Candidates::unknown, |part| {
                let mut found = Candidates::default();
                found.push(Candidate { value: Value::Text(part.clone()), author: node, ..only.clone() });
                found
            }),
            Value::Text(_) | Value::Several(..) => Candidates::unknown(),
        }
    }

    /// `Split`: the parts of a text.
    pub(crate) fn split(&mut self, node: Node<'t>, argument: Node<'t>) -> Candidates<'t> {
        let [delimiter, source] = arguments(argument)[..] else { return Candidates::unknown() };
        let source = self.resolve(source);
        let Some(only) = source.only() else { return Candidates::unknown() };
        let list = match &only.value {
            Value::Node(text) if text.is_scalar() && text.placeholder().is_none() => parts(*text, delimiter.text()),
            // What a parameter is given is in another file.
            Value::Text(Joined { text, segments }) if segments.is_empty() && !delimiter.text().is_empty() => {
                let plain = |part: &str| Joined { text: part.to_owned(), segments: Vec::new() };
                text.split(delimiter.text()).map(plain).collect()
            }
            _ => return Candidates::unknown(),
        };
        let mut found = Candidates::default();
        found.push(Candidate { value: Value::List(list), author: node, ..only.clone() });
        found
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
            let literal = item.is_scalar() && intrinsic(item).is_none() && reading(item) == Reading::Written;
            let part = if literal {
                Part::Literal(item, 0..item.text().len())
            } else {
                let values = self.resolve(item);
                if values.is_nothing() {
                    continue;
                }
                Part::Value(values, format!("Item{index}"))
            };
            if !parts.is_empty() {
                parts.push(Part::Literal(delimiter, 0..delimiter.text().len()));
            }
            parts.push(part);
        }
        self.possible(concatenate(&parts, node, self.certain))
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
        let given = [self.given_in(*first), self.given_in(*second)].concat();
        let (first, second) = (self.key(*first)?, self.key(*second)?);
        let mut found = Candidates { open: arguments.len() > 3, ..Candidates::default() };
        for (outer, under) in self.chosen(mapping, &first, &[], &mut found.open)? {
            if found.each.len() >= MOST {
                found.open = true;
                break;
            }
            for (value, under) in self.chosen(outer, &second, &under, &mut found.open)? {
                found.push(Candidate { value: Value::Node(value), author: node, when: Vec::new(), under });
            }
        }
        if found.only().is_none() {
            for candidate in &mut found.each {
                let Value::Node(value) = candidate.value else { continue };
                candidate.when = vec![when(value.span(), WhenKind::Mapped)];
            }
        }
        found.each.iter_mut().for_each(|candidate| candidate.when.extend(given.iter().copied()));
        (!found.each.is_empty()).then_some(found)
    }

    /// The given values that a key is made of, where it is one.
    fn given_in(&mut self, node: Node<'t>) -> Vec<When> {
        let values = self.resolve(node);
        let when = values.only().map(|only| only.when.as_slice()).unwrap_or_default();
        when.iter().copied().filter(|when| when.kind == WhenKind::Given).collect()
    }

    /// What a key of a mapping may be; `None` where circumstances decide about it that cannot be followed.
    fn key(&mut self, node: Node<'t>) -> Option<Key<'t>> {
        let values = self.resolve(node);
        let texts =
            values.each.iter().map(|one| Some((one.joined()?.text, one.under.clone()))).collect::<Option<Vec<_>>>();
        match texts {
            Some(texts) if !(values.open || values.absent || values.empty || texts.is_empty()) => {
                return Some(Key::Among(texts));
            }
            _ => {}
        }
        let name = intrinsic(node).filter(|function| function.name == "Ref").map(|function| function.argument.text());
        // The name of a loop is whatever its list has.
        let is_plain = |name: &&str| match self.template.parameters.get(name) {
            Some(node) => parameter::is_plain(*node),
            None => name.starts_with("AWS::"),
        };
        match name.filter(is_plain) {
            Some(name) => Some(Key::Parameter(name)),
            None if name.is_some() => None,
            None => self.under.is_empty().then_some(Key::Any),
        }
    }

    /// The values of a mapping that a key may choose, each with its circumstances; `None` where there are too many.
    fn chosen(
        &self,
        mapping: Node<'t>,
        key: &Key<'t>,
        under: &[Assumption<'t>],
        open: &mut bool,
    ) -> Option<Vec<(Node<'t>, Vec<Assumption<'t>>)>> {
        if mapping.len() > KEYS {
            return None;
        }
        let mut found = Vec::new();
        for entry in mapping.entries() {
            let name = entry.key.text();
            let more = match key {
                Key::Any => Vec::new(),
                Key::Parameter(parameter) => vec![Assumption::Value(parameter, name)],
                Key::Among(texts) => match texts.iter().find(|(text, _)| text == name) {
                    Some((_, under)) => under.clone(),
                    None => continue,
                },
            };
            let all = [under, &more].concat();
            match compatible(self.template, &self.under, &all) {
                Compatible::Yes => found.push((entry.value, all)),
                Compatible::No => {}
                Compatible::Unknown => *open = true,
            }
        }
        Some(found)
    }
}

/// What a key of a mapping may be.
#[derive(Debug)]
enum Key<'t> {
    /// One of these texts, each under its circumstances.
    Among(Vec<(String, Vec<Assumption<'t>>)>),
    /// What a parameter is given.
    Parameter(&'t str),
    /// Whatever the mapping has.
    Any,
}

/// The parts of a text between delimiters, spaces and all.
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
