//! The arena: all nodes of a text in the order in which they were written.

use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::align::Table;
use crate::syntax::error::SyntaxError;
use crate::syntax::language::Syntax;
use crate::syntax::placeholder;
use crate::syntax::stored::{Circumstance, Kind, Made, NOTHING, NodeId, Piece, Raw, TagUse};
use crate::syntax::templated::Templated;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A text that was read, with everything that was found in it. Shares the text with its source.
pub struct Tree {
    source: SourceId,
    /// Where the text of each file begins, for a text that is of several: the files of a Terraform module.
    parts: Vec<(u32, SourceId)>,
    /// Which part each of these files is.
    part_of: HashMap<SourceId, usize>,
    syntax: Syntax,
    text: Arc<String>,
    pub(crate) nodes: Vec<Raw>,
    pub(crate) decoded: String,
    pub(crate) roots: Vec<u32>,
    pub(crate) tags: Vec<TagUse>,
    pub(crate) comments: Vec<Span>,
    pub(crate) errors: Vec<SyntaxError>,
    /// The number of nodes that were read; after them stand those that a front end made.
    pub(crate) written: usize,
    pub(crate) made: Vec<Made>,
    pub(crate) pieces: Vec<Piece>,
    /// The written nodes of which a front end found that they mean what is written, sorted.
    pub(crate) literal: Vec<u32>,
    pub(crate) whens: Vec<Circumstance>,
    /// The first statement of a templating language between the values.
    pub(crate) statement: Option<Span>,
    pub(crate) duplicates: OnceLock<Vec<(NodeId, NodeId)>>,
    pub(crate) overridden: OnceLock<BTreeSet<u32>>,
    templated: OnceLock<Templated>,
    /// How many scalars were asked about before that.
    asked: AtomicUsize,
    /// How long scalars were written, by where they begin: a document in a string is asked for again and again.
    aligned: Mutex<HashMap<u32, Option<Arc<Table>>>>,
}

/// Bytes above which a scalar is long.
const LONG: usize = 1024;

/// Scalars that are searched each by itself before the whole text is.
const FEW: usize = 96;

