//! Functions of Terraform, of values that are known.

use crate::frontend::partial::candidate::{Assumption, Candidate, Candidates, Joined, Value, when};
use crate::frontend::partial::joined::{Part, concatenate};
use crate::frontend::terraform::list_function;
use crate::frontend::terraform::module::plain;
use crate::frontend::terraform::scope::{Bound, Evaluator};
use crate::source::place::WhenKind;
use crate::syntax::Kind;
use crate::syntax::node::Node;
use crate::syntax::placeholder;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Entries of objects and lists that are put together; of more, what comes out is not looked at.
const ENTRIES: usize = 1000;

/// What a function gives.
pub(crate) fn call<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    name: &str,
    arguments: &[Node<'t>],
    author: Node<'t>,
) -> Candidates<'t> {
    match (name, arguments) {
        (
            "tostring" | "sensitive" | "nonsensitive" | "ephemeralasnull" | "tolist" | "toset" | "tomap" | "tobool",
            [only],
        ) => evaluator.resolve(*only),
        ("try", [first, ..]) => match evaluator.resolve(*first) {
            found if found.only().is_some() => found,
            // What cannot be known may fail, and then the next one is taken.
            _ => Candidates::unknown(),
        },
        ("coalesce", [first, rest @ ..]) => coalesce(evaluator, *first, rest, author),
        ("lower", [only]) => mapped(evaluator.resolve(*only), str::to_lowercase, author),
        ("upper", [only]) => mapped(evaluator.resolve(*only), str::to_uppercase, author),
        ("trimspace", [only]) => mapped(evaluator.resolve(*only), |text| text.trim().to_owned(), author),
        ("chomp", [only]) => chomp(evaluator.resolve(*only), author),
        ("format", [text, rest @ ..]) => format(evaluator, *text, rest, author),
        ("join", [separator, list]) => join(evaluator, *separator, *list, author),
        ("lookup", [map, key, rest @ ..]) => {
            let values = evaluator.resolve(*map);
            let lacks = |key: &str| {
                values.only().is_some_and(|only| matches!(only.value, Value::Node(node) if lacks(node, key)))
            };
            match (evaluator.known(*key), rest) {
                (Some(key), [fallback]) if lacks(&key) => evaluator.resolve(*fallback),
                _ => evaluator.steps(values, &[*key], None, author),
            }
        }
        ("element", [list, index]) => element(evaluator, *list, *index),
        ("file", [path]) => match named(evaluator, *path).and_then(|text| text.nth(0)) {
            Some(text) => Candidates::one(Value::Node(text), if evaluator.certain { text } else { author }),
            None => Candidates::unknown(),
        },
        ("templatefile", [path, variables]) => templatefile(evaluator, *path, *variables, author),
        ("merge", [_, ..]) => several(evaluator, arguments, author, true),
        ("concat", [_, ..]) => several(evaluator, arguments, author, false),
        // In the content of a document it is what is written.
        ("jsonencode" | "yamlencode", [only]) if evaluator.certain => evaluator.resolve(*only),
        ("jsonencode", [only]) => match encoded(evaluator, *only) {
            Some(text) => Candidates::one(Value::Text(Joined { text: text.to_string(), segments: Vec::new() }), author),
            None => Candidates::unknown(),
        },
        ("title", [only]) => mapped(evaluator.resolve(*only), title, author),
        ("replace", [text, old, new]) => replace(evaluator, *text, *old, *new, author),
        _ => list_function::call(evaluator, name, arguments, author).unwrap_or_else(Candidates::unknown),
    }
}

/// Each word with its first letter in upper case. As in Go, words are apart by what is in ASCII no letter, digit or `_`, and elsewhere
/// white space.
fn title(text: &str) -> String {
    let (mut title, mut begins) = (String::new(), true);
    for c in text.chars() {
        if begins {
            title.extend(c.to_uppercase())
        } else {
            title.push(c)
        }
        begins = if c.is_ascii() { !c.is_ascii_alphanumeric() && c != '_' } else { c.is_whitespace() };
    }
    title
}

/// A string with something instead of a part; a pattern in slashes is not worked out.
fn replace<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    text: Node<'t>,
    old: Node<'t>,
    new: Node<'t>,
    author: Node<'t>,
) -> Candidates<'t> {
    let values = evaluator.resolve(text);
    let is_pattern = |old: &str| old.len() > 1 && old.starts_with('/') && old.ends_with('/');
    match (evaluator.known(old), evaluator.known(new)) {
        (Some(old), Some(new)) if !(old.is_empty() || is_pattern(&old)) => {
            mapped(values, |text| text.replace(&old, &new), author)
        }
        _ => Candidates::unknown(),
    }
}

