//! Documents that Amazon owns, as they were on one day: names, types, parameters, platforms.
//!
//! Source: a public dump of ListDocuments and GetDocument (us-east-1), <https://github.com/ceshihao/ssm-public-documents>,
//! reduced to facts by `catalogue.py` next to this file.
//! Names of parameters hardly change from year to year; what values they take does, so findings about values name the date.

use std::cmp::Ordering;
use std::sync::LazyLock;

/// A line for each document, sorted by name; the first line is the date.
static LINES: &str = include_str!("catalogue.jsonl");

/// The day on which Amazon's documents were as they are described here: `2026-08-16`.
pub fn catalogue_date() -> &'static str {
    let first = LINES.lines().next().unwrap_or_default();
    first.split('"').nth(3).unwrap_or_default()
}

/// What is known of a document: a record in JSON, on one line. The lines are sorted, so the text is halved until the line is
/// found: there is no index to make, and without a lookup it costs nothing.
pub(crate) fn record(name: &str) -> Option<&'static str> {
    let (mut low, mut high) = (LINES.find('\n')? + 1, LINES.len());
    while low < high {
        let half = LINES.floor_char_boundary(low + (high - low) / 2);
        let start = LINES.get(low..half)?.rfind('\n').map_or(low, |at| low + at + 1);
        let line = LINES.get(start..)?.lines().next()?;
        match line.split('"').nth(3)?.cmp(name) {
            Ordering::Equal => return Some(line),
            Ordering::Less => low = start + line.len() + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

/// The names of all documents that are described, sorted.
pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
    static NAMES: LazyLock<Vec<&str>> =
        LazyLock::new(|| LINES.lines().skip(1).filter_map(|line| line.split('"').nth(3)).collect());
    NAMES.iter().copied()
}

#[cfg(test)]
mod tests {
    use crate::service::catalogue::{catalogue_date, names, record};

    #[test]
    fn documents_are_found_by_their_whole_name() {
        assert!(record("AWS-RunShellScript").is_some_and(|line| line.contains("\"commands\"")));
        assert_eq!(record("AWS-RunShell"), None);
        assert_eq!(record("\",\"Owner\":\"Amazon"), None);
        assert_eq!(catalogue_date().len(), "2026-08-16".len());
        assert!(names().is_sorted() && names().count() > 800);
        assert!(names().all(|name| record(name).is_some()));
    }
}
