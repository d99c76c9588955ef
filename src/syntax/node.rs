//! A place in a tree to read from: aliases and merge keys are followed, and it is known where the text really stands.

use crate::source::place::{Place, escaped};
use crate::source::span::Span;
use crate::syntax::placeholder;
use crate::syntax::stored::{Kind, NodeId, Raw};
use crate::syntax::tree::Tree;
use std::fmt;
use std::num::NonZeroU32;
use std::ops::Range;

/// A node of a tree. Cheap to copy.
#[derive(Copy, Clone)]
pub struct Node<'t> {
    tree: &'t Tree,
    /// The node that holds the content: never an alias.
    at: u32,
    /// The outermost alias through which it was reached: never the first node, which nothing comes before.
    via: Option<NonZeroU32>,
}

/// A key of a mapping and its value.
#[derive(Copy, Clone, Debug)]
pub struct Entry<'t> {
    /// The key.
    pub key: Node<'t>,
    /// The value.
    pub value: Node<'t>,
}

/// A tag with the place where it is written.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Tag<'t> {
    /// The name with its prefix resolved: `!Ref`, `tag:yaml.org,2002:str`.
    pub name: &'t str,
    /// The tag as it is written.
    pub span: Span,
}

impl<'t> Node<'t> {
    /// The node of this number, reached through that alias if any.
    #[inline]
    pub(crate) fn new(tree: &'t Tree, id: u32, via: Option<NonZeroU32>) -> Self {
        Self::of(tree, id, tree.raw(id), via)
    }

    /// The same with the node as it is stored.
    #[inline]
    pub(crate) fn of(tree: &'t Tree, id: u32, raw: &Raw, via: Option<NonZeroU32>) -> Self {
        match raw.kind {
            Kind::Alias => Self { tree, at: raw.a, via: via.or(NonZeroU32::new(id)) },
            _ => Self { tree, at: id, via },
        }
    }

    /// The number of the outermost alias through which it was reached.
    fn alias(self) -> Option<u32> {
        self.via.map(NonZeroU32::get)
    }

