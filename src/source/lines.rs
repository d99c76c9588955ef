//! Byte offsets as lines and columns.

use crate::source::span::offset as small;
use std::ops::Range;
use std::sync::OnceLock;

/// The lines of one text: where each begins. Made once a file, when its first finding is shown.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters, and how many units of UTF-16, come before each multiple of [`BLOCK`] bytes; counted at the first place far
    /// into a long line.
    counts: [OnceLock<Vec<u32>>; 2],
}

/// Bytes between two counts: a column of the longest line costs no more than counting through one.
const BLOCK: usize = 1024;

/// Bytes of a line that is long.
const LONG: usize = 4 * BLOCK;

/// What a column counts.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Unit {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, as most editors do.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Character,
}

impl Unit {
    /// How many begin in these bytes.
    fn begin(self, bytes: &[u8]) -> usize {
        let characters = || bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        match self {
            Self::Utf8 => bytes.len(),
            Self::Utf16 => characters() + bytes.iter().filter(|byte| **byte >= 0xf0).count(),
            Self::Character => characters(),
        }
    }

    fn of(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Character => 1,
        }
    }
}

/// Where lines begin in a text that follows so many bytes, except for its first one.
fn line_starts_after(text: &str, before: usize) -> impl Iterator<Item = u32> {
    memchr::memchr_iter(b'\n', text.as_bytes()).map(move |at| small(before + at + 1))
}

