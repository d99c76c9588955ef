//! Words that rules share: quoted text, lists, counts and suggestions.

use crate::source::printable::is_unprintable;
use std::fmt::Write;

/// Characters of a user's text that a message shows.
const SHOWN: usize = 60;

/// Names among which the nearest one is looked for: more of them are no list that somebody knows by heart.
const LOOKED_AT: usize = 1000;

/// A user's text in backticks: on one line, without control characters, and not longer than a line.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("`");
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN {
            quoted.push('…');
            break;
        }
        match c {
            '`' => quoted.push('\''),
            c if is_unprintable(c) => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "{}", c.escape_default());
            }
            c => quoted.push(c),
        }
    }
    quoted.push('`');
    quoted
}

/// Names in backticks, joined for a sentence: "`a`, `b` and `c`".
pub fn list<T: AsRef<str>>(names: &[T], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quote(name.as_ref())).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

/// A count with its noun: "1 target", "6 targets".
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The name that was probably meant: equal but for case, or a slip or two away; `None` when nothing is near.
pub fn nearest<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // A text much longer than any name is not a slip of one; measuring it would be slow.
    if text.is_empty() || text.len() > 200 {
        return None;
    }
    let length = text.chars().count();
    // Of very short names every other one is near.
    let allowed = if length < 3 { 0 } else { (1 + length / 4).min(3) };
    let lower = text.to_lowercase();
    let rank = |name: &str| {
        if name.to_lowercase() == lower { 0 } else { strsim::osa_distance(text, name).max(1) }
    };
    // Every character that one has more than the other is a step: most names need no measuring.
    let near = names.into_iter().take(LOOKED_AT).filter(|name| name.chars().count().abs_diff(length) <= allowed);
    let ranked = near.map(|name| (rank(name), name));
    let (distance, name) = ranked.min_by_key(|&(distance, name)| (distance, name))?;
    (distance <= allowed && name != text).then_some(name)
}

/// Help that names what was probably meant, or else what there is.
pub fn suggest<'n>(text: &str, names: impl IntoIterator<Item = &'n str> + Clone) -> Option<String> {
    nearest(text, names).map(|name| format!("did you mean {}?", quote(name)))
}

#[cfg(test)]
mod tests {
    use crate::rule::words::{list, nearest, quote};

    #[test]
    fn quoted_text_stays_on_one_line_and_short() {
        assert_eq!(quote("a\nb`c"), "`a\\nb'c`");
        assert_eq!(quote(&"x".repeat(99)).chars().count(), 63);
    }

    #[test]
    fn a_name_is_suggested_only_when_it_is_near() {
        let names = ["Targets", "TargetMaps", "Tags", "Name"];
        assert_eq!(nearest("Targts", names), Some("Targets"));
        assert_eq!(nearest("targets", names), Some("Targets"));
        assert_eq!(nearest("Schedule", names), None);
        assert_eq!(nearest("Name", names), None);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list(&["a", "b", "c"], "or"), "`a`, `b` or `c`");
        assert_eq!(list(&["a"], "or"), "`a`");
    }
}
