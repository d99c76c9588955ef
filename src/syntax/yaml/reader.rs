//! The YAML reader: events of the parser become nodes. The only file that knows the parser, and corrects what it tells.

use crate::source::span::offset;
use crate::syntax::build::MAX_DEPTH;
use crate::syntax::error::SyntaxErrorKind as Wrong;
use crate::syntax::error::YamlFault as Fault;
use crate::syntax::rendered;
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use crate::syntax::yaml::block;
use crate::syntax::yaml::expand;
use crate::syntax::yaml::fault::Found;
use crate::syntax::yaml::recover;
use crate::syntax::yaml::text;
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, StrInput, StructureStyle};
use std::borrow::Cow;
use std::ops::Range;

/// A collection that has not ended.
struct Open {
    id: u32,
    mapping: bool,
    /// Children so far: keys and values count one each.
    children: u32,
    /// The end of the last child, or of the opening bracket.
    end: usize,
}

struct Reader<'a> {
    tree: &'a mut Tree,
    text: &'a str,
    open: Vec<Open>,
    /// Nodes by the parser's number of their anchor.
    anchors: Vec<Option<u32>>,
    /// Where the last node that has a text of its own ends.
    last: usize,
    documents: usize,
}

/// Where the parser says that a node and its tag stand.
struct Written {
    range: Range<usize>,
    tag: Option<Range<usize>>,
    column: usize,
}

type TagName<'e> = Option<Cow<'e, granit_parser::Tag>>;

/// Reads the text of a tree into it.
pub(crate) fn read(tree: &mut Tree) {
    let text = tree.shared_text();
    tree.nodes.reserve(text.len() / 24);
    if block::read(tree, &text).is_some() {
        tree.nodes.shrink_to_fit();
        return;
    }
    tree.clear();
    read_with_parser(tree);
}

/// Reads the text of a tree that is empty, with the parser.
pub(crate) fn read_with_parser(tree: &mut Tree) {
    let text = tree.shared_text();
    let mut is_masked = false;
    read_text(tree, &text);
    // A template is YAML only when its placeholders are: read once more with variables of the same length in their place, and
    // if need be with comments instead of lines that hold nothing else.
    for all in [false, true] {
        if tree.errors.is_empty() {
            break;
        }
        let Some(masked) = rendered::masked(&text, all) else { break };
        let mut other = Tree::empty(tree.source(), text.clone(), tree.syntax());
        read_text(&mut other, &masked.text);
        other.open_at(&masked.lines);
        // What breaks at the same place all the same does not break for its placeholders.
        let broken_at = |tree: &Tree| tree.errors.iter().map(|error| error.span.start).min().unwrap_or(u32::MAX);
        if broken_at(&other) > broken_at(tree) {
            *tree = other;
            is_masked = true;
        }
    }
    let healed = if is_masked { Vec::new() } else { recover::read_on(tree, read_text) };
    expand::check(tree);
    tree.errors.sort_by_key(|error| error.span.start);
    tree.open_broken(&healed);
    tree.give_up_rendered();
    tree.nodes.shrink_to_fit();
}

/// Reads a text, which is the tree's own or one of the same length.
fn read_text(tree: &mut Tree, text: &str) {
    let (open, anchors) = (Vec::new(), Vec::new());
    let mut reader = Reader { tree, text, open, anchors, last: 0, documents: 0 };
    reader.run();
    if reader.documents == 0 && reader.tree.errors.is_empty() {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        reader.tree.error(at, at, Wrong::Empty);
    }
}

