//! Byte offsets as lines and columns.

/// The lines of one text: where each begins. Made once a file, when its first finding is shown.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
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
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let after = ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX));
        Self { starts: std::iter::once(0).chain(after).collect() }
    }

    /// How many lines there are; a text that ends with a line break has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The number of the line, from 0, that holds this byte offset.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The byte offset at which the line of this number, from 0, begins; the end of the text beyond the last one.
    pub fn start_of(&self, line: usize, text: &str) -> usize {
        self.starts.get(line).map_or(text.len(), |&start| start as usize)
    }

    /// Line and column of a byte offset. A byte order mark at the start of the text is not a character of its line.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line_of(offset);
        let start = self.start_of(line, text);
        let before = text.get(start..offset as usize).unwrap_or_default();
        let before = if start == 0 { before.trim_start_matches('\u{feff}') } else { before };
        let column = before.chars().count() + 1;
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: small(line + 1), column: small(column) }
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
}
