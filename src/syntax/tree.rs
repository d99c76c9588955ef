//! The arena: all nodes of a text in the order in which they were written.

use crate::source::id::SourceId;

use crate::source::span::Span;
use crate::syntax::align::Table;
use crate::syntax::choice::Syntax;
use crate::syntax::duplicates;
use crate::syntax::error::SyntaxError;
use crate::syntax::graft::{Circumstance, Made, Piece};
use crate::syntax::node::Node;
use crate::syntax::placeholder;
use crate::syntax::pointer;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The number of a node in its tree, in the order of the text.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct NodeId(pub u32);

/// How a node is written. A JSON string is `Double`; a JSON number, `true`, `false` and `null` are `Plain`.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Kind {
    /// A scalar without quotes; empty where YAML leaves a value out.
    Plain,
    /// A scalar in single quotes.
    Single,
    /// A scalar in double quotes.
    Double,
    /// A block scalar after `|`.
    Literal,
    /// A block scalar after `>`.
    Folded,
    /// A sequence, which JSON calls an array.
    Sequence,
    /// A mapping, which JSON calls an object.
    Mapping,
    /// One of several values, which one is decided later: a front end makes it, no reader does.
    Choice,
    /// `*name`, as it is stored; a [`Node`] follows it and is never of this kind.
    Alias,
    /// Something that could not be read or followed; a syntax error was recorded.
    Error,
}

impl Kind {
    /// Whether this is one of the five kinds of scalars.
    pub fn is_scalar(self) -> bool {
        self <= Self::Folded
    }
}

/// One node as it is stored, 20 bytes. Children follow their parent.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Raw {
    /// Byte offset of the first character.
    pub(crate) start: u32,
    /// Byte offset after the last character.
    pub(crate) end: u32,
    /// How it is written.
    pub(crate) kind: Kind,
    /// The sum of the constants below.
    pub(crate) flags: u8,
    /// Columns that the lines of a block scalar are indented.
    pub(crate) indent: u16,
    /// Scalar: offset of its text. Collection: number of items or entries. Alias: the node that it names.
    pub(crate) a: u32,
    /// Scalar: bytes of its text. Collection: number of the node after its last descendant.
    pub(crate) b: u32,
}

impl Raw {
    /// The text is in the decoded texts and not in the source.
    pub(crate) const DECODED: u8 = 1;
    /// The collection has brackets.
    pub(crate) const FLOW: u8 = 2;
    /// The node is the value of a mapping's entry.
    pub(crate) const VALUE: u8 = 4;
    /// The mapping has a merge key; or the scalar is one.
    pub(crate) const MERGE: u8 = 8;
    /// The node has a tag.
    pub(crate) const TAGGED: u8 = 16;
    /// The text was put together from pieces.
    pub(crate) const PIECED: u8 = 32;
    /// The collection may have more or fewer children; the choice may be something else.
    pub(crate) const OPEN: u8 = 64;
    /// What is chosen from need not be there at all.
    pub(crate) const ABSENT: u8 = 128;

    /// Whether this flag is set.
    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// The number of the node after this one, number `id`, and all its descendants.
    pub(crate) fn skip(&self, id: u32) -> u32 {
        if matches!(self.kind, Kind::Sequence | Kind::Mapping | Kind::Choice) { self.b.max(id + 1) } else { id + 1 }
    }
}

/// Stands in for a node that does not exist.
static NOTHING: Raw = Raw { start: 0, end: 0, kind: Kind::Error, flags: 0, indent: 0, a: 0, b: 0 };

/// A tag as it is stored, sorted by node.
#[derive(Debug)]
pub(crate) struct TagUse {
    pub(crate) node: u32,
    pub(crate) name: Box<str>,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A text that was read, with everything that was found in it. Shares the text with its source.
pub struct Tree {
    source: SourceId,
    syntax: Syntax,
    text: Arc<String>,
    pub(crate) nodes: Vec<Raw>,
    pub(crate) decoded: String,
    pub(crate) roots: Vec<u32>,
    pub(crate) tags: Vec<TagUse>,
    pub(crate) comments: Vec<Span>,
    pub(crate) errors: Vec<SyntaxError>,
    /// The number of nodes that were read; behind them stand those that a front end made.
    pub(crate) written: usize,
    pub(crate) made: Vec<Made>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) whens: Vec<Circumstance>,
    /// The first statement of a templating language between the values.
    pub(crate) statement: Option<Span>,
    duplicates: OnceLock<Vec<(NodeId, NodeId)>>,
    overridden: OnceLock<BTreeSet<u32>>,
    templated: OnceLock<Templated>,
    /// How long scalars were written, by where they begin: a document in a string is asked for again and again.
    aligned: Mutex<HashMap<u32, Option<Arc<Table>>>>,
}

