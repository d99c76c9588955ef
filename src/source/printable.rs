//! Text that does to a terminal, a log or a page nothing but are there.

use std::borrow::Cow;

/// Whether a character would move the cursor, end the line, change colours, turn the direction of what is next to it, or
/// are there unseen.
pub fn is_unprintable(c: char) -> bool {
    c.is_control() || !c.is_ascii() && (is_break(c) || is_turning(c) || is_unseen(c))
}

/// Characters that some readers end a line at.
fn is_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Marks of direction: what follows them is shown before them.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

/// Characters of no width, and letters that are drawn as nothing.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2065}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A name or path on one line: what is unprintable is escaped.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unprintable(c) { escaped.extend(c.escape_default()) } else { escaped.push(c) }
    }
    Cow::Owned(escaped)
}

/// The longest text of a user that is in a line of a list, in characters.
const SHOWN: usize = 200;

/// A text of any length on one line: its beginning says which one it is.
pub fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", on_one_line(text.get(..end).unwrap_or_default()))),
        None => on_one_line(text),
    }
}

/// A path at the beginning of a line: one that a build server would take for a command, or a shell for a comment, begins
/// with `./`.
pub fn as_path(name: &str) -> Cow<'_, str> {
    let shown = on_one_line(name);
    if name.starts_with("::") || name.trim_start().starts_with('#') { Cow::Owned(format!("./{shown}")) } else { shown }
}

/// Words by which build servers know a command wherever they are in a line.
pub(crate) const COMMANDS: &[&str] = &["##[", "##vso["];

/// Whether lines of source can be shown as they are.
pub(crate) fn is_plain(lines: &str) -> bool {
    let mut rest = lines.chars().peekable();
    while let Some(c) = rest.next() {
        if is_unprintable(c) && !is_layout(c, rest.peek()) || c == '#' && rest.peek() == Some(&'#') {
            return false;
        }
    }
    true
}

/// The same text with something visible instead of what is unprintable or a command, every byte where it was.
pub(crate) fn plain(text: &str) -> String {
    let mut rest = text.chars().peekable();
    let mut shown = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        shown.push(match c.len_utf8() {
            _ if !is_unprintable(c) || is_layout(c, rest.peek()) => c,
            1 => '?',
            2 => '¿',
            3 => char::REPLACEMENT_CHARACTER,
            _ => '🚫',
        });
    }
    COMMANDS.iter().fold(shown, |shown, word| {
        if shown.contains(word) { shown.replace(word, &word.replacen("##", "#?", 1)) } else { shown }
    })
}

/// Whether a character does nothing but lay lines out. A carriage return alone moves the cursor back.
fn is_layout(c: char, next: Option<&char>) -> bool {
    matches!(c, '\n' | '\t') || c == '\r' && next.is_none_or(|next| *next == '\n')
}

#[cfg(test)]
mod tests {
    use crate::source::printable::{as_path, is_plain, on_one_line, plain, shortened};

    #[test]
    fn nothing_leaves_its_line_or_moves_a_byte() {
        assert_eq!(on_one_line("a\n\u{1b}[31m\u{202e}b"), "a\\n\\u{1b}[31m\\u{202e}b");
        let text = "é\u{1b}\u{9b}\u{202e}\u{e0041}\tx\ry\r\n##[error]##vso[";
        assert_eq!(plain(text), "é?¿\u{fffd}🚫\tx?y\r\n#?[error]#?vso[");
        assert_eq!(plain(text).len(), text.len());
        assert!(is_plain("a\tb\r\n# c\n") && !is_plain(text) && !is_plain("##[x]"));
    }

    #[test]
    fn a_path_is_no_command() {
        assert_eq!(as_path("::error::x"), "./::error::x");
        assert_eq!(as_path("##[error]"), "./##[error]");
        assert_eq!(as_path("a/b.yaml"), "a/b.yaml");
        assert_eq!(shortened(&"é".repeat(300)).chars().count(), 201);
    }
}
