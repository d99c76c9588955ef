//! Words with gaps, found in a message.

use std::ops::Range;

/// The gap for anything.
const ANY: &str = "{}";

/// The gap for the name of a member, or the names that lead to one.
const MEMBER: &str = "{member}";

/// What a gap at an end of the words takes at most, in bytes.
const OPEN: usize = 400;

/// Words with gaps.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// The texts around the gaps, in small letters, and whether the gap before each is one for a member.
    pieces: Vec<(bool, String)>,
}

/// Where a message repeats a pattern.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The bytes from the first to the last text.
    pub range: Range<usize>,
    /// What is in the gaps for anything.
    pub texts: Vec<String>,
    /// What is in the gaps for members, one path.
    pub member: Vec<String>,
    /// How many letters of the pattern the message repeats.
    pub score: usize,
}

impl Pattern {
    /// Reads a pattern: `{}` is anything, `{member}` the name of a member.
    pub(crate) fn new(words: &str) -> Self {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
        let mut pieces = Vec::new();
        for (number, part) in words.split(MEMBER).enumerate() {
            for (inner, piece) in part.split(ANY).enumerate() {
                pieces.push((inner == 0 && number > 0, piece.to_owned()));
            }
        }
        if let Some((_, last)) = pieces.last_mut() {
            // A tool ends the sentence, or goes on.
            last.truncate(last.trim_end_matches('.').len());
            if !last.contains(|c: char| c.is_ascii_alphanumeric()) {
                // What was pasted may break off in the gap.
                last.clear();
            }
        }
        Self { pieces }
    }

    /// How many letters it states.
    pub(crate) fn score(&self) -> usize {
        self.pieces.iter().map(|(_, piece)| piece.trim().len()).sum()
    }

    /// Every place where a message repeats it; `lower` is the message in small letters.
    pub(crate) fn find(&self, message: &str, lower: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.places(lower, from) {
            let (Some(first), Some(last)) = (at.iter().find(|range| !range.is_empty()), at.last()) else { break };
            let (start, end) = (first.start, last.end.max(first.end));
            // What a gap took in may hold the beginning of a nearer one.
            let nearer = self.first().and_then(|piece| lower.get(start + 1..end)?.rfind(piece));
            let nearer = nearer.and_then(|offset| self.places(lower, start + 1 + offset));
            let at = nearer.filter(|at| at.last().is_some_and(|range| range.end == end)).unwrap_or(at);
            found.extend(self.read(&at, message, lower));
            from = end.max(start + 1);
        }
        found
    }

    fn first(&self) -> Option<&str> {
        self.pieces.iter().map(|(_, piece)| piece.as_str()).find(|piece| !piece.is_empty())
    }

    /// The bytes of each text, the first at or after an offset.
    fn places(&self, lower: &str, from: usize) -> Option<Vec<Range<usize>>> {
        let mut places = Vec::with_capacity(self.pieces.len());
        let mut at = from;
        for (number, (_, piece)) in self.pieces.iter().enumerate() {
            if piece.is_empty() {
                // A gap at the end takes what is there.
                let here = if number == 0 { from } else { at };
                places.push(here..here);
                continue;
            }
            let start = at + lower.get(at..)?.find(piece.as_str())?;
            at = start + piece.len();
            places.push(start..at);
        }
        Some(places)
    }

    /// What is in the gaps; `None` where one for a member holds none, or the first text begins inside a word.
    fn read(&self, at: &[Range<usize>], message: &str, lower: &str) -> Option<Found> {
        let start = at.iter().find(|range| !range.is_empty())?.start;
        let before = lower.get(..start)?.chars().next_back();
        let begins = lower.get(start..)?.chars().next()?;
        if begins.is_ascii_alphanumeric() && before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let (mut texts, mut member) = (Vec::new(), Vec::new());
        for (pair, (is_member, piece)) in at.windows(2).zip(self.pieces.iter().skip(1)) {
            let [left, right] = pair else { continue };
            let gap = match (left.is_empty(), piece.is_empty()) {
                (true, false) => tail(message.get(..right.start)?),
                (_, true) => head(message.get(left.end..)?),
                (false, false) => message.get(left.end..right.start)?,
            };
            if *is_member {
                let mut words = gap.split([' ', ',']);
                let path = match (left.is_empty(), piece.is_empty()) {
                    (true, _) => words.next_back(),
                    (_, true) => words.next(),
                    _ => Some(gap),
                };
                member.extend(names(path?)?);
            } else {
                texts.push(gap.trim().to_owned());
            }
        }
        let end = at.last()?.end.max(start + 1);
        Some(Found { range: start..end, texts, member, score: self.score() })
    }
}

/// The last bytes of a text.
fn tail(text: &str) -> &str {
    let start = text.len().saturating_sub(OPEN);
    (start..=text.len()).find_map(|start| text.get(start..)).unwrap_or_default()
}

/// The first bytes of a text.
fn head(text: &str) -> &str {
    (0..=OPEN.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

/// The names that lead to a member, in small letters: `entries.1.member.maxErrors`, `Targets[0].Key`, `#/Targets/0/Key`,
/// `max_errors`. Numbers, and what every path of the kind begins with, say nothing. `None` for what is not a path.
pub(crate) fn names(path: &str) -> Option<Vec<String>> {
    let path = path.trim().trim_matches(['\'', '"', '`', ',', ';', '.', '(', ')']);
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-/#[]:$*".contains(c);
    if path.is_empty() || path.len() > 300 || !path.chars().all(fits) {
        return None;
    }
    let names = path.split(['.', '/', '[', ']', '#']).map(|name| name.replace(['_', '-'], "").to_ascii_lowercase());
    let says = |name: &String| {
        let is_number = name.chars().all(|c| c.is_ascii_digit() || c == '*');
        !is_number && !["member", "entries"].contains(&name.as_str()) && !name.ends_with("input")
    };
    Some(names.filter(says).collect())
}

#[cfg(test)]
mod tests {
    use crate::engine::explain_error::pattern::Pattern;

    #[test]
    fn gaps_take_the_least_and_members_are_paths() {
        let message = "2 errors: Value 'a' at 'x' is bad; Value 'b' at 'entries.1.member.maxErrors' is bad.";
        let pattern = Pattern::new("Value '{}' at '{member}' is bad.");
        let found = pattern.find(message, &message.to_ascii_lowercase());
        let said: Vec<_> = found.iter().map(|found| (found.texts.concat(), found.member.concat())).collect();
        assert_eq!(said, [("a".to_owned(), "x".to_owned()), ("b".to_owned(), "maxerrors".to_owned())]);
        let no_path = "Value 'a' at 'the end' is bad";
        assert!(pattern.find(no_path, &no_path.to_ascii_lowercase()).is_empty());
        let again = "See: Value 'a' at the end. Value 'b' at 'c' is bad";
        let found = pattern.find(again, &again.to_ascii_lowercase());
        assert_eq!(
            found.iter().map(|found| found.texts.concat()).collect::<Vec<_>>(),
            ["b"],
            "the nearer beginning counts"
        );
        let behind = Pattern::new("{} is no schedule");
        let message = "Invalid: cron(1) is no schedule!";
        let found = behind.find(message, &message.to_ascii_lowercase());
        assert_eq!(found.first().map(|found| found.texts.clone()), Some(vec!["Invalid: cron(1)".to_owned()]));
    }
}
