//! The pieces of a body between spaces, with their places.

use std::ops::Range;

/// How many pieces are kept: the seven fields, and one for `FRI L`.
const KEPT: usize = 8;

/// A piece of text and where it begins in the expression.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Token<'t> {
    pub(crate) text: &'t str,
    pub(crate) start: usize,
}

impl<'t> Token<'t> {
    pub(crate) fn end(&self) -> usize {
        self.start.saturating_add(self.text.len())
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// The number, when the text is digits alone; the largest `u64` when it is larger still.
    pub(crate) fn number(&self) -> Option<u64> {
        number(self.text)
    }

    /// This text without spaces at its ends.
    pub(crate) fn trim(&self) -> Token<'t> {
        let text = self.text.trim_start_matches(is_blank);
        let start = self.start.saturating_add(self.text.len().saturating_sub(text.len()));
        Token { text: text.trim_end_matches(is_blank), start }
    }

    /// The pieces between these separators, at most [`KEPT`] of them; the rest is counted.
    pub(crate) fn split(&self, separator: impl Fn(char) -> bool) -> Tokens<'t> {
        let mut tokens = Tokens { body: *self, ..Tokens::default() };
        let mut at = self.start;
        for text in self.text.split(separator) {
            let start = at;
            // Every separator that the callers use is one byte.
            at = at.saturating_add(text.len()).saturating_add(1);
            if text.is_empty() {
                continue;
            }
            if let Some(slot) = tokens.kept.get_mut(tokens.count) {
                *slot = Token { text, start };
            }
            tokens.end = start.saturating_add(text.len());
            tokens.count = tokens.count.saturating_add(1);
        }
        tokens
    }

    /// The pieces between spaces.
    pub(crate) fn words(&self) -> Tokens<'t> {
        self.split(is_blank)
    }
}

/// The pieces of a body.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Tokens<'t> {
    kept: [Token<'t>; KEPT],
    /// How many there are, the ones beyond [`KEPT`] included.
    pub(crate) count: usize,
    /// Where the last one ends.
    pub(crate) end: usize,
    /// What was split.
    pub(crate) body: Token<'t>,
}

impl<'t> Tokens<'t> {
    /// The first ones, as many as are kept.
    pub(crate) fn first(&self, count: usize) -> &[Token<'t>] {
        self.kept.get(..count.min(self.count)).unwrap_or(&self.kept)
    }

    /// The last one that is kept.
    pub(crate) fn last(&self) -> Option<&Token<'t>> {
        self.first(KEPT).last()
    }

    /// Whether there is one space between any two, and none around them.
    pub(crate) fn evenly_spaced(&self) -> bool {
        let bytes = self.body.text.as_bytes();
        !bytes.iter().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r'))
            && bytes.windows(2).all(|pair| pair != b"  ")
            && self.body.text.trim_matches(is_blank).len() == self.body.text.len()
    }
}

/// The characters between fields: those that a string in YAML or JSON can bring in.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The number that digits alone make; the largest `u64` when it is larger still.
pub(crate) fn number(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(u64::MAX))
}

/// Whether it is a number of at most so many digits, in these limits.
pub(crate) fn within(text: &str, digits: usize, (low, high): (u64, u64)) -> Option<u8> {
    let value = number(text).filter(|value| text.len() <= digits && (low..=high).contains(value))?;
    u8::try_from(value).ok()
}

/// Whether it is a list, a range or a step of numbers and stars.
pub(crate) fn numeric_items(text: &str) -> bool {
    items(text, |atom| number(atom).is_some())
}

/// Whether it is a list, a range or a step of such atoms and stars.
pub(crate) fn items(text: &str, atom: impl Fn(&str) -> bool) -> bool {
    text.split(',').all(|item| {
        let (base, step) = item.split_once('/').map_or((item, None), |(base, step)| (base, Some(step)));
        let (from, to) = base.split_once('-').map_or((base, None), |(from, to)| (from, Some(to)));
        (from == "*" && to.is_none() || atom(from))
            && to.is_none_or(&atom)
            && step.is_none_or(|step| number(step).is_some())
    })
}