impl Tree {
    /// A tree without nodes, for a reader to fill.
    pub(crate) fn empty(source: SourceId, text: Arc<String>, syntax: Syntax) -> Self {
        let (nodes, decoded, roots) = (Vec::new(), String::new(), Vec::new());
        let (tags, comments, errors) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            source,
            parts: Vec::new(),
            part_of: HashMap::new(),
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
            literal: Vec::new(),
            whens: Vec::new(),
            statement: None,
            duplicates: OnceLock::new(),
            overridden: OnceLock::new(),
            templated: OnceLock::new(),
            asked: AtomicUsize::new(0),
            aligned: Mutex::default(),
        }
    }

    /// A tree without nodes of several texts, which stand one after the other in `text`; each begins at its byte offset.
    pub(crate) fn of_parts(parts: Vec<(u32, SourceId)>, text: Arc<String>, syntax: Syntax) -> Self {
        let source = parts.first().map_or(SourceId(0), |(_, source)| *source);
        let part_of = parts.iter().map(|(_, source)| *source).zip(0..).collect();
        Self { parts, part_of, ..Self::empty(source, text, syntax) }
    }

    /// The place of these bytes of the text: in the file that they are of.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let behind = self.parts.partition_point(|(first, _)| *first as usize <= start);
        match behind.checked_sub(1).and_then(|part| self.parts.get(part)) {
            Some((first, source)) => {
                let first = *first as usize;
                Span::new(*source, start.saturating_sub(first), end.saturating_sub(first))
            }
            None => Span::new(self.source, start, end),
        }
    }

    /// Where the text of one of its files begins.
    pub(crate) fn base_of(&self, source: SourceId) -> usize {
        let part = self.part_of.get(&source).and_then(|part| self.parts.get(*part));
        part.map_or(0, |(first, _)| *first as usize)
    }

    /// The text of one of its files.
    pub(crate) fn text_of(&self, source: SourceId) -> &str {
        let Range { start, end } = self.bytes_of(source);
        // A line break stands between two.
        let end = if self.parts.is_empty() { end } else { end.saturating_sub(1) };
        self.text.get(start..end).unwrap_or_default()
    }

    /// The bytes of the text of one of its files, and of the line break after it.
    pub(crate) fn bytes_of(&self, source: SourceId) -> Range<usize> {
        let Some(part) = self.part_of.get(&source).copied() else { return 0..self.text.len() };
        let first = |part: usize| self.parts.get(part).map_or(self.text.len(), |(first, _)| *first as usize);
        first(part)..first(part + 1)
    }

    /// The numbers of the roots of the text of one of its files.
    pub(crate) fn roots_of(&self, source: SourceId) -> &[u32] {
        let bytes = self.bytes_of(source);
        let first = |byte: usize| self.roots.partition_point(|root| (self.raw(*root).start as usize) < byte);
        self.roots.get(first(bytes.start)..first(bytes.end)).unwrap_or_default()
    }

    /// The bytes that are at a place of one of its files.
    pub(crate) fn written_at(&self, span: Span) -> Option<&str> {
        self.text_of(span.source).get(span.range())
    }

    /// Whether a front end found that this written node means what is written.
    pub(crate) fn is_literal_root(&self, id: u32) -> bool {
        self.literal.binary_search(&id).is_ok()
    }

    /// What is written from the beginning of a span to the end of its line.
    pub(crate) fn line_from(&self, span: Span) -> &str {
        let rest = self.text_of(span.source).get(span.range().start..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// Whether nothing in a node, itself and all below it, is open, absent, one of several, or unknown.
    pub(crate) fn is_sure(&self, id: u32) -> bool {
        let end = self.raw(id).skip(id);
        let nodes = self.nodes.get(id as usize..end as usize).unwrap_or_default();
        // `{{ name }}` without quotes is a mapping in a mapping to YAML.
        let is_braced = |raw: &Raw| {
            raw.kind == Kind::Mapping
                && self.text.as_bytes().get(raw.start as usize..).is_some_and(|rest| rest.starts_with(b"{{"))
        };
        let unsure = |raw: &Raw| {
            matches!(raw.kind, Kind::Choice | Kind::Error)
                || raw.flags & (Raw::OPEN | Raw::ABSENT) != 0
                || is_braced(raw)
        };
        self.errors.is_empty() && !self.may_hold_placeholders(id..end) && !nodes.iter().any(unsure)
    }

    /// The number of the first node that was read and begins at this byte or after it.
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

    /// Which scalars may hold a placeholder; looked for once.
    #[inline]
    fn templated(&self) -> &Templated {
        self.templated.get_or_init(|| Templated::of(&self.text, &self.decoded, &self.nodes))
    }

    /// Whether a placeholder stands anywhere in the text, or in what was decoded from it.
    pub(crate) fn is_templated(&self) -> bool {
        self.templated().is_anywhere()
    }

    /// Whether one of the scalars of these numbers may hold a placeholder.
    pub(crate) fn may_hold_placeholders(&self, ids: Range<u32>) -> bool {
        self.templated().may_hold_within(ids.start, ids.end)
    }

    /// Whether the scalar of this number may hold a placeholder.
    #[inline]
    pub(crate) fn may_hold_placeholder(&self, id: u32) -> bool {
        // Few files hold any.
        match self.templated.get() {
            Some(templated) if !templated.is_everywhere() => templated.may_hold(id),
            _ => self.may_be_templated(id),
        }
    }

    fn may_be_templated(&self, id: u32) -> bool {
        // Of a file that is read for what it tells others, little is asked.
        let templated = match self.templated.get() {
            Some(templated) => templated,
            None if self.asked.fetch_add(1, Ordering::Relaxed) < FEW => return self.holds_mark(id),
            None => self.templated(),
        };
        templated.may_hold(id) && (!templated.is_everywhere() || self.holds_mark(id))
    }

    fn holds_mark(&self, id: u32) -> bool {
        placeholder::may_stand_in(self.raw_text(self.raw(id)))
    }

    /// Whether `{{` may stand anywhere in the text, or in what was decoded from it.
    pub(crate) fn holds_braces(&self) -> bool {
        self.templated().holds_braces
    }

    /// Lets every scalar be searched for a placeholder when asked: the nodes of this tree change.
    pub(crate) fn search_scalars(&mut self) {
        self.templated = OnceLock::from(Templated::anywhere());
    }

    /// Brings up to date what was looked for once: there are more nodes now, of which these may hold a placeholder, and what
    /// was decoded for them.
    pub(crate) fn look_again(&mut self, templated: &[u32], decoded: &str) {
        if let Some(known) = self.templated.get_mut() {
            known.add(templated, decoded);
        }
    }

    /// Whether any node may be open: of a broken text from which nodes were made, and of a broken module.
    pub(crate) fn is_open_throughout(&self) -> bool {
        !self.errors.is_empty() && (self.syntax == Syntax::Hcl || !self.made.is_empty())
    }

    /// Whether some value may be one that cannot be known: the text holds a placeholder, a tag or what could not be read, or a
    /// front end made nodes.
    pub(crate) fn may_be_unknown(&self) -> bool {
        self.is_templated() || !self.tags.is_empty() || !self.errors.is_empty() || !self.made.is_empty()
    }

    /// The source that all spans are in; of several files the first one.
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

    /// The node of this number as it is stored.
    #[inline]
    pub(crate) fn raw(&self, id: u32) -> &Raw {
        self.nodes.get(id as usize).unwrap_or(&NOTHING)
    }

    /// The node of this number, or the one that it names as an alias.
    #[inline]
    pub(crate) fn content(&self, id: u32) -> &Raw {
        self.followed(self.raw(id))
    }

    /// A node as it is stored, or the one that it names as an alias.
    #[inline]
    pub(crate) fn followed<'t>(&'t self, raw: &'t Raw) -> &'t Raw {
        if raw.kind == Kind::Alias { self.raw(raw.a) } else { raw }
    }

    /// The bytes of the decoded text of a scalar as it is stored.
    #[inline]
    pub(crate) fn raw_bytes(&self, raw: &Raw) -> &[u8] {
        let from = if raw.has(Raw::DECODED) { &self.decoded } else { &*self.text };
        from.as_bytes().get(raw.a as usize..(raw.a + raw.b) as usize).unwrap_or_default()
    }

    /// The decoded text of a scalar as it is stored.
    #[inline]
    pub(crate) fn raw_text(&self, raw: &Raw) -> &str {
        raw.text(&self.text, &self.decoded)
    }
}

impl fmt::Debug for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Tree");
        shown.field("source", &self.source).field("syntax", &self.syntax).field("nodes", &self.nodes.len());
        shown.field("errors", &self.errors).finish_non_exhaustive()
    }
}
