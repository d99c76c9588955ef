//! What the indentation of a broken text tells of what was meant.

/// What a reader knows of the lines that it has read.
#[derive(Debug, Default)]
pub(crate) struct Indentation {
    /// Columns before the first token of the line.
    pub(crate) indent: usize,
    /// Where a bracket or a child is in the column in which it belongs.
    pub(crate) healed: Vec<usize>,
}

/// The columns before a byte that nothing but spaces comes before on its line.
pub(crate) fn begins_line(bytes: &[u8], at: usize) -> Option<usize> {
    let before = bytes.get(..at)?;
    let blanks = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let is_first = before.len() == blanks || before.get(before.len() - blanks - 1).is_some_and(|byte| *byte == b'\n');
    is_first.then_some(blanks)
}