/// Bytes above which a scalar is long.
const LONG: usize = 1024;

/// Which scalars of a tree may hold a placeholder.
enum Templated {
    /// None: few files hold one.
    Nowhere,
    /// Those whose bit is set, 64 nodes a word: rules ask for the same scalars again and again.
    Among(Vec<u64>),
    /// Any: each is to be searched.
    Anywhere,
}

impl Tree {
    /// A tree without nodes, for a reader to fill.
    pub(crate) fn empty(source: SourceId, text: Arc<String>, syntax: Syntax) -> Self {
        let (nodes, decoded, roots) = (Vec::new(), String::new(), Vec::new());
        let (tags, comments, errors) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            source,
            syntax,
            text,
            nodes,
            decoded,
            roots,
            tags,
            comments,
            errors,
            written: usize::MAX,
            made: Vec::new(),
            pieces: Vec::new(),
            whens: Vec::new(),
            statement: None,
            duplicates: OnceLock::new(),
            overridden: OnceLock::new(),
            templated: OnceLock::new(),
            aligned: Mutex::default(),
        }
    }

    /// Whether nothing in a node, itself and all below it, is open, absent, one of several, or unknown.
    pub(crate) fn is_sure(&self, id: u32) -> bool {
        let end = self.raw(id).skip(id);
        let nodes = self.nodes.get(id as usize..end as usize).unwrap_or_default();
        let unsure =
            |raw: &Raw| matches!(raw.kind, Kind::Choice | Kind::Error) || raw.flags & (Raw::OPEN | Raw::ABSENT) != 0;
        self.errors.is_empty() && !self.is_templated() && !nodes.iter().any(unsure)
    }

    /// The number of the first node that was read and begins at this byte or behind it.
    pub(crate) fn first_from(&self, offset: usize) -> u32 {
        let written = self.nodes.get(..self.written.min(self.nodes.len())).unwrap_or_default();
        let before = written.partition_point(|raw| (raw.start as usize) < offset);
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// The bytes of a written scalar, from its start, that a range of its decoded text came from.
    pub(crate) fn locate(&self, raw: &Raw, range: &Range<usize>) -> Option<Range<usize>> {
        let written = self.text.get(raw.start as usize..raw.end as usize)?;
        let text = self.raw_text(raw);
        let table = || Table::of(written, text, raw.kind, raw.indent as usize);
        if text.len() <= LONG {
            return table()?.locate(range);
        }
        let mut known = self.aligned.lock().unwrap_or_else(PoisonError::into_inner);
        let table = known.entry(raw.start).or_insert_with(|| table().map(Arc::new)).clone();
        drop(known);
        table?.locate(range)
    }

    fn templated(&self) -> &Templated {
        let find = |text: &str| placeholder::find(text).is_some();
        self.templated.get_or_init(|| {
            let may = |text: &str| find(text) || placeholder::may_be_whole(text);
            if !(may(&self.text) || may(&self.decoded)) {
                return Templated::Nowhere;
            }
            // Few scalars hold a byte in which one begins: the others are not searched. Between two that
            // follow each other mostly none does; those that a front end made stand anywhere.
            let starts = placeholder::starts(&self.text);
            let may_be_form =
                |raw: &Raw| matches!(self.text.as_bytes().get(raw.a as usize), Some(b'[' | b'_')) && raw.b > 5;
            let mut next = 0_usize;
            let mut may_begin = |raw: &Raw| {
                if !raw.kind.is_scalar() || raw.has(Raw::DECODED) {
                    return raw.has(Raw::DECODED);
                }
                let before = next.checked_sub(1).and_then(|before| starts.get(before));
                if before.is_some_and(|&start| start >= raw.a) || starts.get(next).is_some_and(|&start| start < raw.a) {
                    next = starts.partition_point(|&start| start < raw.a);
                }
                starts.get(next).is_some_and(|&start| start < raw.a.saturating_add(raw.b)) || may_be_form(raw)
            };
            let word = |nodes: &[Raw]| {
                let found = nodes.iter().map(|raw| u64::from(may_begin(raw) && find(self.raw_text(raw))));
                found.enumerate().fold(0, |word, (bit, found)| word | found << bit)
            };
            Templated::Among(self.nodes.chunks(64).map(word).collect())
        })
    }

    /// Whether a placeholder stands anywhere in the text, or in what was decoded from it; looked for once.
    pub(crate) fn is_templated(&self) -> bool {
        !matches!(self.templated(), Templated::Nowhere)
    }

    /// Whether the scalar of this number may hold a placeholder.
    pub(crate) fn may_hold_placeholder(&self, id: u32) -> bool {
        match self.templated() {
            Templated::Nowhere => false,
            Templated::Among(words) => words.get(id as usize / 64).is_some_and(|word| word >> (id % 64) & 1 != 0),
            Templated::Anywhere => true,
        }
    }

    /// Lets every scalar be searched for a placeholder when asked: the nodes of this tree change.
    pub(crate) fn search_scalars(&mut self) {
        self.templated = OnceLock::from(Templated::Anywhere);
    }

    /// Forgets what was looked for once: there are more nodes now.
    pub(crate) fn forget(&mut self) {
        (self.overridden, self.templated) = (OnceLock::new(), OnceLock::new());
    }

    /// Whether some value may be one that cannot be told: the text holds a placeholder, a tag or what could not be read, or a
    /// front end made nodes.
    pub(crate) fn may_be_unknown(&self) -> bool {
        self.is_templated() || !self.tags.is_empty() || !self.errors.is_empty() || !self.made.is_empty()
    }

    /// Keys that occur again later in their mapping; looked for once.
    pub(crate) fn overridden(&self) -> &BTreeSet<u32> {
        self.overridden.get_or_init(|| {
            let mut last: BTreeMap<u32, u32> = BTreeMap::new();
            let mut keys = BTreeSet::new();
            for &(first, repeated) in self.duplicates() {
                keys.insert(last.insert(first.0, repeated.0).unwrap_or(first.0));
            }
            keys
        })
    }

    /// The source that all spans are in.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The syntax in which the text was read.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with its owner, for a reader that borrows it while it fills the tree.
    pub(crate) fn shared_text(&self) -> Arc<String> {
        self.text.clone()
    }

    /// The values, documents or lines of the text.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.roots.iter().map(|&id| Node::new(self, id, None))
    }

    /// The node of this number, if there is one.
    pub fn node(&self, id: NodeId) -> Option<Node<'_>> {
        ((id.0 as usize) < self.nodes.len()).then(|| Node::new(self, id.0, None))
    }

    /// The number of nodes that were read: keys, values, items and aliases.
    pub fn len(&self) -> usize {
        self.nodes.len().min(self.written)
    }

    /// Whether nothing at all could be read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The comments, without line breaks. Comments in JSON are syntax errors as well.
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// The syntax errors, by the place where they begin.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The first statement of a templating language between the values, or line that is replaced as a whole: what is rendered may
    /// lack any of the values, or repeat it.
    pub fn statement(&self) -> Option<Span> {
        self.statement
    }

    /// Every later entry of a mapping whose key already occurred in it: (first key, repeated key).
    /// Looked for once.
    pub fn duplicates(&self) -> &[(NodeId, NodeId)] {
        // The two may stand in branches that exclude each other.
        let found = || if self.statement.is_some() { Vec::new() } else { duplicates::duplicates(self) };
        self.duplicates.get_or_init(found)
    }

    /// The JSON Pointers (RFC 6901) of these nodes, in the same order. A key has the pointer of its value. Each document
    /// of a stream is a text of its own.
    pub fn pointers(&self, ids: &[NodeId]) -> Vec<String> {
        pointer::pointers(self, ids)
    }

    /// All scalars, keys too, in the order of the text; aliases are not followed.
    pub fn scalars(&self) -> impl Iterator<Item = Node<'_>> {
        let scalars = (0_u32..).zip(&self.nodes).take(self.written).filter(|(_, raw)| raw.kind.is_scalar());
        scalars.map(|(id, _)| Node::new(self, id, None))
    }

    /// The node of this number as it is stored.
    pub(crate) fn raw(&self, id: u32) -> &Raw {
        self.nodes.get(id as usize).unwrap_or(&NOTHING)
    }

    /// The decoded text of a scalar as it is stored.
    pub(crate) fn raw_text(&self, raw: &Raw) -> &str {
        let from: &str = if raw.has(Raw::DECODED) { &self.decoded } else { &self.text };
        if raw.kind.is_scalar() { from.get(raw.a as usize..(raw.a + raw.b) as usize).unwrap_or_default() } else { "" }
    }
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Tree");
        shown.field("source", &self.source).field("syntax", &self.syntax).field("nodes", &self.nodes.len());
        shown.field("errors", &self.errors).finish_non_exhaustive()
    }
}
