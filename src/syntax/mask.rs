//! A text with its values hidden: what may are in a log where values are secrets.

use crate::syntax::node::Node;
use crate::syntax::stored::NodeId;
use crate::syntax::tree::Tree;
use std::ops::Range;

/// A text of the same bytes in which letters and digits are stars, except for the names of members. Comments may hold what they
/// explain, so they are hidden as well; and all of a text that has no tree.
pub(crate) fn masked(text: &str, tree: Option<&Tree>) -> String {
    let mut names = tree.filter(|tree| tree.errors().is_empty()).map(names).unwrap_or_default().into_iter().peekable();
    let mut masked = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        while names.next_if(|name| name.end <= at).is_some() {}
        let is_name = names.peek().is_some_and(|name| name.start <= at);
        if is_name || c.is_ascii() && !c.is_alphanumeric() {
            masked.push(c);
        } else {
            masked.extend(std::iter::repeat_n('*', c.len_utf8()));
        }
    }
    masked
}

/// Where the names of members stand, in their order. What is in the value of a parameter is a part of it.
fn names(tree: &Tree) -> Vec<Range<usize>> {
    let (mut names, mut values) = (Vec::new(), Vec::new());
    let nodes = (0..tree.len()).filter_map(|id| tree.node(NodeId(u32::try_from(id).ok()?)));
    for entry in nodes.filter(|node| node.is_mapping()).flat_map(Node::own_entries) {
        if entry.key.is_scalar() {
            names.push(entry.key.span().range());
        }
        if entry.key.text() == "Parameters" {
            values.extend(entry.value.own_entries().map(|given| given.value.span().range()));
        }
    }
    values.sort_unstable_by_key(|value| (value.start, value.end));
    names.sort_unstable_by_key(|name| name.start);
    let mut values = values.into_iter().peekable();
    names.retain(|name: &Range<usize>| {
        while values.next_if(|value| value.end <= name.start).is_some() {}
        values.peek().is_none_or(|value| name.start < value.start)
    });
    names
}

#[cfg(test)]
mod tests {
    use crate::source::sources::{Source, SourceId};
    use crate::syntax::mask::masked;
    use crate::syntax::parse_yaml;

    #[test]
    fn names_stay_and_values_go() {
        let text = "# x\nName: é1\nParameters:\n  commands: [\"a b\", {c: d}]\n";
        let source = Source::new(SourceId(0), "a.yaml", text.to_owned());
        let shown = masked(text, Some(&parse_yaml(&source)));
        assert_eq!(shown, "# *\nName: ***\nParameters:\n  commands: [\"* *\", {*: *}]\n");
        assert_eq!(masked("a: b1", None), "*: **");
    }
}
