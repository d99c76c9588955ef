//! Where the reader of HCL stands, and what it passes over.

use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::tree::Tree;
use std::ops::Range;
use std::sync::Arc;

/// A place at which the text is no HCL: byte offsets, and what is wrong.
pub(crate) type Wrong = (Range<usize>, SyntaxErrorKind);

/// What reading gives.
pub(crate) type Read<T> = Result<T, Wrong>;

/// Reads one text of a tree.
pub(crate) struct Reader<'r> {
    pub(crate) tree: &'r mut Tree,
    pub(crate) text: Arc<String>,
    /// The byte that is read next.
    pub(crate) at: usize,
    /// Where the text of this file ends in the text of the tree.
    pub(crate) end: usize,
    /// Levels of brackets and blocks that are open.
    pub(crate) depth: usize,
    /// Whether the file is JSON, whose strings are templates.
    pub(crate) is_json: bool,
    /// How many heredocs and comments were not closed: each is looked for to the end of the file.
    pub(crate) unclosed: usize,
    /// Where the last attribute or block of the file itself begins.
    pub(crate) entry: usize,
    /// Where the last comment ends, or a heredoc in which something is wrong: no block begins before.
    pub(crate) passed: usize,
}

/// Heredocs and comments of a file that are looked for to its end; where more are not closed, none after them is.
const MOST: usize = 50;

impl Reader<'_> {
    /// The byte so many bytes further on.
    pub(crate) fn peek_at(&self, count: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + count).filter(|_| self.at + count < self.end).copied()
    }

    /// The next byte.
    pub(crate) fn next(&self) -> Option<u8> {
        self.peek_at(0)
    }

    /// Whether the text goes on like this.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.text.get(self.at..self.end).is_some_and(|rest| rest.starts_with(text))
    }

    /// Takes this text, if it is next.
    pub(crate) fn eat(&mut self, text: &str) -> bool {
        let found = self.is(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// What is wrong here, as far as the end of the next word.
    pub(crate) fn wrong(&self, kind: SyntaxErrorKind) -> Wrong {
        let rest = self.text.get(self.at..self.end).unwrap_or_default();
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
        let first = rest.chars().next().filter(|c| *c != '\n' && *c != '\r').map_or(0, char::len_utf8);
        (self.at..self.at + word.max(first), kind)
    }

    /// Passes over spaces and comments, and over line breaks where they mean nothing.
    pub(crate) fn pass(&mut self, lines: bool) -> Read<()> {
        while let Some(byte) = self.next() {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\r' if self.peek_at(1) == Some(b'\n') && !lines => return Ok(()),
                b'\n' | b'\r' if lines => self.at += 1,
                b'#' => self.line_comment(),
                b'/' if self.peek_at(1) == Some(b'/') => self.line_comment(),
                b'/' if self.peek_at(1) == Some(b'*') => self.block_comment()?,
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    fn line_comment(&mut self) {
        let rest = self.text.get(self.at..self.end).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let length = rest.get(..length).map_or(length, |line| line.trim_end_matches('\r').len());
        self.comment(length);
    }

    fn block_comment(&mut self) -> Read<()> {
        let rest = self.text.get(self.at..self.end).filter(|_| self.may_close()).unwrap_or_default();
        match rest.find("*/") {
            Some(length) => self.comment(length + 2),
            None => {
                self.unclosed += 1;
                return Err((self.at..self.at + 2, SyntaxErrorKind::Unclosed));
            }
        }
        Ok(())
    }

    /// Whether what opens here is looked for to the end of the file.
    pub(crate) fn may_close(&self) -> bool {
        self.unclosed < MOST
    }

    fn comment(&mut self, length: usize) {
        let span = self.tree.span(self.at, self.at + length);
        self.tree.comments.push(span);
        self.at += length;
        self.passed = self.at;
    }

    /// The bytes of the identifier that is next; nothing where there is none.
    pub(crate) fn identifier(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..self.end)?;
        if !rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return None;
        }
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        Some(start..self.at)
    }

    /// What is within these bytes.
    pub(crate) fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}
