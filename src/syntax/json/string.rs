//! JSON strings: those without escapes stay in the source text.

use crate::syntax::error::SyntaxErrorKind as Wrong;
use crate::syntax::json::reader::Reader;
use crate::syntax::placeholder;
use crate::syntax::scan::plain_end;
use crate::syntax::stored::Kind;

/// Strings of a text whose end is looked for when a quote ended them too early.
const MOST_BARE_QUOTES: usize = 16;

impl Reader<'_> {
    /// Reads a string; the next character is its opening quote.
    pub(crate) fn string(&mut self, flags: u8) {
        let start = self.at;
        let at = plain_end(self.bytes, start + 1);
        if self.bytes.get(at) != Some(&b'"') {
            return self.string_with_escapes(start, at, flags);
        }
        self.at = at + 1;
        if self.keep {
            self.tree.push_written((start, at + 1), Kind::Double, (start + 1, at), flags);
        }
    }

    /// Goes on with a string at its first escape, at its first control character or at the end of the text.
    #[inline(never)]
    fn string_with_escapes(&mut self, start: usize, first: usize, flags: u8) {
        let decoded = self.tree.decoded.len();
        let mut written = start + 1;
        let mut control = false;
        self.at = first;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.copy(written, self.at);
                    self.at += 1;
                    break;
                }
                Some(b'\\') => {
                    self.copy(written, self.at);
                    self.escape();
                    written = self.at;
                }
                Some(byte) if byte >= 0x20 => self.at += 1,
                Some(b'\n' | b'\r') if !control && self.next_line_is_structure() => {
                    self.unclosed(start, written);
                    break;
                }
                Some(_) => {
                    if !control {
                        self.error(self.at, self.at + 1, Wrong::ControlCharacter);
                    }
                    control = true;
                    self.at += 1;
                }
                None => {
                    self.copy(written, self.at);
                    self.tree.error(start, start + 1, Wrong::Unclosed);
                    break;
                }
            }
        }
        if self.keep {
            self.tree.push_decoded((start, self.at), Kind::Double, decoded, flags);
        } else {
            self.tree.decoded.truncate(decoded);
        }
    }

    /// Whether the last string was ended by a quote that was meant to be in it: a word goes on on the same line.
    pub(crate) fn is_behind_bare_quote(&self) -> bool {
        let between = self.bytes.get(self.after..self.at).unwrap_or_default();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_word = || {
            let word = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            let is_value = between.is_empty().then_some(false);
            !is_value.unwrap_or(matches!(word, "true" | "false" | "null"))
        };
        self.after > 0
            && self.bytes.get(self.after - 1) == Some(&b'"')
            && !between.contains(&b'\n')
            && !rest
                .starts_with(|c: char| matches!(c, '"' | '{' | '[' | '-') || c.is_ascii_digit() && !between.is_empty())
            && placeholder::end_at(self.text, self.at).is_none()
            && is_word()
    }

    /// Where a string ends in which quotes stand without a backslash: at a quote of its line that a string may end at, and that
    /// leaves pairs of quotes after it.
    pub(crate) fn end_of_string(&self) -> Option<usize> {
        // Beyond so many of them, the text is something else; and each looks at the rest of its line.
        if self.tree.errors.len() > MOST_BARE_QUOTES {
            return None;
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let line = rest.get(..memchr::memchr(b'\n', rest).unwrap_or(rest.len())).unwrap_or_default();
        let is_quote = |at: &usize| *at == 0 || line.get(at - 1) != Some(&b'\\');
        let quotes: Vec<usize> = memchr::memchr_iter(b'"', line).filter(is_quote).collect();
        let ends = |at: usize| {
            let behind = line.get(at + 1..).unwrap_or_default();
            let next = behind.iter().find(|byte| !byte.is_ascii_whitespace());
            next.is_none_or(|byte| matches!(byte, b',' | b'}' | b']'))
        };
        let last = quotes.len();
        let end = quotes.iter().enumerate().find(|(number, at)| (last - number) % 2 == 1 && ends(**at));
        end.map(|(_, at)| self.at + at + 1)
    }

    fn copy(&mut self, from: usize, to: usize) {
        self.tree.decoded.push_str(self.text.get(from..to).unwrap_or_default());
    }

    /// Whether the next line begins as a line of JSON does, and not as one of a text: then a quote is missing here.
    fn next_line_is_structure(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let first = rest.iter().find(|byte| !byte.is_ascii_whitespace());
        matches!(first, Some(b'"' | b'{' | b'}' | b'[' | b']'))
    }

    /// Ends a string at the end of its line; a comma there, or a bracket after it, was meant to follow the string.
    fn unclosed(&mut self, start: usize, written: usize) {
        let line = self.text.get(written..self.at).unwrap_or_default();
        let line = line.trim_end();
        let end = written + line.strip_suffix(',').unwrap_or(line).len();
        self.copy(written, end);
        self.at = end;
        self.tree.error(start, start + 1, Wrong::Unclosed);
    }

    /// Decodes one escape; the next character is its backslash.
    fn escape(&mut self) {
        let start = self.at;
        let named = |byte: u8| match byte {
            b'"' | b'\\' | b'/' => Some(char::from(byte)),
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            b'n' => Some('\n'),
            b'r' => Some('\r'),
            b't' => Some('\t'),
            _ => None,
        };
        let character = match self.bytes.get(start + 1) {
            Some(b'u') => self.unicode_escape(start),
            Some(&byte) => {
                let length = self.text.get(start + 1..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                // A line break after a backslash is left to the string, which may end there.
                let length = if byte < 0x20 { 0 } else { length };
                self.at = start + 1 + length;
                self.known(named(byte), start, Wrong::UnknownEscape)
            }
            None => {
                self.at = start + 1;
                self.known(None, start, Wrong::UnknownEscape)
            }
        };
        self.tree.decoded.push(character);
    }

    fn known(&mut self, character: Option<char>, start: usize, wrong: Wrong) -> char {
        if character.is_none() {
            self.error(start, self.at, wrong);
        }
        character.unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn unicode_escape(&mut self, start: usize) -> char {
        let Some(first) = self.four_digits(start + 2) else {
            let rest = self.bytes.get(start + 2..).unwrap_or_default();
            self.at = start + 2 + rest.iter().take(4).take_while(|byte| byte.is_ascii_hexdigit()).count();
            return self.known(None, start, Wrong::BadUnicodeEscape);
        };
        self.at = start + 6;
        if let 0xd800..=0xdbff = first
            && self.bytes.get(start + 6..start + 8) == Some(b"\\u")
            && let Some(second @ 0xdc00..=0xdfff) = self.four_digits(start + 8)
        {
            self.at = start + 12;
            let pair = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return self.known(char::from_u32(pair), start, Wrong::LoneSurrogate);
        }
        self.known(char::from_u32(first), start, Wrong::LoneSurrogate)
    }

    fn four_digits(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    }
}
