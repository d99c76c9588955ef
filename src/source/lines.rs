//! Byte offsets as lines and columns.

use std::sync::OnceLock;

/// The lines of one text: where each begins. Made once a file, when its first finding is shown.
#[derive(Clone, Debug)]
pub(crate) struct LineIndex {
    starts: Vec<u32>,
    /// How many characters stand before each multiple of [`BLOCK`] bytes; counted at the first place far into a long line.
    characters: OnceLock<Vec<u32>>,
}

/// Bytes between two counts of characters: a column of the longest line costs no more than counting through one.
const BLOCK: usize = 1024;

/// How many characters begin in these bytes.
fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
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
    pub(crate) fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let after = ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX));
        Self { starts: std::iter::once(0).chain(after).collect(), characters: OnceLock::new() }
    }

    /// How many lines there are; a text that ends with a line break has an empty last one.
    pub(crate) fn count(&self) -> usize {
        self.starts.len()
    }

    /// The number of the line, from 0, that holds this byte offset.
    pub(crate) fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The byte offset at which the line of this number, from 0, begins; the end of the text beyond the last one.
    pub(crate) fn start_of(&self, line: usize, text: &str) -> usize {
        self.starts.get(line).map_or(text.len(), |&start| start as usize)
    }

    /// Where the characters of this line begin: behind a byte order mark, which is none of them.
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
        let count = if before.len() <= 4 * BLOCK {
            begins(before.as_bytes())
        } else {
            self.characters_before(text, offset as usize) - self.characters_before(text, start)
        };
        let column = count - mark + 1;
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: small(line + 1), column: small(column) }
    }

    /// How many characters of the text begin before this byte.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let counts = self.characters.get_or_init(|| {
            let mut sum = 0;
            let chunks = text.as_bytes().chunks(BLOCK);
            let count = |chunk: &[u8]| {
                let before = sum;
                sum += begins(chunk);
                u32::try_from(before).unwrap_or(u32::MAX)
            };
            chunks.map(count).collect()
        });
        let block = (offset / BLOCK).min(counts.len().saturating_sub(1));
        let counted = counts.get(block).map_or(0, |&count| count as usize);
        counted + begins(text.as_bytes().get(block * BLOCK..offset).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use crate::source::lines::LineIndex;

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
}
