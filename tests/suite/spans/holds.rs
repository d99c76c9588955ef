//! What holds for every text, however wrong it is: property tests and the targets of `fuzz/` ask for it.

use ssmlint::source::SourceId;
use ssmlint::syntax::{Kind, Node, NodeId, Syntax, Tree, parse_text};

/// Decodes a small piece of a scalar on its own, as its style asks; none for what only its surroundings tell.
fn decoded(written: &str, kind: Kind) -> Option<String> {
    match kind {
        _ if written.contains(['\n', '\r']) => None,
        Kind::Single => Some(written.replace("''", "'")),
        Kind::Double if written.starts_with('\\') => {
            let tree = parse_text(SourceId(0), format!("\"{written}\"").into(), Syntax::Yaml);
            tree.roots().next().map(|node| node.text().to_owned())
        }
        _ => Some(written.to_owned()),
    }
}

/// Every one-character slice is exact or the whole; exact ones are in order, do not overlap and decode to their character.
pub(crate) fn slices(node: Node<'_>) -> usize {
    let (text, source) = (node.text(), node.tree().text());
    let whole = node.span().range();
    let (mut exact, mut last) = (0, whole.start);
    for (at, character) in text.char_indices() {
        let range = node.slice(at..at + character.len_utf8()).span.range();
        let written = source.get(range.clone());
        assert!(written.is_some(), "{range:?} of {source:?}");
        if range == whole {
            continue;
        }
        exact += 1;
        assert!(last <= range.start && range.end <= whole.end, "{range:?} after {last} of {source:?}");
        last = range.end;
        let written = written.unwrap();
        match decoded(written, node.kind()) {
            // A line break that block scalars add at their end is written nowhere.
            Some(_) if written.is_empty() && character == '\n' => {}
            Some(piece) => assert_eq!(piece, character.to_string(), "{:?} at {} of {:?}", written, at, source),
            // HCL keeps line breaks as they are, and what is alone of one.
            None if written == character.to_string() => {}
            None => assert!(matches!(character, ' ' | '\n'), "{written:?} is {character:?} of {source:?}"),
        }
    }
    exact
}

/// What holds for every tree, however wrong its text is.
pub(crate) fn tree(tree: &Tree) {
    let ids: Vec<_> = (0..tree.len()).map(|id| NodeId(id as u32)).collect();
    assert_eq!(tree.pointers(&ids).len(), ids.len());
    let _ = tree.duplicates();
    for id in ids {
        let node = tree.node(id).unwrap();
        assert!(tree.text().get(node.span().range()).is_some(), "{node:?} of {:?}", tree.text());
        assert!(tree.text().get(node.missing("x").span.range()).is_some());
        assert_eq!(node.items().count() + node.own_count(), node.len(), "{:?} of {:?}", node, tree.text());
        let text = node.text();
        let _ = (node.scalar(), node.slice(0..text.len()), node.slice(text.len()..text.len()), node.entries().count());
    }
    for span in tree.errors().iter().map(|error| error.span).chain(tree.comments().iter().copied()) {
        assert!(tree.text().get(span.range()).is_some(), "{span:?} of {:?}", tree.text());
    }
    assert!(tree.errors().is_sorted_by_key(|error| error.span.start));
}

/// The number of own entries, counted by the keys that say where they are.
trait OwnCount {
    fn own_count(self) -> usize;
}

impl OwnCount for Node<'_> {
    fn own_count(self) -> usize {
        let has_merge = self.entries().any(|entry| entry.key.origin().is_some()) || self.tree().text().contains("<<");
        if self.is_mapping() && !has_merge {
            self.entries().count()
        } else if self.is_mapping() {
            self.len()
        } else {
            0
        }
    }
}
