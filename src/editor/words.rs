//! What is known, as Markdown in which nothing that a file says can act.

use crate::rule::words::quote;
use crate::source::printable::is_unprintable;

/// Names and values that are shown of a list.
const SHOWN: usize = 20;

/// Characters that are shown of a description.
const DESCRIBED: usize = 400;

/// A text of a file as words of a sentence: neither links nor pictures, and nothing that cannot be seen.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for (count, c) in text.trim().chars().enumerate() {
        if count == DESCRIBED {
            plain.push('…');
            break;
        }
        match c {
            c if c.is_whitespace() => plain.push(' '),
            c if is_unprintable(c) => {}
            c if "\\`*[]<>#".contains(c) => plain.extend(['\\', c]),
            c => plain.push(c),
        }
    }
    plain
}

/// Texts of a file in backticks, as a list.
pub(crate) fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut quoted: Vec<String> = texts.map(quote).collect();
    let more = quoted.len().saturating_sub(SHOWN);
    quoted.truncate(SHOWN);
    if more > 0 {
        quoted.push(format!("{more} more"));
    }
    quoted.join(", ")
}

/// Paragraphs, the last of which is a list of points.
pub(crate) fn page(paragraphs: Vec<String>, points: &[String]) -> String {
    let points: Vec<String> = points.iter().map(|point| format!("- {point}")).collect();
    let points = (!points.is_empty()).then(|| points.join("\n"));
    paragraphs.into_iter().chain(points).collect::<Vec<_>>().join("\n\n")
}