/// A position for people: line and column count from 1, columns in characters (Unicode scalar values).
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl LineIndex {
    /// Finds the lines of a text: a line ends with `\n` or `\r\n`.
    pub fn new(text: &str) -> Self {
        Self { starts: std::iter::once(0).chain(line_starts_after(text, 0)).collect(), counts: Default::default() }
    }

    /// The lines of the text that has `new` instead of these bytes: what is around them is not looked through again.
    pub fn with(&self, bytes: &Range<usize>, new: &str) -> Self {
        let kept = self.starts.partition_point(|start| *start as usize <= bytes.start);
        let behind = self.starts.partition_point(|start| *start as usize <= bytes.end);
        let moved = |start: &u32| small((*start as usize + new.len()).saturating_sub(bytes.len()));
        let before = self.starts.get(..kept).unwrap_or_default().iter().copied();
        let moved = self.starts.get(behind..).unwrap_or_default().iter().map(moved);
        let starts = before.chain(line_starts_after(new, bytes.start)).chain(moved).collect();
        Self { starts, counts: Default::default() }
    }

    /// How many lines there are; a text that ends with a line break has an empty last one.
    pub(crate) fn count(&self) -> usize {
        self.starts.len()
    }

    /// The number of the line, from 0, that holds this byte offset.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The byte offset at which the line of this number, from 0, begins; the end of the text beyond the last one.
    pub(crate) fn start_of(&self, line: usize, text: &str) -> usize {
        self.starts.get(line).map_or(text.len(), |&start| start as usize)
    }

    /// Where the characters of this line begin: after a byte order mark, which is none of them.
    pub(crate) fn text_of(&self, line: usize, text: &str) -> usize {
        let start = self.start_of(line, text);
        if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start }
    }

    /// Line and column of a byte offset. A byte order mark at the start of the text is not a character of its line.
    pub(crate) fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line_of(offset);
        let start = self.start_of(line, text);
        let before = text.get(start..offset as usize).unwrap_or_default();
        let mark = usize::from(start == 0 && before.starts_with('\u{feff}'));
        let column = self.units(text, start..offset as usize, Unit::Character) - mark + 1;
        Position { line: small(line + 1), column: small(column) }
    }

    /// Line and column of a byte offset as editors count them: from 0, with a byte order mark.
    pub fn line_and_column(&self, text: &str, offset: usize, unit: Unit) -> (usize, usize) {
        let offset = text.floor_char_boundary(offset);
        let line = self.line_of(small(offset));
        (line, self.units(text, self.start_of(line, text)..offset, unit))
    }

    /// The byte offset of a line and a column that count from 0; of a place after the end of its line, or of the text, that end.
    pub fn offset(&self, text: &str, line: usize, column: usize, unit: Unit) -> usize {
        let start = self.start_of(line, text);
        let end = self.start_of(line.saturating_add(1), text);
        let whole = text.get(start..end).unwrap_or_default();
        let end = start + whole.strip_suffix('\n').map_or(whole, |line| line.trim_end_matches('\r')).len();
        if unit == Unit::Utf8 {
            return text.floor_char_boundary(start.saturating_add(column).min(end));
        }
        let (mut at, mut passed) = (start, 0);
        if end - start > LONG {
            let before = self.units_before(text, start, unit);
            let blocks =
                self.counts_of(text, unit).partition_point(|count| (*count as usize) <= before.saturating_add(column));
            let block = text.ceil_char_boundary(blocks.saturating_sub(1) * BLOCK);
            if (start..end).contains(&block) {
                (at, passed) = (block, self.units_before(text, block, unit) - before);
            }
        }
        for c in text.get(at..end).unwrap_or_default().chars() {
            if passed >= column {
                break;
            }
            (at, passed) = (at + c.len_utf8(), passed + unit.of(c));
        }
        at
    }

    /// How many units begin in these bytes of one line.
    fn units(&self, text: &str, bytes: Range<usize>, unit: Unit) -> usize {
        if unit == Unit::Utf8 || bytes.len() <= LONG {
            return unit.begin(text.as_bytes().get(bytes).unwrap_or_default());
        }
        self.units_before(text, bytes.end, unit) - self.units_before(text, bytes.start, unit)
    }

    /// How many units of the text begin before this byte.
    fn units_before(&self, text: &str, offset: usize, unit: Unit) -> usize {
        let counts = self.counts_of(text, unit);
        let block = (offset / BLOCK).min(counts.len().saturating_sub(1));
        let counted = counts.get(block).map_or(0, |&count| count as usize);
        counted + unit.begin(text.as_bytes().get(block * BLOCK..offset).unwrap_or_default())
    }

    fn counts_of(&self, text: &str, unit: Unit) -> &[u32] {
        let [characters, units] = &self.counts;
        let counts = if unit == Unit::Utf16 { units } else { characters };
        counts.get_or_init(|| {
            let mut sum = 0;
            let count = |chunk: &[u8]| {
                let before = sum;
                sum += unit.begin(chunk);
                small(before)
            };
            text.as_bytes().chunks(BLOCK).map(count).collect()
        })
    }
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test stops at the first surprise")]
mod tests {
    use crate::source::lines::{LineIndex, Unit};
    use proptest::prelude::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = "\u{feff}a: é😀x\r\nb\n";
        let lines = LineIndex::new(text);
        let at = |needle: &str| {
            let offset = text.find(needle).map_or(0, |at| at as u32);
            let position = lines.position(text, offset);
            (position.line, position.column)
        };
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("x"), (1, 6));
        assert_eq!(at("b"), (2, 1));
        assert_eq!(lines.count(), 3);
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_a_short_one() {
        let text = format!("\u{feff}{}\n{}", "aé😀".repeat(3000), "é".repeat(9000));
        let lines = LineIndex::new(&text);
        let second = text.find('\n').map_or(0, |at| at + 1);
        for (offset, _) in text.char_indices().step_by(97) {
            let (line, start) = if offset < second { (1, '\u{feff}'.len_utf8()) } else { (2, second) };
            let column = text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
            let position = lines.position(&text, offset as u32);
            assert_eq!((position.line, position.column as usize), (line, column), "byte {offset}");
        }
    }

    /// Pieces of one, two, three and four bytes, and of lines that end in every way.
    fn texts() -> impl Strategy<Value = String> {
        let piece = proptest::sample::select(&["a", "\u{e4}", "\u{20ac}", "\u{1f680}", "\n", "\r\n"][..]);
        let line = (piece, 1..600_usize).prop_map(|(piece, times)| piece.repeat(times));
        proptest::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Every place is told and found again in every unit, and what an edit leaves is not looked through anew.
        #[test]
        fn places_lead_there_and_back(text in texts(), at: proptest::sample::Index, to: proptest::sample::Index, new in "[a\n\u{1f680}]{0,9}") {
            let mut lines = LineIndex::new(&text);
            let mut text = text;
            let (from, to) = (at.index(text.len() + 1), to.index(text.len() + 1));
            let range = text.floor_char_boundary(from.min(to))..text.ceil_char_boundary(from.max(to));
            lines = lines.with(&range, &new);
            text.replace_range(range, &new);
            prop_assert_eq!(&lines.starts, &LineIndex::new(&text).starts);
            for (byte, _) in text.char_indices().step_by(61).filter(|(byte, _)| !text[..*byte].ends_with('\r')) {
                let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
                let before = &text[start..byte];
                let units = [(Unit::Utf8, before.len()), (Unit::Utf16, before.encode_utf16().count()), (Unit::Character, before.chars().count())];
                for (unit, column) in units {
                    let line = text[..byte].matches('\n').count();
                    prop_assert_eq!(lines.line_and_column(&text, byte, unit), (line, column));
                    prop_assert_eq!(lines.offset(&text, line, column, unit), byte);
                }
            }
        }
    }
}