/// The parser's own limits lie beyond ours, so that it is we who stop, at the right place. Comments are unlimited.
fn options() -> Options {
    granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: 20_000,
        block_nesting_limit: 20_000
    }
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut parser = Parser::new_from_str_with_options(self.text, options());
        while let Some(event) = parser.next_event() {
            let went_on = match event {
                Ok((event, span)) => self.event(event, &span),
                Err(error) => {
                    self.syntax_error(&error);
                    false
                }
            };
            if !went_on && !self.next_document(&mut parser) {
                return;
            }
        }
    }

    /// Gives a document up, keeps what was read of it, and goes to the next one.
    fn next_document<'i>(&mut self, parser: &mut Parser<'i, StrInput<'i>>) -> bool {
        while let Some(open) = self.open.last() {
            self.tree.mark(open.id, Raw::OPEN);
            if open.mapping && open.children % 2 == 1 {
                let end = open.end;
                self.add_error(end..end);
            }
            let end = self.open.last().map_or(0, |open| open.end);
            self.end_collection(&(end..end));
        }
        parser.proceed_next_document().unwrap_or(false)
    }

    /// Takes one event; returns false where the document must be given up.
    fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) -> bool {
        let range = span.byte_range().unwrap_or_default();
        let tag = span.tag_span().and_then(|span| span.byte_range());
        let written = Written { range, tag, column: span.start.col() };
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(&text, style, anchor, tag, written),
            Event::SequenceStart(style, anchor, tag) => {
                return self.collection(Kind::Sequence, style, anchor, tag, &written);
            }
            Event::MappingStart(style, anchor, tag) => {
                return self.collection(Kind::Mapping, style, anchor, tag, &written);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end_collection(&written.range),
            Event::Alias(anchor) => self.alias(anchor, written.range),
            Event::UnresolvedAlias(_) => {
                self.tree.error(written.range.start, written.range.end, Wrong::UnknownAlias);
                self.add_error(written.range);
            }
            Event::Comment(..) => self.comment(&written.range),
            Event::DocumentStart(..) => self.documents += 1,
            _ => {}
        }
        true
    }

    fn comment(&mut self, range: &Range<usize>) {
        let span = crate::source::span::Span::new(self.tree.source(), range.start, range.end);
        self.tree.comments.push(span);
    }

    /// Whether the next node is the value of an entry.
    fn is_value(&self) -> bool {
        self.open.last().is_some_and(|open| open.mapping && open.children % 2 == 1)
    }

    fn value_flag(&self) -> u8 {
        if self.is_value() { Raw::VALUE } else { 0 }
    }

    /// Counts a node that was added, as a child or as a root.
    fn count(&mut self, id: u32, end: usize) {
        match self.open.last_mut() {
            Some(open) => (open.children, open.end) = (open.children + 1, open.end.max(end)),
            None => self.tree.roots.push(id),
        }
        self.last = self.last.max(end);
    }

    fn add_error(&mut self, range: Range<usize>) {
        let id = self.tree.push_error(range.start, range.end, self.value_flag());
        self.count(id, range.end);
    }

    fn alias(&mut self, anchor: usize, range: Range<usize>) {
        let Some(target) = self.anchors.get(anchor).copied().flatten() else { return self.add_error(range) };
        let (start, end, flags) = (offset(range.start), offset(range.end), self.value_flag());
        let id = self.tree.push(Raw { start, end, kind: Kind::Alias, flags, indent: 0, a: target, b: 0 });
        self.count(id, range.end);
    }

    fn properties(&mut self, id: u32, anchor: usize, tag: TagName<'_>, written: &Written) {
        if anchor > 0 {
            self.anchors.resize(self.anchors.len().max(anchor + 1), None);
            self.anchors.get_mut(anchor).into_iter().for_each(|slot| *slot = Some(id));
        }
        if let Some(tag) = tag {
            let range = written.tag.clone().unwrap_or(written.range.start..written.range.start);
            let name = format!("{}{}", tag.handle(), tag.suffix()).into();
            self.tree.push_tag(id, name, &range);
            self.tree.mark(id, Raw::TAGGED);
        }
    }

    fn collection(
        &mut self,
        kind: Kind,
        style: StructureStyle,
        anchor: usize,
        tag: TagName<'_>,
        written: &Written,
    ) -> bool {
        let mut start = written.range.start;
        // The parser begins a block sequence that is not indented after its first dash, where another one may be.
        let is_dash = || !self.is_value() && self.text.as_bytes().get(start) == Some(&b'-');
        if kind == Kind::Sequence && style == StructureStyle::Block && !is_dash() {
            start = text::dash(self.text, self.last, start).unwrap_or(start);
        }
        if self.open.len() >= MAX_DEPTH {
            let end = text::after_character(self.text, start);
            self.tree.error(start, end, Wrong::TooDeep { limit: MAX_DEPTH });
            self.add_error(start..start);
            return false;
        }
        // A pair in a flow sequence, `[a: b]`, has no brackets of its own.
        let has_bracket = style == StructureStyle::Flow && matches!(self.text.as_bytes().get(start), Some(b'{' | b'['));
        let flags = self.value_flag() | if has_bracket { Raw::FLOW } else { 0 };
        let end = start + usize::from(has_bracket);
        let id = self.tree.push_open(start, kind, flags);
        self.properties(id, anchor, tag, written);
        self.open.push(Open { id, mapping: kind == Kind::Mapping, children: 0, end });
        self.last = self.last.max(end);
        true
    }

    /// Ends a collection: a flow one with its bracket, a block with its last child.
    fn end_collection(&mut self, range: &Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let end =
            if range.is_empty() || !self.tree.raw(open.id).has(Raw::FLOW) { open.end } else { range.end.max(open.end) };
        let count = if open.mapping { open.children / 2 } else { open.children };
        self.tree.close(open.id, count, end);
        self.count(open.id, end);
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, anchor: usize, tag: TagName<'_>, mut written: Written) {
        let kind = match style {
            ScalarStyle::Plain => Kind::Plain,
            ScalarStyle::SingleQuoted => Kind::Single,
            ScalarStyle::DoubleQuoted => Kind::Double,
            ScalarStyle::Literal => Kind::Literal,
            ScalarStyle::Folded => Kind::Folded,
        };
        let content = written.range.start;
        if matches!(kind, Kind::Literal | Kind::Folded) {
            written.range = self.block_range(&written);
        }
        // The parser tells an omitted value as a plain `~` without a place of its own.
        let text = if kind == Kind::Plain && written.range.is_empty() { "" } else { text };
        let id = self.add_scalar(text, kind, content, &written);
        if kind == Kind::Plain
            && text == "<<"
            && tag.is_none()
            && !self.is_value()
            && self.open.last().is_some_and(|open| open.mapping)
        {
            self.tree.mark(id, Raw::MERGE);
            self.open.last().into_iter().for_each(|open| self.tree.mark(open.id, Raw::MERGE));
        }
        self.properties(id, anchor, tag, &written);
        self.count(id, written.range.end);
    }

    /// The parser's range of a block scalar begins at its first line of content, and may end in the next indentation.
    fn block_range(&self, written: &Written) -> Range<usize> {
        let from = written.tag.as_ref().map_or(self.last, |tag| tag.end.max(self.last));
        let start = text::header(self.text, from, written.range.start).unwrap_or(written.range.start);
        start..text::end_of_block(self.text, start..written.range.end)
    }

    fn add_scalar(&mut self, text: &str, kind: Kind, content: usize, written: &Written) -> u32 {
        let Range { start, end } = written.range;
        let flags = self.value_flag();
        let quote = usize::from(matches!(kind, Kind::Single | Kind::Double));
        let content = content + quote;
        let last = content + text.len();
        if last + quote == end && self.text.get(content..last) == Some(text) {
            return self.tree.push_written((start, end), kind, (content, last), flags);
        }
        if kind == Kind::Plain {
            self.comment_in_plain(start, end);
        }
        let from = self.tree.decoded.len();
        self.tree.decoded.push_str(text);
        let id = self.tree.push_decoded((start, end), kind, from, flags);
        if matches!(kind, Kind::Literal | Kind::Folded) {
            self.tree.indent(id, written.column);
        }
        id
    }

    fn comment_in_plain(&mut self, start: usize, end: usize) {
        let written = self.text.get(start..end).unwrap_or_default();
        if let Some(at) = text::comment_inside(written) {
            self.tree.error(start + at, start + at + 1, Wrong::Yaml(Fault::CommentInValue));
        }
    }

    fn syntax_error(&mut self, error: &ScanError) {
        let start = error.marker().byte_offset().unwrap_or(0);
        let start = match error.kind() {
            // The parser points at the opening bracket, we at the one that does not fit.
            ErrorKind::MismatchedFlowCollectionEnd { close, .. } => {
                text::closing(self.text, self.last.max(start + 1), *close).unwrap_or(start)
            }
            _ => text::boundary(self.text, start),
        };
        let flow = self.open.iter().rev().map(|open| self.tree.raw(open.id)).find(|raw| raw.has(Raw::FLOW));
        let flow = flow.map(|raw| raw.start as usize);
        let found = Found { text: self.text, source: self.tree.source(), at: start, flow };
        let (range, kind) = found.place(wrong(error.kind()));
        self.tree.error(range.start, range.end, kind);
    }
}

