//! Text that does to a terminal, a log or a page nothing but stand there.

use std::borrow::Cow;

/// Whether a character would move the cursor, end the line, change colours, or turn the direction of what stands beside it.
pub fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

/// Whether lines of source can be shown as they are.
pub fn is_plain(lines: &str) -> bool {
    !lines.contains(|c| is_unprintable(c) && !is_layout(c))
}

/// The same text with something visible in the place of what is unprintable, every byte where it was.
pub fn plain(text: &str) -> String {
    let shown = |c: char| match c.len_utf8() {
        _ if !is_unprintable(c) || is_layout(c) => c,
        1 => '?',
        2 => '¿',
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(shown).collect()
}

fn is_layout(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use crate::source::printable::{is_plain, on_one_line, plain};

    #[test]
    fn nothing_leaves_its_line_or_moves_a_byte() {
        assert_eq!(on_one_line("a\n\u{1b}[31m\u{202e}b"), "a\\n\\u{1b}[31m\\u{202e}b");
        let text = "é\u{1b}\u{9b}\u{202e}\tx\n";
        assert_eq!(plain(text), "é?¿\u{fffd}\tx\n");
        assert_eq!(plain(text).len(), text.len());
        assert!(is_plain("a\tb\r\n") && !is_plain(text));
    }
}
