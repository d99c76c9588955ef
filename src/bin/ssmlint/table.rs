//! Tables for people: columns under headings, folded to the width of the terminal.

use comfy_table::{ContentArrangement, Row, Table, presets};
use ssmlint::source::shortened;
use std::io::{self, Write};

/// Writes rows under their headings. A column that is empty in every row is left out. Without a terminal of this width, in
/// characters, each row is one line, so that it can be searched.
pub(crate) fn write(
    headings: &[&str],
    rows: &[Vec<String>],
    width: Option<u16>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for line in lines(headings, rows, width) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The lines of a table, without spaces at their ends.
pub(crate) fn lines(headings: &[&str], rows: &[Vec<String>], width: Option<u16>) -> Vec<String> {
    let is_used = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
    let used: Vec<usize> = (0..headings.len()).filter(|column| is_used(*column)).collect();
    if used.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(used.iter().filter_map(|column| headings.get(*column)).map(|heading| heading.to_uppercase()));
    for row in rows {
        let cells =
            used.iter().map(|column| row.get(*column).map_or_else(String::new, |cell| shortened(cell).into_owned()));
        table.add_row(Row::from(cells.collect::<Vec<String>>()));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    match width {
        Some(width) => table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The lines of a text, folded between words.
pub(crate) fn fold(text: &str, width: u16) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic).add_row([text]);
    if let Some(column) = table.column_mut(0) {
        column.set_padding((0, 0));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::table::lines;

    fn rows() -> Vec<Vec<String>> {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        vec![row(["a", "", "some words that go on"]), row(["long", "", "x"])]
    }

    #[test]
    fn columns_are_aligned_and_empty_ones_left_out() {
        let told = lines(&["name", "nothing", "reason"], &rows(), None);
        assert_eq!(told, ["NAME  REASON", "a     some words that go on", "long  x"]);
    }

    #[test]
    fn a_narrow_terminal_folds_words() {
        let told = lines(&["name", "nothing", "reason"], &rows(), Some(20));
        assert_eq!(told, ["NAME  REASON", "a     some words", "      that go on", "long  x"]);
    }

    #[test]
    fn no_rows_make_no_table() {
        assert!(lines(&["name"], &[], None).is_empty());
    }
}
