//! What a parameter of a template may be given: its default, or one of its allowed values.

use crate::frontend::cloudformation::candidate::{Candidate, Candidates, Joined, MOST, Value, when};
use crate::frontend::reader;
use crate::source::place::WhenKind;
use crate::syntax::node::Node;

/// What `author`, a reference to this parameter, may turn out to be.
pub(crate) fn candidates<'t>(parameter: Node<'t>, author: Node<'t>) -> Candidates<'t> {
    let kind = reader::text(parameter, "Type").unwrap_or_default();
    let secret = reader::text(parameter, "NoEcho").is_some_and(|text| text.eq_ignore_ascii_case("true"));
    // A parameter of Systems Manager's store is named here, its value is not.
    if secret || kind.starts_with("AWS::SSM::Parameter::") {
        return Candidates::unknown();
    }
    let is_list = kind == "CommaDelimitedList" || kind.starts_with("List<");
    let default = reader::member(parameter, "Default").filter(|node| is_short(*node));
    let allowed = reader::member(parameter, "AllowedValues").filter(|list| list.is_sequence() && !list.is_empty());
    // An empty default asks for a value, or stands for none.
    let empty = allowed.is_none() && default.is_some_and(|node| node.text().is_empty());
    let default = default.filter(|_| !empty);
    let mut found = Candidates { open: allowed.is_none() || is_list, empty, ..Candidates::default() };
    let mut add = |node: Node<'t>, kind| {
        let value = if is_list { Value::List(items(node)) } else { Value::Node(node) };
        found.push(Candidate { value, author, when: Some(when(node.span(), kind)), under: Vec::new() });
    };
    match allowed.filter(|_| !is_list) {
        Some(allowed) => {
            allowed.items().take(MOST + 1).filter(|item| is_short(*item)).for_each(|item| add(item, WhenKind::Allowed))
        }
        None => default.into_iter().for_each(|node| add(node, WhenKind::Default)),
    }
    found
}

/// Whether a scalar is not longer than CloudFormation lets a parameter be, in bytes.
fn is_short(node: Node<'_>) -> bool {
    node.is_scalar() && node.text().len() <= 4096
}

/// The items of a list that is written with commas between them.
fn items(node: Node<'_>) -> Vec<Joined<'_>> {
    let mut start = 0;
    let ranges = node.text().split(',').map(|part| {
        let from = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        from..from + part.trim().len()
    });
    ranges.map(|range| Joined::of(node, range)).collect()
}
