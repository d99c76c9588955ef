//! What is on one line of YAML: a scalar, a flow collection that ends on its line, a tag. Whatever else it may be is
//! nothing that this reader knows.

use crate::source::span::offset;
use crate::syntax::scan::{first, plain_end, plain_marks, word};
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use std::ops::Range;

/// Brackets that may are in each other on one line.
const MAX_FLOW: usize = 32;

/// A scalar on one line: byte offsets of the text.
#[derive(Copy, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether its text is not what is written between its quotes.
    escaped: bool,
}

/// One line, from its first byte to its line break. Where that is shows when what is on the line has been read.
#[derive(Copy, Clone)]
pub(crate) struct Line<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
}

impl Line<'_> {
    /// The bytes of the text. A line break ends what is looked for in them.
    fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The byte at an offset that is in the line, none at its end.
    #[inline(always)]
    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied().filter(|byte| *byte != b'\n')
    }

    /// Whether the line ends there, or a comment begins, if a space is before it.
    #[inline(always)]
    pub(crate) fn is_done(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b'#'))
    }

    /// The first offset from this one on that holds no space.
    #[inline]
    pub(crate) fn spaces(&self, mut at: usize) -> usize {
        while self.byte(at) == Some(b' ') {
            at += 1;
            // Indentation comes in runs.
            while let Some(word) = word(self.bytes(), at) {
                let other = word ^ u64::from_le_bytes(*b"        ");
                at += first(other);
                if other != 0 {
                    return at;
                }
            }
        }
        at
    }

    /// Whether a space or the line's end is there.
    #[inline(always)]
    pub(crate) fn is_blank(&self, at: usize) -> bool {
        self.byte(at).is_none_or(|byte| byte == b' ')
    }

    /// The scalar that begins at an offset; in a flow collection one that is not quoted ends earlier.
    pub(crate) fn scalar(&self, start: usize, flow: bool) -> Option<Token> {
        match self.byte(start)? {
            b'"' => self.double(start),
            b'\'' => self.single(start),
            _ if flow => self.word(start),
            _ => self.plain(start),
        }
    }

    fn double(&self, start: usize) -> Option<Token> {
        let (mut at, mut escaped) = (start + 1, false);
        loop {
            at = plain_end(self.bytes(), at);
            match self.byte(at)? {
                b'"' => return Some(Token { kind: Kind::Double, start, end: at + 1, escaped }),
                _ => {
                    // A string that goes on behind the line break.
                    self.byte(at + 1)?;
                    (at, escaped) = (at + 2, true);
                }
            }
        }
    }

    fn single(&self, start: usize) -> Option<Token> {
        let (mut at, mut escaped) = (start + 1, false);
        loop {
            match (self.byte(at)?, self.byte(at + 1)) {
                (b'\'', Some(b'\'')) => (at, escaped) = (at + 2, true),
                (b'\'', _) => return Some(Token { kind: Kind::Single, start, end: at + 1, escaped }),
                _ => at += 1,
            }
        }
    }

    /// A scalar without quotes in a block: it ends at a colon, at a comment or with the line.
    fn plain(&self, start: usize) -> Option<Token> {
        let is_text = match self.byte(start)? {
            b'-' | b'?' | b':' => !self.is_blank(start + 1),
            b' ' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%'
            | b'@' | b'`' => false,
            _ => true,
        };
        let bytes = self.bytes();
        let (mut at, mut end) = (start, start);
        loop {
            if let Some(word) = word(bytes, at) {
                let marks = plain_marks(word);
                let plain = first(marks);
                at += plain;
                end = if plain > 0 { at } else { end };
                if marks == 0 {
                    continue;
                }
            }
            match self.byte(at) {
                None => break,
                Some(b':') if self.is_blank(at + 1) => break,
                Some(b'#') if end < at => break,
                Some(b' ') => {}
                Some(_) => end = at + 1,
            }
            at += 1;
        }
        (is_text && end > start).then_some(Token { kind: Kind::Plain, start, end, escaped: false })
    }

    /// A scalar without quotes in a flow collection: letters, digits and some signs that mean nothing anywhere.
    fn word(&self, start: usize) -> Option<Token> {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"_./*$-".contains(&byte);
        let rest = self.bytes().get(start..)?;
        let end = start + rest.iter().position(|&byte| !is_sign(byte)).unwrap_or(rest.len());
        let is_text = self.byte(start)?.is_ascii_alphanumeric() || matches!(self.byte(start)?, b'_' | b'/' | b'$');
        let ends = self.is_blank(end) || matches!(self.byte(end), Some(b',' | b']' | b'}' | b':'));
        (is_text && ends).then_some(Token { kind: Kind::Plain, start, end, escaped: false })
    }

    /// The end of the tag that begins at an offset: `!` and a name, with a space or the line's end after it.
    pub(crate) fn tag(&self, start: usize) -> Option<usize> {
        let name = self.bytes().get(start + 1..)?;
        let length = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
        let end = start + 1 + length;
        (length > 0 && self.is_blank(end)).then_some(end)
    }

    /// Adds the tag of the node that is added next: tags are sorted by node. The node is to be marked as tagged.
    pub(crate) fn push_tag(&self, tree: &mut Tree, tag: &Range<usize>) {
        let name = self.text.get(tag.clone()).unwrap_or_default();
        tree.push_tag(offset(tree.nodes.len()), name.into(), tag);
    }

    /// Adds a scalar.
    #[inline]
    pub(crate) fn push(&self, tree: &mut Tree, token: Token, flags: u8) -> Option<()> {
        let Token { kind, start, end, escaped } = token;
        if escaped {
            return self.push_escaped(tree, token, flags);
        }
        let quote = usize::from(kind != Kind::Plain);
        tree.push_written((start, end), kind, (start + quote, end - quote), flags);
        Some(())
    }

    #[inline(never)]
    fn push_escaped(&self, tree: &mut Tree, token: Token, flags: u8) -> Option<()> {
        let Token { kind, start, end, .. } = token;
        let decoded = tree.decoded.len();
        let written = self.text.get(start + 1..end - 1)?;
        if kind == Kind::Single {
            tree.decoded.push_str(&written.replace("''", "'"));
        } else {
            unescape(written, &mut tree.decoded)?;
        }
        tree.push_decoded((start, end), kind, decoded, flags);
        Some(())
    }

    /// Adds the flow collection that begins at an offset; returns where it ends.
    pub(crate) fn flow(&self, tree: &mut Tree, start: usize, flags: u8, depth: usize) -> Option<usize> {
        let mapping = self.byte(start)? == b'{';
        let (kind, bracket) = if mapping { (Kind::Mapping, b'}') } else { (Kind::Sequence, b']') };
        if depth >= MAX_FLOW {
            return None;
        }
        let id = tree.push_open(start, kind, flags | Raw::FLOW);
        let (mut at, mut count) = (self.spaces(start + 1), 0);
        loop {
            if count == 0 && self.byte(at)? == bracket {
                break;
            }
            if mapping {
                let key = self.scalar(at, true)?;
                self.push(tree, key, 0)?;
                if self.byte(key.end)? != b':' || self.byte(key.end + 1)? != b' ' {
                    return None;
                }
                at = self.spaces(key.end + 1);
            }
            at = self.spaces(self.in_flow(tree, at, if mapping { Raw::VALUE } else { 0 }, depth)?);
            count += 1;
            match self.byte(at)? {
                b',' => at = self.spaces(at + 1),
                last if last == bracket => break,
                _ => return None,
            }
        }
        tree.close(id, count, at + 1);
        Some(at + 1)
    }

    /// Adds an item or a value in a flow collection; returns where it ends.
    fn in_flow(&self, tree: &mut Tree, start: usize, flags: u8, depth: usize) -> Option<usize> {
        let (mut at, mut flags) = (start, flags);
        if self.byte(start)? == b'!' {
            let end = self.tag(start)?;
            self.push_tag(tree, &(start..end));
            (at, flags) = (self.spaces(end), flags | Raw::TAGGED);
        }
        if matches!(self.byte(at)?, b'[' | b'{') {
            return self.flow(tree, at, flags, depth + 1);
        }
        let token = self.scalar(at, true)?;
        self.push(tree, token, flags)?;
        Some(token.end)
    }
}

/// Decodes the escapes that are in common use.
fn unescape(written: &str, decoded: &mut String) -> Option<()> {
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        decoded.push(match character {
            '\\' => match characters.next()? {
                'n' => '\n',
                't' => '\t',
                same @ ('"' | '\\') => same,
                _ => return None,
            },
            _ => character,
        });
    }
    Some(())
}
