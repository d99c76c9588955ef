//! A message as it was pasted, freed of what terminals and wrappers do to it.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// The longest message that is looked at, in bytes: what comes after is a log.
const LONGEST: usize = 64 * 1024;

/// A message on one line: without colours, the frames of Terraform and the escapes of JSON, with one space between words.
pub(crate) fn normal(text: &str) -> String {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let text = without_colours(text.get(..end).unwrap_or_default());
    let text = text.replace("\\\"", "\"").replace("\\'", "'").replace("\\n", " ").replace("&quot;", "\"");
    let plain = |c: char| match c {
        '│' | '╷' | '╵' | '┃' => ' ',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        c => c,
    };
    let text: String = text.chars().map(plain).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without the sequences that colour a terminal.
fn without_colours(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').get(1..).unwrap_or_default());
    }
    Cow::Owned(plain)
}

/// The words of a message: letters, digits and `_`.
pub(crate) fn tokens(message: &str) -> impl Iterator<Item = &str> {
    message.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|token| !token.is_empty())
}

/// The same, each once: for looking many of them up in a long message.
pub(crate) fn distinct_tokens(message: &str) -> BTreeSet<&str> {
    tokens(message).collect()
}