/// What is written as JSON, where all of it is known and Terraform writes it as it is.
fn encoded<'t>(evaluator: &mut Evaluator<'_, 't>, node: Node<'t>) -> Option<Json> {
    let values = evaluator.resolve(node);
    if values.is_nothing() {
        return Some(Json::Null);
    }
    let only = values.only().filter(|only| only.under.is_empty() && !values.empty)?;
    if let Some(joined) = only.joined() {
        let is_word = matches!(&only.value, Value::Node(node) if node.kind() == Kind::Plain);
        // Terraform writes these as escapes.
        let is_plain = placeholder::find(&joined.text).is_none() && !joined.text.contains(['<', '>', '&']);
        return match joined.text.as_str() {
            text if is_word => serde_json::from_str(printed(text)?).ok(),
            text => is_plain.then(|| text.into()),
        };
    }
    let Value::Node(node) = only.value else { return None };
    if node.is_sequence() && node.tag().is_none() {
        return node.items().map(|item| encoded(evaluator, item)).collect::<Option<Vec<_>>>().map(Json::Array);
    }
    let mut map = BTreeMap::new();
    for entry in node.entries() {
        map.insert(entry.key.is_scalar().then(|| entry.key.text().to_owned())?, encoded(evaluator, entry.value)?);
    }
    node.is_mapping().then(|| map.into_iter().collect())
}

/// Whether there is no file at a path.
pub(crate) fn is_absent<'t>(evaluator: &mut Evaluator<'_, 't>, path: Node<'t>) -> bool {
    let path = located(evaluator, path);
    path.is_some_and(|path| evaluator.scope.module.texts.absent.contains(&path))
}

/// The text at a path, as it is and as a template.
fn named<'t>(evaluator: &mut Evaluator<'_, 't>, path: Node<'t>) -> Option<Node<'t>> {
    let path = located(evaluator, path)?;
    evaluator.scope.module.texts.by_name.get(&path).copied()
}

/// The name of the file at a path.
fn located<'t>(evaluator: &mut Evaluator<'_, 't>, path: Node<'t>) -> Option<String> {
    let path = evaluator.known(path)?;
    let module = evaluator.scope.module;
    // A path that does not begin at the module's folder begins where Terraform runs: where there is no other module, in it.
    let path =
        if path.starts_with(module.folder.trim_end_matches('/')) { path } else { format!("{}{path}", module.folder) };
    Some(plain(&path))
}

/// A text as a template, of what it is given.
fn templatefile<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    path: Node<'t>,
    variables: Node<'t>,
    author: Node<'t>,
) -> Candidates<'t> {
    let Some(template) = named(evaluator, path).and_then(|text| text.nth(1)) else { return Candidates::unknown() };
    let values = evaluator.resolve(variables);
    let Some(Value::Node(variables)) = values.only().map(|only| only.value.clone()) else {
        return Candidates::unknown();
    };
    let mut bound = Vec::new();
    for entry in variables.entries().filter(|entry| entry.key.is_scalar()) {
        let value = evaluator.resolve(entry.value);
        bound.push(Bound { name: entry.key.text(), key: Candidates::unknown(), value, declared: None });
    }
    let outer = std::mem::replace(&mut evaluator.bound, bound);
    let mut found = evaluator.resolve(template);
    evaluator.bound = outer;
    found.each.iter_mut().filter(|_| !evaluator.certain).for_each(|candidate| candidate.author = author);
    found
}

/// Whether an object that is written out has no such key.
fn lacks(node: Node<'_>, key: &str) -> bool {
    node.is_mapping() && !node.is_open() && node.entries().all(|entry| entry.key.is_scalar() && entry.key.text() != key)
}

/// The first value that is neither null nor empty.
fn coalesce<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    first: Node<'t>,
    rest: &[Node<'t>],
    author: Node<'t>,
) -> Candidates<'t> {
    let found = evaluator.resolve(first);
    let is_empty = found.only().and_then(Candidate::joined).is_some_and(|joined| joined.text.is_empty());
    if found.only().is_some() && !is_empty {
        return found;
    }
    if found.is_nothing() || is_empty {
        return call(evaluator, "coalesce", rest, author);
    }
    // A variable whose default is not a value: where nobody gives it, the next one is taken.
    let Some((name, default)) = evaluator.default_of(first).filter(|_| found.empty) else {
        return Candidates::unknown();
    };
    let mut next = call(evaluator, "coalesce", rest, author);
    for candidate in &mut next.each {
        candidate.when.push(when(default.span(), WhenKind::Default));
        candidate.under.push(Assumption::Value(name, default.written()));
    }
    next.open = true;
    next
}

/// The element of a list at an index, which counts round.
fn element<'t>(evaluator: &mut Evaluator<'_, 't>, list: Node<'t>, index: Node<'t>) -> Candidates<'t> {
    let index = evaluator.known(index).and_then(|index| index.parse::<usize>().ok());
    let values = evaluator.resolve(list);
    if let (Some(Candidate { value: Value::List(texts), .. }), Some(index)) = (values.only(), index) {
        let text = index.checked_rem(texts.len()).and_then(|index| texts.get(index));
        return text.map_or_else(Candidates::unknown, |text| Candidates::one(Value::Text(text.clone()), list));
    }
    let list = evaluator.written(list).filter(|list| list.is_sequence());
    let found = list.zip(index).and_then(|(list, index)| list.nth(index.checked_rem(list.len())?));
    found.map_or_else(Candidates::unknown, |found| evaluator.resolve(found))
}