/// The parser's errors as facts.
fn wrong(kind: &ErrorKind) -> Wrong {
    use ErrorKind as Kind;
    let fault = match kind {
        Kind::RecursionLimitExceeded => return Wrong::TooDeep { limit: MAX_DEPTH },
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnclosedQuotedScalar
        | Kind::DocumentIndicatorInQuotedScalar
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping => return Wrong::Unclosed,
        Kind::MismatchedFlowCollectionEnd { open, .. } => return Wrong::MismatchedBracket { open: *open },
        Kind::UnknownQuotedScalarEscape => return Wrong::UnknownEscape,
        Kind::InvalidQuotedScalarHexEscape | Kind::InvalidUnicodeEscape | Kind::InvalidLowSurrogateHexEscape => {
            return Wrong::BadUnicodeEscape;
        }
        Kind::InvalidLowSurrogate | Kind::MissingLowSurrogate | Kind::UnpairedLowSurrogate => {
            return Wrong::LoneSurrogate;
        }
        Kind::UnknownAnchor => return Wrong::UnknownAlias,
        Kind::ExpectedNodeContent => return Wrong::MissingValue,
        Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => return Wrong::MissingComma,
        Kind::ExpectedDocumentStart | Kind::InvalidDocumentEnd => return Wrong::ExtraText,
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar => Fault::Tab,
        Kind::InvalidBlockScalarIndent => Fault::LongBlankLine,
        Kind::ZeroBlockScalarIndent | Kind::InvalidBlockScalarHeader => Fault::BlockHeader,
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => Fault::NoColon,
        Kind::ExpectedBlockMappingKey => Fault::Indentation,
        Kind::ExpectedBlockSequenceEntry => Fault::KeyAmongItems,
        Kind::InvalidIndentation | Kind::InvalidQuotedScalarIndent | Kind::InvalidFlowScalarIndent => {
            Fault::Indentation
        }
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement | Kind::MappingKeyNotAllowed => Fault::ColonInValue,
        Kind::InvalidMappingValueWhitespace | Kind::FlowMappingValueAdjacentCollection => Fault::NoSpaceAfterColon,
        Kind::BlockEntryInFlowCollection
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::InvalidBlockEntryWhitespace
        | Kind::PlainScalarStartsWithDashFlowIndicator => Fault::Dash,
        Kind::UnexpectedCharacter { character } if character.is_control() => Fault::Control,
        Kind::UnexpectedCharacter { character } => Fault::Reserved(*character),
        Kind::InvalidTrailingSingleQuotedScalar => Fault::TextAfterQuote { single: true },
        Kind::InvalidTrailingDoubleQuotedScalar => Fault::TextAfterQuote { single: false },
        Kind::MisplacedFlowCollectionEnd => Fault::StrayBracket,
        Kind::CommentNotSeparated => Fault::CommentNotSeparated,
        Kind::CommentInterceptedScalar => Fault::CommentInValue,
        Kind::MissingAnchorOrAliasName => Fault::NoAnchorName,
        Kind::UndeclaredTagHandle => Fault::UndeclaredTag,
        Kind::BomInsideDocument => Fault::ByteOrderMark,
        // Directives and tags have many, which their first characters tell apart well enough.
        _ => Fault::Other,
    };
    Wrong::Yaml(fault)
}
