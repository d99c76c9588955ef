//! JSON values without quotes, and the words that people write instead of strings.

use crate::syntax::error::SyntaxErrorKind as Wrong;
use crate::syntax::json::reader::Reader;
use crate::syntax::placeholder;
use crate::syntax::scan::number;
use crate::syntax::stored::Kind;

impl Reader<'_> {
    /// Reads a number, a word or a placeholder where a value is expected.
    pub(crate) fn word(&mut self, flags: u8) {
        let start = self.at;
        let end = number(self.bytes, start);
        if end > start && self.bytes.get(end).is_none_or(|&byte| ends_word(byte) || byte == b'/' || byte == b':') {
            return self.plain(start, end, flags);
        }
        if self.quoted_otherwise(flags, Wrong::NotJson) || self.template(flags) {
            return;
        }
        let end = self.end_of_word(start, ends_word);
        if !matches!(self.bytes.get(start..end), Some(b"true" | b"false" | b"null")) {
            // A key of YAML: its colon is not a part of the word.
            let is_key = end > start + 1 && self.bytes.get(end - 1) == Some(&b':');
            self.error(start, end - usize::from(is_key), Wrong::NotJson);
        }
        self.plain(start, end, flags);
    }

    /// Reads a key that has no double quotes.
    pub(crate) fn bare_key(&mut self) {
        if self.quoted_otherwise(0, Wrong::KeyNotString) {
            return;
        }
        let start = self.at;
        let template = placeholder::end_at(self.text, start);
        let end = self.end_of_word(template.unwrap_or(start), |byte| ends_word(byte) || byte == b':');
        // What a later step puts there may be any number of members: neither quotes nor a value are missed.
        if template.is_none() {
            self.error(start, end, Wrong::KeyNotString);
        }
        self.plain(start, end, 0);
        self.template_end = template.map_or(self.template_end, |_| end);
    }

    /// Reads a placeholder, with the word that goes on after it, if one begins here.
    pub(crate) fn template(&mut self, flags: u8) -> bool {
        let start = self.at;
        let mut end = start;
        while let Some(next) = placeholder::end_at(self.text, end) {
            end = next;
            while self
                .bytes
                .get(end)
                .is_some_and(|&byte| !ends_word(byte) && !matches!(byte, b'$' | b'<' | b'@' | b'%'))
            {
                end += 1;
            }
        }
        let found = end > start;
        if found {
            let end = self.bytes.get(end).map_or(end, |_| self.rest_of_word(end));
            self.plain(start, end, flags);
            self.template_end = end;
        }
        found
    }

    fn plain(&mut self, start: usize, end: usize, flags: u8) {
        self.at = end;
        if self.keep {
            self.tree.push_written((start, end), Kind::Plain, (start, end), flags);
        }
    }

    /// Reads a string in single quotes, or in the curly ones of word processors, that ends on its line.
    fn quoted_otherwise(&mut self, flags: u8, wrong: Wrong) -> bool {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let Some(open) = rest.chars().next().filter(|&first| first == '\'' || is_curly(first)) else { return false };
        let closes = |next: char| if open == '\'' { next == open } else { is_curly(next) };
        let inside = rest.get(open.len_utf8()..).unwrap_or_default();
        let end = inside.char_indices().find(|&(_, next)| next == '\n' || closes(next));
        let Some((length, close)) = end.filter(|&(_, next)| closes(next)) else { return false };
        let begin = start + open.len_utf8();
        self.at = begin + length + close.len_utf8();
        self.error(start, self.at, wrong);
        if self.keep {
            self.tree.push_written((start, self.at), Kind::Single, (begin, begin + length), flags);
        }
        true
    }

    /// The offset after a word; at least one character belongs to it.
    fn end_of_word(&self, start: usize, ends: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = rest.iter().position(|&byte| ends(byte)).unwrap_or(rest.len());
        let first = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start + if start == self.at { length.max(first) } else { length }
    }

    fn rest_of_word(&self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        start + rest.iter().position(|&byte| ends_word(byte)).unwrap_or(rest.len())
    }
}

/// Whether this is a quote as word processors put it.
pub(crate) fn is_curly(character: char) -> bool {
    matches!(character, '“' | '”' | '„' | '‟' | '‘' | '’')
}

fn ends_word(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b'{' | b'}' | b'[' | b']' | b'"')
}