    /// The node as it is stored.
    #[inline]
    pub(crate) fn raw(self) -> &'t Raw {
        self.tree.raw(self.at)
    }

    pub(crate) fn span_of(self, raw: &Raw) -> Span {
        self.tree.span(raw.start as usize, raw.end as usize)
    }

    /// The tree that the node is in.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// The number of the node; of the outermost alias through which it was reached, if any, so that a pointer names the use;
    /// of what was written, for a node that was made of it.
    pub fn id(self) -> NodeId {
        NodeId(self.alias().or(self.tree.made(self.at).map(|made| made.author)).unwrap_or(self.at))
    }

    /// The number under which the node itself is stored: that of a made node is not its author's.
    pub(crate) fn own_id(self) -> NodeId {
        NodeId(self.at)
    }

    /// The number under which it is found again as it was reached: that of the outermost alias, if any.
    pub(crate) fn reached(self) -> NodeId {
        NodeId(self.alias().unwrap_or(self.at))
    }

    /// The node as it is stored.
    pub(crate) fn stored(self) -> Raw {
        *self.raw()
    }

    /// The written node that this one was made of; itself when it was written.
    pub(crate) fn author(self) -> Self {
        self.tree.made(self.at).map_or(self, |made| Self::new(self.tree, made.author, None))
    }

    /// How the node is written. Aliases are followed; one that cannot be followed is an `Error`.
    #[inline]
    pub fn kind(self) -> Kind {
        self.raw().kind
    }

    /// Where the node stands: the alias when reached through one. Quotes and block scalar headers belong to it; blocks end
    /// with their last content.
    pub fn span(self) -> Span {
        self.span_of(self.tree.raw(self.id().0))
    }

    /// The key that holds this value, if one does.
    pub fn key(self) -> Option<Self> {
        let key = self.at.checked_sub(1).filter(|_| self.tree.raw(self.at).has(Raw::VALUE))?;
        self.tree.raw(key).kind.is_scalar().then(|| Self::new(self.tree, key, None))
    }

    /// Where the node is written, when it was reached through an alias, a merge of one, or a reference.
    pub fn origin(self) -> Option<Span> {
        let written = self.span_of(self.raw());
        (self.id().0 != self.at && written != self.span()).then_some(written)
    }

    /// The place of a finding about this node.
    pub fn place(self) -> Place {
        let when = self.tree.when(self.at);
        Place { span: self.span(), node: Some(self.id().0), missing: None, origin: self.origin(), when }
    }

    /// The place of a finding about a member that this mapping lacks: the key that holds the mapping; without one the
    /// opening bracket or the first key.
    pub fn missing(self, member: &str) -> Place {
        if self.tree.made(self.at).is_some() {
            return Place { when: self.tree.when(self.at), ..self.author().missing(member) };
        }
        let head = self.span_of_head(self.at);
        let (span, origin) = match self.alias() {
            None => (head, None),
            Some(alias) if self.tree.raw(alias).a == self.at => (self.span_of_head(alias), Some(head)),
            Some(alias) => (self.span_of(self.tree.raw(alias)), Some(head)),
        };
        Place { span, node: Some(self.id().0), missing: Some(escaped(member).into()), origin, when: Vec::new() }
    }

    /// The key that holds a node, else where the node begins.
    fn span_of_head(self, id: u32) -> Span {
        let raw = self.tree.raw(id);
        let key = self.tree.raw(id.saturating_sub(1));
        if raw.has(Raw::VALUE) && (key.kind.is_scalar() || key.kind == Kind::Alias) {
            return self.span_of(key);
        }
        let whole = self.span_of(raw);
        match raw.kind {
            // The body of a block of HCL: its type is the key of the list that begins with it.
            Kind::Mapping if id > 0 && self.tree.raw(id - 1).lists_block(raw) => self.span_of_head(id - 1),
            Kind::Mapping | Kind::Sequence if raw.has(Raw::FLOW) => {
                Span { end: whole.end.min(whole.start + 1), ..whole }
            }
            Kind::Mapping if raw.skip(id) > id + 1 => self.span_of(self.tree.raw(id + 1)),
            Kind::Mapping | Kind::Sequence => Span { end: whole.start, ..whole },
            _ => whole,
        }
    }

    /// The node as it is written in the source, without its tag and anchor.
    pub fn written(self) -> &'t str {
        let raw = self.raw();
        self.tree.text().get(raw.start as usize..raw.end as usize).unwrap_or_default()
    }

    /// Whether a collection is written with two braces at its beginning.
    pub(crate) fn begins_with_braces(self) -> bool {
        let start = self.raw().start as usize;
        self.tree.text().as_bytes().get(start..start + 2) == Some(b"{{")
    }

    /// The first placeholder in the text of a scalar: bytes of the decoded text.
    #[inline]
    pub fn placeholder(self) -> Option<Range<usize>> {
        if self.tree.may_hold_placeholder(self.at) { placeholder::find(self.text()) } else { None }
    }

    /// Whether this is a key that occurs again later in its mapping: on the wire the last one counts.
    #[inline]
    pub fn is_overridden(self) -> bool {
        self.tree.overridden().contains(&self.at)
    }

    /// The tag, where one is written.
    #[inline]
    pub fn tag(self) -> Option<Tag<'t>> {
        if self.raw().has(Raw::TAGGED) { self.written_tag() } else { None }
    }

    fn written_tag(self) -> Option<Tag<'t>> {
        let tags = &self.tree.tags;
        let tag = tags.get(tags.partition_point(|tag| tag.node < self.at))?;
        Some(Tag { name: &tag.name, span: self.tree.span(tag.start as usize, tag.end as usize) })
    }

    /// Whether this is a mapping (an object).
    #[inline]
    pub fn is_mapping(self) -> bool {
        self.kind() == Kind::Mapping
    }

    /// Whether a collection is written in brackets.
    pub(crate) fn is_flow(self) -> bool {
        self.raw().has(Raw::FLOW)
    }

    /// Whether this is a sequence (an array).
    #[inline]
    pub fn is_sequence(self) -> bool {
        self.kind() == Kind::Sequence
    }

    /// Whether this is a scalar.
    #[inline]
    pub fn is_scalar(self) -> bool {
        self.kind().is_scalar()
    }

    /// What a choice may turn out to be; none for others.
    #[inline]
    pub fn alternatives(self) -> Items<'t> {
        self.children(Kind::Choice)
    }

    /// What a choice may turn out to be; of any other node itself.
    #[inline]
    pub(crate) fn options(self) -> Items<'t> {
        if self.is_choice() {
            return self.alternatives();
        }
        Items { tree: self.tree, next: self.at, end: self.at + 1, via: self.via }
    }

    /// Whether this is one of several values.
    #[inline]
    pub fn is_choice(self) -> bool {
        self.kind() == Kind::Choice
    }

    /// Whether a collection may have more or fewer children than what can be seen, or a choice be something else. Where the
    /// syntax is wrong, it may: what is not there may stand where it broke.
    #[inline]
    pub fn is_open(self) -> bool {
        self.raw().has(Raw::OPEN) || self.tree.is_open_throughout()
    }

    /// Whether the node may turn out not to be there.
    #[inline]
    pub fn may_be_absent(self) -> bool {
        self.raw().has(Raw::ABSENT)
    }

    /// Whether a node that was made, or found to be literal, holds nothing that cannot be known: one look at where it is stored.
    pub(crate) fn is_surely_known(self) -> bool {
        self.tree.is_literal_root(self.at) || self.tree.made(self.at).is_some() && self.tree.is_sure(self.at)
    }

    /// The number of items of a sequence, or of own entries of a mapping; 0 for others.
    #[inline]
    pub fn len(self) -> usize {
        if self.is_mapping() || self.is_sequence() { self.raw().a as usize } else { 0 }
    }

    /// Whether there are neither items nor own entries.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    #[inline]
    fn children(self, kind: Kind) -> Items<'t> {
        let raw = self.raw();
        let end = if raw.kind == kind { raw.skip(self.at) } else { 0 };
        Items { tree: self.tree, next: self.at + 1, end, via: self.via }
    }

    /// The items of a sequence; none for others.
    #[inline]
    pub fn items(self) -> Items<'t> {
        self.children(Kind::Sequence)
    }

    /// The entries of a mapping as they are written, merge keys among them.
    #[inline]
    pub(crate) fn own_entries(self) -> Pairs<'t> {
        Pairs(self.children(Kind::Mapping))
    }

    /// Whether the mapping has a merge key, or the scalar is one.
    pub(crate) fn is_merge(self) -> bool {
        self.raw().has(Raw::MERGE)
    }

    /// The item of a sequence at this index, from 0.
    pub fn nth(self, index: usize) -> Option<Node<'t>> {
        self.items().nth(index)
    }

    /// The decoded text of a scalar, empty for others.
    #[inline]
    pub fn text(self) -> &'t str {
        self.tree.raw_text(self.raw())
    }

    /// Whether this is a text that was put together.
    pub fn is_pieced(self) -> bool {
        self.raw().has(Raw::PIECED)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({} {:?} {:?} {:?})", self.id().0, self.kind(), self.span().range(), self.text())
    }
}

