//! A word that is typed, in its text.

use std::ops::Range;

/// What is instead of a word of which nothing is typed yet.
pub(crate) const FILLER: &str = "x";

/// A word that is typed, in its text.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    /// Its bytes, without quotes.
    pub(crate) word: Range<usize>,
    /// Its bytes, with the quotes that are there.
    pub(crate) whole: Range<usize>,
    /// The quote that it is in.
    pub(crate) quote: Option<char>,
    /// Whether a colon, or an equals sign of HCL, follows it.
    pub(crate) is_named: bool,
    /// Whether a colon stands right before it, where YAML wants a space.
    pub(crate) is_glued: bool,
    /// Whether it is in brackets.
    pub(crate) is_flow: bool,
    /// The text when it is done.
    pub(crate) text: String,
    /// Where it begins in that text.
    pub(crate) at: usize,
}

impl Typed {
    /// A word whose text is done when these texts stand around it.
    pub(crate) fn done(
        text: &str,
        whole: Range<usize>,
        word: Range<usize>,
        before: &str,
        behind: &str,
    ) -> Option<Self> {
        let typed = text.get(word.clone())?;
        let typed = if typed.is_empty() { FILLER } else { typed };
        let (head, tail) = (text.get(..whole.start)?, text.get(whole.end..)?);
        let at = head.len() + before.len();
        let done = [head, before, typed, behind, tail].concat();
        let (is_named, is_glued, is_flow) = (false, false, false);
        Some(Self { word, whole, quote: None, is_named, is_glued, is_flow, text: done, at })
    }

    /// Where a byte of the text that is done is in the text as it is, of so many bytes.
    pub(crate) fn original(&self, byte: usize, length: usize) -> usize {
        let behind = length - self.whole.end.min(length);
        match byte {
            byte if byte <= self.whole.start => byte,
            byte if byte + behind >= self.text.len() => byte + length - self.text.len().min(byte + length),
            byte => (self.word.start + byte.saturating_sub(self.at)).min(self.word.end),
        }
    }

    /// What of it comes before the cursor.
    pub(crate) fn before<'t>(&self, text: &'t str, byte: usize) -> &'t str {
        text.get(self.word.start..byte.max(self.word.start)).unwrap_or_default()
    }
}

/// The line around a byte: where it begins, and where it ends without its line break.
pub(crate) fn line(text: &str, byte: usize) -> Option<Range<usize>> {
    let start = text.get(..byte)?.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(byte..)?;
    let end = byte + rest.find('\n').unwrap_or(rest.len());
    let end = if text.get(start..end)?.ends_with('\r') && end > byte { end - 1 } else { end };
    Some(start..end)
}

/// Where a string that is open at the end of a text began: after its quote. A backslash takes the next character's meaning.
pub(crate) fn open_string(before: &str) -> Option<usize> {
    let (mut open, mut bytes) = (None, before.bytes().enumerate());
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if open.is_some() => _ = bytes.next(),
            b'"' if open.is_some() => open = None,
            b'"' => open = Some(at + 1),
            _ => {}
        }
    }
    open
}

/// Where the string that goes on in a text ends: before its quote.
pub(crate) fn end_of_string(rest: &str) -> Option<usize> {
    let mut bytes = rest.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => _ = bytes.next(),
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}