/// Several objects or lists as one. What an object that is not known may overrule is not known either.
fn several<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    arguments: &[Node<'t>],
    author: Node<'t>,
    overrule: bool,
) -> Candidates<'t> {
    let (mut nodes, mut open) = (Vec::new(), false);
    for argument in arguments {
        let values = evaluator.resolve(*argument);
        match values.only().filter(|only| only.under.is_empty()).map(|only| &only.value) {
            Some(Value::Node(node)) if node.tag().is_none() && !node.is_scalar() => nodes.push(*node),
            Some(Value::Several(more, is_open)) => {
                nodes.extend(more);
                open |= is_open;
            }
            _ => {
                if overrule {
                    nodes.clear();
                }
                open = true;
            }
        }
    }
    // Of what is known of none, nothing says whether it is a list or an object.
    if nodes.is_empty() {
        return Candidates::unknown();
    }
    // Each key is looked for in what follows it.
    if nodes.iter().map(|node| node.len()).sum::<usize>() > ENTRIES {
        return Candidates::unknown();
    }
    Candidates::one(Value::Several(nodes, open), author)
}

/// Numbers and booleans as the texts that Terraform prints; what is none is unknown.
pub(crate) fn as_texts(values: &mut Candidates<'_>) {
    let before = values.each.len();
    values.each.retain(|candidate| match &candidate.value {
        Value::Node(node) => node.is_scalar() && (node.kind() != Kind::Plain || printed(node.text()).is_some()),
        Value::Text(_) => true,
        Value::List(_) | Value::Several(..) => false,
    });
    values.open |= values.each.len() < before;
}

/// A word as Terraform prints it, where that is as it is written.
pub(crate) fn printed(word: &str) -> Option<&str> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let whole = !digits.is_empty() && digits.len() < 16 && digits.bytes().all(|b| b.is_ascii_digit());
    let number = whole && (digits == "0" && digits == word || !digits.starts_with('0'));
    (number || matches!(word, "true" | "false")).then_some(word)
}

/// Each text changed as a whole: of one that stays as it is the place is known still.
fn mapped<'t>(mut values: Candidates<'t>, change: impl Fn(&str) -> String, author: Node<'t>) -> Candidates<'t> {
    let mut change_one = |candidate: &mut Candidate<'t>| {
        let Some(joined) = candidate.joined() else { return false };
        let text = change(&joined.text);
        let segments = if text.len() == joined.text.len() { joined.segments } else { Vec::new() };
        candidate.value = Value::Text(Joined { text, segments });
        candidate.author = author;
        true
    };
    let before = values.each.len();
    values.each.retain_mut(&mut change_one);
    values.open |= values.each.len() < before;
    values
}

/// A text without the line break at its end.
fn chomp<'t>(mut values: Candidates<'t>, author: Node<'t>) -> Candidates<'t> {
    for candidate in &mut values.each {
        if let Some(mut joined) = candidate.joined() {
            let length = joined.text.trim_end_matches(['\r', '\n']).len();
            joined.text.truncate(length);
            joined.segments.retain_mut(|segment| {
                let room = length.saturating_sub(segment.at);
                segment.range.end = segment.range.end.min(segment.range.start + room);
                !segment.range.is_empty()
            });
            candidate.value = Value::Text(joined);
            candidate.author = author;
        }
    }
    values
}

/// `format` with nothing but `%s` and `%d`.
fn format<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    text: Node<'t>,
    arguments: &[Node<'t>],
    author: Node<'t>,
) -> Candidates<'t> {
    if !text.is_scalar() {
        return Candidates::unknown();
    }
    let (mut parts, mut from, mut arguments) = (Vec::new(), 0, arguments.iter());
    let written = text.text();
    for (at, _) in written.match_indices('%') {
        let verb = written.get(at + 1..at + 2);
        let (Some("s" | "d" | "v"), Some(argument)) = (verb, arguments.next()) else { return Candidates::unknown() };
        parts.push(Part::Literal(text, from..at));
        parts.push(evaluator.part(*argument));
        from = at + 2;
    }
    parts.push(Part::Literal(text, from..written.len()));
    concatenate(&parts, author, evaluator.certain)
}

/// A list of texts that are written one by one, with a separator between them.
fn join<'t>(
    evaluator: &mut Evaluator<'_, 't>,
    separator: Node<'t>,
    list: Node<'t>,
    author: Node<'t>,
) -> Candidates<'t> {
    let list = evaluator.written(list).filter(|list| list.is_sequence() && separator.is_scalar());
    let Some(list) = list else { return Candidates::unknown() };
    let mut parts = Vec::new();
    for (index, item) in list.items().enumerate() {
        if index > 0 {
            parts.push(Part::Literal(separator, 0..separator.text().len()));
        }
        parts.push(evaluator.part(item));
    }
    concatenate(&parts, author, evaluator.certain)
}

#[cfg(test)]
mod tests {
    use crate::frontend::terraform::function::title;

    #[test]
    fn words_are_apart_as_they_are_for_terraform() {
        assert_eq!(title("it's a_b-c élan sûr"), "It'S A_b-C Élan Sûr");
    }
}
