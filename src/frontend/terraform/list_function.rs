//! Functions of Terraform that make lists of strings, of values that are known.

use crate::frontend::partial::candidate::{Candidate, Candidates, Joined, Value};
use crate::frontend::terraform::scope::Evaluator;
use crate::model::value;
use crate::syntax::node::{Entry, Node};
use crate::syntax::placeholder;
use std::collections::{BTreeMap, HashSet};

/// Strings of a list that are looked at.
const MOST: usize = 1000;

/// What a function gives that makes a list; nothing where it is another one.
pub(crate) fn call<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    name: &str,
    arguments: &[Node<'t>],
    author: Node<'t>,
) -> Option<Candidates<'t>> {
    let made = match (name, arguments) {
        ("split", [separator, text]) => split(evaluator, *separator, *text),
        ("compact", [list]) => strings(evaluator, *list).map(|mut list| {
            list.retain(|text| !text.text.is_empty());
            list
        }),
        ("distinct", [list]) => strings(evaluator, *list).map(|mut list| {
            let mut seen = HashSet::new();
            list.retain(|text| seen.insert(text.text.clone()));
            list
        }),
        ("sort", [list]) => strings(evaluator, *list).map(|mut list| {
            list.sort_by(|a, b| a.text.cmp(&b.text));
            list
        }),
        ("keys", [map]) => sorted(evaluator, *map)
            .map(|entries| entries.iter().map(|entry| Joined::of(entry.key, 0..entry.key.text().len())).collect()),
        ("values", [map]) => sorted(evaluator, *map)
            .and_then(|entries| entries.into_iter().map(|entry| string(evaluator, entry.value)).collect()),
        ("one", [list]) => return Some(one(evaluator, *list)),
        _ => return None,
    };
    Some(made.map_or_else(Candidates::unknown, |list| Candidates::one(Value::List(list), author)))
}

/// The parts of a string.
fn split<'t>(evaluator: &mut Evaluator<'_, 't>, separator: Node<'t>, text: Node<'t>) -> Option<Vec<Joined<'t>>> {
    let separator = evaluator.known(separator).filter(|separator| !separator.is_empty())?;
    let whole = string(evaluator, text)?;
    let (mut parts, mut at) = (Vec::new(), 0);
    for part in whole.text.split(&separator).take(MOST) {
        parts.push(whole.part(at..at + part.len()));
        at += part.len() + separator.len();
    }
    Some(parts)
}

/// The only item of a list, or the list itself where it is one value: a splat of what there may be one of.
fn one<'t>(evaluator: &mut Evaluator<'_, 't>, list: Node<'t>) -> Candidates<'t> {
    let values = evaluator.resolve(list);
    match values.only().map(|only| &only.value) {
        Some(Value::Node(node)) if node.is_sequence() && node.tag().is_none() => match (node.nth(0), node.nth(1)) {
            (Some(only), None) => evaluator.resolve(only),
            _ => Candidates::unknown(),
        },
        Some(Value::Node(node)) if node.is_scalar() => values,
        Some(Value::Text(_)) => values,
        _ => Candidates::unknown(),
    }
}

/// The strings of a list, where all of them are known.
fn strings<'t>(evaluator: &mut Evaluator<'_, 't>, list: Node<'t>) -> Option<Vec<Joined<'t>>> {
    let values = evaluator.resolve(list);
    match values.only().filter(|only| only.under.is_empty()).map(|only| &only.value)? {
        Value::List(list) => Some(list.clone()),
        Value::Node(node) if node.is_sequence() && node.tag().is_none() && node.len() <= MOST => {
            node.items().map(|item| string(evaluator, item)).collect()
        }
        _ => None,
    }
}

/// A string that is known, whatever else is so.
fn string<'t>(evaluator: &mut Evaluator<'_, 't>, node: Node<'t>) -> Option<Joined<'t>> {
    let values = evaluator.resolve(node);
    let only = values.only().filter(|only| only.under.is_empty() && !values.empty);
    only.and_then(Candidate::joined).filter(|joined| placeholder::find(&joined.text).is_none())
}

/// The entries of an object that is written out, in the order of their keys.
fn sorted<'t>(evaluator: &mut Evaluator<'_, 't>, map: Node<'t>) -> Option<Vec<Entry<'t>>> {
    let map = evaluator.written(map).filter(|map| map.is_mapping() && !map.is_open() && map.len() <= MOST)?;
    let entries = value::entries(map).map(|entry| entry.key.is_scalar().then(|| (entry.key.text(), entry)));
    Some(entries.collect::<Option<BTreeMap<_, _>>>()?.into_values().collect())
}
