//! `ssmlint: ignore[RULE, RULE] reason`: what a directive says, wherever it is.

use crate::model::suppression::Form;
use std::ops::Range;

/// A directive, read; all ranges are byte offsets in the text that it was read from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Directive {
    /// From the word after `ssmlint:` to the closing bracket.
    pub(crate) range: Range<usize>,
    /// Whether it is about the whole file.
    pub(crate) file: bool,
    /// The names, without spaces.
    pub(crate) names: Vec<Range<usize>>,
    /// What follows the bracket.
    pub(crate) reason: String,
}

/// Reads the directive that begins at the byte `start` of a text, after `ssmlint:`.
pub(crate) fn read(text: &str, start: usize) -> Result<Directive, Form> {
    let rest = text.get(start..).unwrap_or_default();
    let begin = start + (rest.len() - rest.trim_start().len());
    let rest = rest.trim_start();
    let word: &str = rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default();
    let file = match word {
        "ignore" => false,
        "ignore-file" => true,
        _ => return Err(Form::Word(word.to_owned())),
    };
    let behind = rest.get(word.len()..).unwrap_or_default();
    let open = behind.trim_start();
    let Some(list) = open.strip_prefix('[') else { return Err(Form::NoRules) };
    let Some((list, reason)) = list.split_once(']') else { return Err(Form::NotClosed) };
    let mut at = begin + word.len() + (behind.len() - open.len()) + 1;
    let end = at + list.len() + 1;
    let mut names = Vec::new();
    for name in list.split(',') {
        let blank = name.len() - name.trim_start().len();
        if !name.trim().is_empty() {
            names.push(at + blank..at + blank + name.trim().len());
        }
        at += name.len() + 1;
    }
    if names.is_empty() {
        return Err(Form::NoRules);
    }
    let reason = reason.trim().trim_start_matches([':', '-']).trim().to_owned();
    Ok(Directive { range: begin..end, file, names, reason })
}

/// The bytes that go with the name of this index: the name with the comma after it, or before it at the end.
pub(crate) fn removal(names: &[Range<usize>], index: usize) -> Option<Range<usize>> {
    let this = names.get(index)?;
    match (names.get(index + 1), index.checked_sub(1).and_then(|before| names.get(before))) {
        (Some(next), _) => Some(this.start..next.start),
        (None, Some(before)) => Some(before.end..this.end),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::frontend::suppression::directive::{read, removal};
    use crate::model::suppression::Form;

    #[test]
    fn directives_are_read_with_the_places_of_their_names() {
        let text = " ignore[a-b , SSM201]: until March";
        let directive = read(text, 0);
        let names = directive.as_ref().map(|read| read.names.clone()).unwrap_or_default();
        let written: Vec<_> = names.iter().filter_map(|name| text.get(name.clone())).collect();
        assert_eq!(written, ["a-b", "SSM201"]);
        assert_eq!(directive.map(|read| read.reason), Ok("until March".to_owned()));
        assert_eq!(removal(&names, 0).and_then(|range| text.get(range)), Some("a-b , "));
        assert_eq!(removal(&names, 1).and_then(|range| text.get(range)), Some(" , SSM201"));
        assert_eq!(read("ignore", 0), Err(Form::NoRules));
        assert_eq!(read("ignore[ ]", 0), Err(Form::NoRules));
        assert_eq!(read("ignore[a", 0), Err(Form::NotClosed));
        assert_eq!(read("disable[a]", 0), Err(Form::Word("disable".to_owned())));
    }
}
