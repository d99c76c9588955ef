//! The JSON reader: one pass, no recursion, and it goes on after an error.

use crate::source::span::{Span, offset};
use crate::syntax::build::MAX_DEPTH;
use crate::syntax::error::SyntaxErrorKind as Wrong;
use crate::syntax::indentation::Indentation;
use crate::syntax::language::Syntax;
use crate::syntax::placeholder;
use crate::syntax::scan::after_whitespace;
use crate::syntax::statement;
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;

/// A collection that is not closed yet.
pub(crate) struct Open {
    pub(crate) id: u32,
    pub(crate) count: u32,
    pub(crate) start: usize,
    pub(crate) mapping: bool,
    /// Columns before the line on which it begins.
    pub(crate) indent: usize,
    /// Columns before its first child, where that begins a line.
    pub(crate) column: Option<usize>,
}

/// What comes next.
#[derive(Copy, Clone, Eq, PartialEq)]
pub(crate) enum Next {
    /// Another value, or another entry.
    Value,
    /// What follows a value.
    After,
    /// Nothing: the value is complete.
    Done,
    /// Nothing: the reading ends here.
    Stop,
}

/// Reads JSON values into a tree.
pub(crate) struct Reader<'a> {
    pub(crate) tree: &'a mut Tree,
    pub(crate) text: &'a str,
    pub(crate) bytes: &'a [u8],
    /// Byte offset of the next character.
    pub(crate) at: usize,
    /// Byte offset after the last token, where something that is missing belongs.
    pub(crate) after: usize,
    /// Whether nodes are kept; without it the text is only checked.
    pub(crate) keep: bool,
    /// Byte offset after the last placeholder that stood where a value or a member belongs.
    pub(crate) template_end: usize,
    pub(crate) open: Vec<Open>,
    /// What the indentation tells, for a text that is broken.
    pub(crate) indentation: Option<Indentation>,
}

/// Reads the text of a tree into it.
pub(crate) fn read(tree: &mut Tree) {
    let mut healed = read_text(tree, None);
    // What is broken is read once more with an eye on the indentation, unless that explains less.
    if tree.syntax() == Syntax::Json && !tree.errors.is_empty() {
        let mut other = Tree::empty(tree.source(), tree.shared_text(), tree.syntax());
        let found = read_text(&mut other, Some(Indentation::default()));
        if other.errors.len() <= tree.errors.len() {
            (*tree, healed) = (other, found);
        }
    }
    tree.errors.sort_by_key(|error| error.span.start);
    tree.open_broken(&healed);
    tree.give_up_rendered();
    tree.nodes.shrink_to_fit();
}

