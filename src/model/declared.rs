//! What a document declares, read when somebody asks: of most documents of an account nobody does.

use crate::model::content::{ContentAt, outside};
use crate::model::parameter::{AllowedPattern, Declared, Written};
use crate::model::reader::{self, Locate};
use crate::model::value;
use crate::syntax::NodeId;
use crate::syntax::dialect::{Reading, reading};
use crate::syntax::node::{Entry, Node};
use crate::syntax::tree::Tree;
use std::slice;
use std::sync::{Arc, OnceLock};

/// The parameters of a document.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    at: At,
    /// The tree of the file, once all of it is there.
    tree: Option<Arc<Tree>>,
    /// The patterns among them, in the order of the text: all of a run share their room, whoever asks first.
    pub(crate) patterns: Vec<AllowedPattern>,
    read: OnceLock<Option<Vec<Declared>>>,
}

/// Where they stand.
#[derive(Debug, Default)]
enum At {
    /// Nothing tells them.
    #[default]
    Nowhere,
    /// In a content.
    Content(ContentAt),
    /// In this list of what `describe-document` prints.
    Listed(NodeId),
}

impl Parameters {
    /// Those of a content, which is this node.
    pub(crate) fn of_content(at: ContentAt, content: Node<'_>, locate: Locate<'_>) -> Self {
        let declared = reader::member(content, "parameters").into_iter().flat_map(Node::entries);
        let patterns = declared.filter_map(|entry| reader::written_member(entry.value, "allowedPattern", locate));
        let patterns = patterns.map(AllowedPattern::new);
        Self { patterns: patterns.collect(), at: At::Content(at), ..Self::default() }
    }

    /// Those of a list of `describe-document`.
    pub(crate) fn listed(list: Node<'_>) -> Self {
        Self { at: At::Listed(list.reached()), ..Self::default() }
    }

    /// Takes the tree of the file that they are read from.
    pub(crate) fn hold(&mut self, tree: &Arc<Tree>) {
        self.tree = Some(Arc::clone(tree));
    }

    /// The parameters; `None` where they are not told, or cannot be known.
    pub(crate) fn get(&self) -> Option<&[Declared]> {
        let read = self.read.get_or_init(|| {
            let tree = self.tree.as_deref()?;
            match &self.at {
                At::Nowhere => None,
                At::Content(at) => of_content(at, tree, &self.patterns),
                At::Listed(id) => Some(tree.node(*id)?.items().filter_map(described).collect()),
            }
        });
        read.as_deref()
    }
}

/// A content without `parameters` declares none; `None` where they cannot be known.
fn of_content(at: &ContentAt, tree: &Tree, patterns: &[AllowedPattern]) -> Option<Vec<Declared>> {
    let (content, outer) = (at.root(tree)?, at.outer(tree)?);
    let map = reader::member(content, "parameters");
    let unseen = |map: Node<'_>| {
        map.is_open() || value::is_unknown(map) || map.entries().any(|entry| entry.key.placeholder().is_some())
    };
    if content.is_open() || map.is_some_and(unseen) {
        return None;
    }
    let mut patterns = patterns.iter();
    let entries = map.into_iter().flat_map(Node::entries);
    Some(match at {
        ContentAt::Here(_) => entries.map(|entry| declared(entry, &mut patterns, &|span| span)).collect(),
        ContentAt::Inside(..) => {
            let locate = outside(outer);
            entries.map(|entry| declared(entry, &mut patterns, &locate)).collect()
        }
    })
}

/// One parameter. `patterns` are those of this one and of the later ones.
fn declared(
    Entry { key, value: node }: Entry<'_>,
    patterns: &mut slice::Iter<'_, AllowedPattern>,
    locate: Locate<'_>,
) -> Declared {
    let names = ["type", "default", "allowedValues", "allowedPattern", "minChars", "maxChars", "minItems", "maxItems"];
    let members = node.get_each(names);
    let [kind, default, allowed, pattern, min_chars, max_chars, min_items, max_items] = members.map(reader::given);
    let [_, stated_default, ..] = members;
    let bound = |value: Option<Node<'_>>| reader::bound(value?, locate);
    let is_text = |pattern: &Node<'_>| reader::loose(*pattern).is_some();
    Declared {
        name: Written { text: key.text().to_owned(), span: locate(key.span()) },
        kind: kind.and_then(reader::loose).map(str::to_owned),
        // Of one that may be declared in several ways nobody knows that it must be given.
        has_default: stated_default.is_some() || !node.is_mapping() || node.is_open(),
        default: default.and_then(reader::loose).map(str::to_owned),
        // A list of which one value is not known allows what is not seen.
        allowed_values: allowed
            .filter(|list| !list.is_open() && list.items().all(|item| reading(item) == Reading::Written))
            .and_then(|list| list.items().map(|item| reader::written(item, locate)).collect())
            .unwrap_or_default(),
        allowed_pattern: pattern.filter(is_text).and_then(|_| patterns.next()).cloned(),
        min_chars: bound(min_chars),
        max_chars: bound(max_chars),
        min_items: bound(min_items),
        max_items: bound(max_items),
    }
}

/// One of `describe-document`: its name, type and default, not what values are allowed.
fn described(item: Node<'_>) -> Option<Declared> {
    let [name, kind, default] = item.get_each(["Name", "Type", "DefaultValue"]);
    let text = |entry: Option<Entry<'_>>| reader::loose(entry?.value).map(str::to_owned);
    Some(Declared {
        name: reader::written(name?.value, &|span| span)?,
        kind: text(kind),
        has_default: default.is_some(),
        default: text(default),
        allowed_values: Vec::new(),
        allowed_pattern: None,
        min_chars: None,
        max_chars: None,
        min_items: None,
        max_items: None,
    })
}
