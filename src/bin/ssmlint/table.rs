//! Tables for people: columns under headings, folded to the width of the terminal by comfy-table; where there is none, nothing is to be
//! folded, and rows are as many as somebody has nodes: they are written one by one.

use comfy_table::{ContentArrangement, Row, Table, presets};
use ssmlint::source::shortened;
use std::io::{self, Write};
use std::iter::repeat_n;
use unicode_width::UnicodeWidthStr as _;

/// The space between two columns.
const GAP: usize = 2;

/// Writes rows under their headings. A column that is empty in every row is left out. Without a terminal of this width, in
/// characters, each row is one line, so that it can be searched, and none is held: the rows are gone through twice.
pub(crate) fn write(
    headings: &[&str],
    rows: impl Iterator<Item: AsRef<[String]>> + Clone,
    width: Option<u16>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match width {
        Some(width) => folded(headings, rows, width).into_iter().try_for_each(|line| writeln!(out, "{line}")),
        None => plain(headings, rows, &mut |line| writeln!(out, "{line}")),
    }
}

/// The lines of a table, without spaces at their ends.
pub(crate) fn lines(headings: &[&str], rows: &[Vec<String>], width: Option<u16>) -> Vec<String> {
    let mut lines = Vec::new();
    match width {
        Some(width) => lines = folded(headings, rows.iter(), width),
        None => {
            // Into a list every line goes.
            let _ = plain(headings, rows.iter(), &mut |line| {
                lines.push(line.to_owned());
                Ok(())
            });
        }
    }
    lines
}

/// The columns that are not empty in every row: the number of each, its heading, and its width without the heading.
fn used<'h>(headings: &[&'h str], rows: impl Iterator<Item: AsRef<[String]>>) -> Vec<(usize, &'h str, usize)> {
    let mut widths: Vec<Option<usize>> = vec![None; headings.len()];
    for row in rows {
        let cells = row.as_ref().iter().zip(&mut widths);
        for (cell, width) in cells.filter(|(cell, _)| !cell.is_empty()) {
            *width = Some(shortened(cell).width().max(width.unwrap_or_default()));
        }
    }
    let columns = headings.iter().zip(widths).enumerate();
    columns.filter_map(|(number, (heading, width))| Some((number, *heading, width?))).collect()
}

/// Each row on a line of its own, one after the other.
fn plain(
    headings: &[&str],
    rows: impl Iterator<Item: AsRef<[String]>> + Clone,
    put: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    let used = used(headings, rows.clone());
    if used.is_empty() {
        return Ok(());
    }
    let mut line = String::new();
    for (_, heading, width) in &used {
        add(&mut line, &heading.to_uppercase(), heading.width().max(*width));
    }
    put(line.trim_end())?;
    for row in rows {
        line.clear();
        for (number, heading, width) in &used {
            let cell = row.as_ref().get(*number).map_or("", String::as_str);
            add(&mut line, &shortened(cell), heading.width().max(*width));
        }
        put(line.trim_end())?;
    }
    Ok(())
}

/// Adds a cell that fills its column.
fn add(line: &mut String, cell: &str, width: usize) {
    line.push_str(cell);
    line.extend(repeat_n(' ', width.saturating_sub(cell.width()) + GAP));
}

/// The rows in columns that fit a terminal.
fn folded(headings: &[&str], rows: impl Iterator<Item: AsRef<[String]>> + Clone, width: u16) -> Vec<String> {
    let used = used(headings, rows.clone());
    if used.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(used.iter().map(|(_, heading, _)| heading.to_uppercase()));
    for row in rows {
        let cell =
            |number: usize| row.as_ref().get(number).map_or_else(String::new, |cell| shortened(cell).into_owned());
        table.add_row(Row::from(used.iter().map(|(number, ..)| cell(*number)).collect::<Vec<String>>()));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table.set_width(width).set_content_arrangement(ContentArrangement::Dynamic);
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
    fn a_wide_table_is_the_same_without_a_terminal() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows =
            [row(["節点", "a\tb", ""]), row(["e\u{301}", "🚀 x", ""]), row(["", "long \n", ""]), row(["x", "", ""])];
        let headings = ["a heading", "b", "c"];
        assert_eq!(lines(&headings, &rows, None), lines(&headings, &rows, Some(1000)));
    }

    #[test]
    fn no_rows_make_no_table() {
        assert!(lines(&["name"], &[], None).is_empty());
    }
}