/// Reads a text; returns where the indentation shows that what is read is what was meant.
fn read_text(tree: &mut Tree, indentation: Option<Indentation>) -> Vec<usize> {
    let text = tree.shared_text();
    tree.nodes.reserve(text.len() / 24);
    let lines = tree.syntax() == Syntax::JsonLines;
    let mut reader = Reader { indentation, ..Reader::new(tree, &text) };
    reader.blanks();
    if reader.at >= text.len() {
        reader.tree.error(reader.at, reader.at, Wrong::Empty);
    }
    while reader.at < text.len() {
        if lines && reader.stray() {
            continue;
        }
        let root = offset(reader.tree.nodes.len());
        reader.tree.roots.push(root);
        let complete = reader.value_with_children();
        if !lines {
            reader.extra_text(complete);
            break;
        }
        if !complete {
            reader.skip_line();
        }
        reader.blanks();
    }
    reader.indentation.map(|indentation| indentation.healed).unwrap_or_default()
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of a text, after a byte order mark.
    pub(crate) fn new(tree: &'a mut Tree, text: &'a str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let (open, indentation) = (Vec::new(), None);
        Self { tree, text, bytes: text.as_bytes(), at, after: at, keep: true, open, template_end: 0, indentation }
    }

    /// The next byte.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Records an error; what is missing at a place is reported once.
    pub(crate) fn error(&mut self, start: usize, end: usize, kind: Wrong) {
        let last = self.tree.errors.last().map(|error| error.span);
        if start < end || last.is_none_or(|last| last.start as usize != start) {
            self.tree.error(start, end, kind);
        }
    }

    fn missing(&mut self, kind: Wrong) {
        self.error(self.after, self.after, kind);
    }

    /// What is missing beside a placeholder may come with what a later step puts there.
    fn missing_beside_no_template(&mut self, kind: Wrong) {
        let behind = self.template_end > 0 && self.template_end == self.after;
        if !behind && placeholder::end_at(self.text, self.at).is_none() {
            self.missing(kind);
        }
    }

    /// Steps over white space, and comments, which are errors.
    #[inline]
    pub(crate) fn blanks(&mut self) {
        self.at = after_whitespace(self.bytes, self.at);
        if matches!(self.peek(), Some(b'/' | b'{' | b'<' | b'%')) {
            self.comments();
        }
    }

    /// Steps over the comments and statements that begin here, and the white space after them.
    #[inline(never)]
    fn comments(&mut self) {
        loop {
            match self.bytes.get(self.at..self.at + 2) {
                Some(b"//" | b"/*") => self.comment(),
                Some(b"{%" | b"{{" | b"<%" | b"%{") => {
                    let Some(end) = statement::end_at(self.text, self.at) else { return };
                    self.statement(end);
                }
                _ => return,
            }
            self.at = after_whitespace(self.bytes, self.at);
        }
    }

    /// Steps over a statement of a templating language: what is around it may come with it, or not.
    fn statement(&mut self, end: usize) {
        let span = Span::new(self.tree.source(), self.at, end);
        self.tree.statement.get_or_insert(span);
        if let Some(open) = self.open.last().filter(|_| self.keep) {
            self.tree.mark(open.id, Raw::OPEN);
        }
        (self.at, self.after, self.template_end) = (end, end, end);
    }

    fn comment(&mut self) {
        let start = self.at;
        let rest = self.bytes.get(start + 2..).unwrap_or_default();
        let length = match self.bytes.get(start + 1) {
            Some(b'*') => memchr::memmem::find(rest, b"*/").map(|at| at + 2),
            _ => memchr::memchr2(b'\n', b'\r', rest),
        };
        self.at = start + 2 + length.unwrap_or(rest.len());
        self.tree.error(start, self.at, Wrong::Comment);
        let span = self.tree.errors.last().map(|error| error.span);
        self.tree.comments.extend(span);
    }

    /// Reads one value with all it contains; returns whether it is complete.
    pub(crate) fn value_with_children(&mut self) -> bool {
        let mut next = Next::Value;
        loop {
            next = match next {
                Next::Value => self.entry(),
                Next::After => self.after_value(),
                Next::Done => return true,
                Next::Stop => {
                    self.close_all();
                    return false;
                }
            }
        }
    }

    /// Reads a value, with its key before it in a mapping.
    fn entry(&mut self) -> Next {
        self.open_lost();
        let flags = if self.open.last().is_some_and(|open| open.mapping) {
            if self.at >= self.bytes.len() {
                return Next::Stop;
            }
            let is_followed = self.key();
            if !is_followed && self.is_next_member() {
                self.missing(Wrong::MissingValue);
                self.gap(Raw::VALUE);
                return Next::After;
            }
            Raw::VALUE
        } else {
            0
        };
        match self.peek() {
            Some(b'"') => self.string(flags),
            Some(b'{') if self.bytes.get(self.at + 1) == Some(&b'{') && self.template(flags) => {}
            Some(bracket @ (b'{' | b'[')) => return self.open(bracket == b'{', flags),
            Some(b'}' | b']' | b',') => {
                self.missing_beside_no_template(Wrong::MissingValue);
                self.gap(flags);
            }
            None => {
                self.gap(flags);
                return Next::After;
            }
            Some(_) => self.word(flags),
        }
        self.after = self.after.max(self.at);
        Next::After
    }

    /// Adds a node where a key or a value is missing.
    fn gap(&mut self, flags: u8) {
        if self.keep {
            self.tree.push_error(self.after, self.after, flags);
        }
    }

    /// Reads a key and the colon after it; returns whether a value surely follows.
    fn key(&mut self) -> bool {
        let (start, mut is_key) = (self.at, true);
        match self.peek() {
            Some(b'"') => {
                self.string(0);
                // Most values stand behind a colon and a space, or the colon alone.
                let space = usize::from(self.bytes.get(self.at + 1) == Some(&b' '));
                let value = self.bytes.get(self.at + 1 + space);
                if self.peek() == Some(b':') && matches!(value, Some(b'"' | b'[' | b'0'..=b'9' | b'a'..=b'z')) {
                    self.after = self.at + 1;
                    self.at = self.after + space;
                    return true;
                }
            }
            None | Some(b'}' | b']' | b',' | b':' | b'{' | b'[') => {
                self.missing(Wrong::MissingKey);
                self.gap(0);
                is_key = false;
            }
            Some(_) => self.bare_key(),
        }
        if is_key {
            self.after = self.at;
        }
        self.blanks();
        if self.peek() == Some(b':') {
            self.at += 1;
            self.after = self.at;
            self.blanks();
        } else if is_key && self.at < self.bytes.len() && !self.is_unclosed_at(start) {
            self.missing_beside_no_template(Wrong::MissingColon);
        }
        false
    }

    fn open(&mut self, mapping: bool, flags: u8) -> Next {
        let start = self.at;
        if self.open.len() >= MAX_DEPTH {
            self.tree.error(start, start + 1, Wrong::TooDeep { limit: MAX_DEPTH });
            self.gap(flags);
            self.open.last_mut().into_iter().for_each(|open| open.count += 1);
            return Next::Stop;
        }
        self.at += 1;
        self.after = self.at;
        let id = if self.keep { self.push_open(start, mapping, flags) } else { 0 };
        self.blanks();
        if self.peek() == Some(if mapping { b'}' } else { b']' }) {
            self.at += 1;
            self.after = self.at;
            self.close(id, 0, self.at);
            return Next::After;
        }
        let indent = self.indentation.as_ref().map_or(0, |indentation| indentation.indent);
        self.open.push(Open { id, count: 0, start, mapping, indent, column: None });
        self.realigned().unwrap_or(Next::Value)
    }

    pub(crate) fn push_open(&mut self, start: usize, mapping: bool, flags: u8) -> u32 {
        let kind = if mapping { Kind::Mapping } else { Kind::Sequence };
        self.tree.push_open(start, kind, flags | Raw::FLOW)
    }

    pub(crate) fn close(&mut self, id: u32, count: u32, end: usize) {
        if self.keep {
            self.tree.close(id, count, end);
        }
    }

    /// Reads the comma or the closing bracket after a value.
    fn after_value(&mut self) -> Next {
        let Some(open) = self.open.last_mut() else { return Next::Done };
        open.count += 1;
        self.blanks();
        if let Some(next) = self.realigned() {
            return next;
        }
        match self.peek() {
            Some(b',') => self.comma(),
            Some(bracket @ (b'}' | b']')) => self.closing(bracket),
            // A colon is not a comma; read as one, so that it is one error and not three.
            Some(b':') => {
                self.error(self.at, self.at + 1, Wrong::NotJson);
                self.at += 1;
                self.after = self.at;
                self.blanks();
                Next::Value
            }
            Some(_) if self.is_behind_bare_quote() => self.bare_quote(),
            Some(_) => {
                self.missing_beside_no_template(Wrong::MissingComma);
                Next::Value
            }
            None => Next::Stop,
        }
    }

    fn comma(&mut self) -> Next {
        let comma = self.at;
        self.at += 1;
        self.after = self.at;
        self.blanks();
        if let Some(next) = self.realigned() {
            return next;
        }
        match self.peek() {
            Some(bracket @ (b'}' | b']')) if self.template_end > comma => self.closing(bracket),
            Some(bracket @ (b'}' | b']')) => {
                self.error(comma, comma + 1, Wrong::TrailingComma);
                self.closing(bracket)
            }
            Some(_) => Next::Value,
            None => Next::Stop,
        }
    }

    /// Reports what follows the one value of a JSON text, up to the end of its line.
    fn extra_text(&mut self, complete: bool) {
        self.blanks();
        if complete && self.at < self.bytes.len() {
            let line = self.text.get(self.at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            self.error(self.at, self.at + line.trim_end().len(), Wrong::ExtraText);
        }
    }

    /// Steps over a character between two values of JSON Lines that begins no value.
    fn stray(&mut self) -> bool {
        let is_stray = matches!(self.peek(), Some(b'}' | b']' | b',' | b':'));
        if is_stray {
            self.error(self.at, self.at + 1, Wrong::ExtraText);
            self.at += 1;
            self.blanks();
        }
        is_stray
    }

    fn skip_line(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    }
}