/// The items of a sequence.
#[derive(Clone, Debug)]
pub struct Items<'t> {
    tree: &'t Tree,
    next: u32,
    end: u32,
    via: Option<NonZeroU32>,
}

impl<'t> Iterator for Items<'t> {
    type Item = Node<'t>;

    #[inline]
    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let id = self.next;
        let raw = self.tree.raw(id);
        self.next = raw.skip(id);
        Some(Node::of(self.tree, id, raw, self.via))
    }
}

/// The entries of a mapping as they are written.
#[derive(Clone, Debug)]
pub(crate) struct Pairs<'t>(Items<'t>);

impl<'t> Pairs<'t> {
    /// The next entry of whose key, as it is stored, something is told, with that; those before it are passed over as they are stored.
    pub(crate) fn next_by<R>(&mut self, tell: impl Fn(&Raw) -> Option<R>) -> Option<(R, Entry<'t>)> {
        let Items { tree, end, via, .. } = self.0;
        while self.0.next < end {
            let id = self.0.next;
            let stored = tree.raw(id);
            let (key, value) = (tree.followed(stored), stored.skip(id));
            self.0.next = tree.raw(value).skip(value);
            if let Some(told) = if key.kind.is_scalar() { tell(key) } else { None } {
                return Some((told, Entry { key: Node::new(tree, id, via), value: Node::new(tree, value, via) }));
            }
        }
        None
    }
}

impl<'t> Iterator for Pairs<'t> {
    type Item = Entry<'t>;

    #[inline(always)]
    fn next(&mut self) -> Option<Entry<'t>> {
        let Items { tree, next: key, end, via } = self.0;
        if key >= end {
            return None;
        }
        let of_key = tree.raw(key);
        let value = of_key.skip(key);
        let of_value = tree.raw(value);
        self.0.next = of_value.skip(value);
        Some(Entry { key: Node::of(tree, key, of_key, via), value: Node::of(tree, value, of_value, via) })
    }
}
