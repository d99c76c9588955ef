//! What the YAML reader looks up in the text itself, where its parser tells less than is needed.

use std::ops::Range;

/// The offset of the `|` or `>` of a block scalar, searched from the end of the node before it up to its content.
pub(crate) fn header(text: &str, from: usize, content: usize) -> Option<usize> {
    indicator(text, from..content, |bytes, at| matches!(bytes.get(at), Some(b'|' | b'>')))
}

/// The offset of the first `-` of a block sequence, searched from the end of the node before it up to its first item.
pub(crate) fn dash(text: &str, from: usize, content: usize) -> Option<usize> {
    let is_blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    indicator(text, from..content, |bytes, at| bytes.get(at) == Some(&b'-') && is_blank(bytes.get(at + 1)))
}

/// The offset of a closing bracket of the wrong kind, searched from the end of the last node that was read.
pub(crate) fn closing(text: &str, from: usize, bracket: char) -> Option<usize> {
    indicator(text, from..text.len(), |bytes, at| bytes.get(at).copied().map(char::from) == Some(bracket))
}

/// The first indicator of that sort; between two nodes stand indicators, properties and comments.
fn indicator(text: &str, range: Range<usize>, is: impl Fn(&[u8], usize) -> bool) -> Option<usize> {
    let bytes = text.as_bytes().get(..range.end)?;
    let mut at = range.start;
    loop {
        match bytes.get(at)? {
            _ if is(bytes, at) => return Some(at),
            b'#' => at += end_of(bytes, at, |byte| matches!(byte, b'\n' | b'\r')),
            b'!' | b'&' => at += end_of(bytes, at, |byte| byte.is_ascii_whitespace()),
            _ => at += 1,
        }
    }
}

fn end_of(bytes: &[u8], at: usize, ends: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|&byte| ends(byte)).unwrap_or(rest.len())
}

/// The end of a block scalar at its last content character: without line breaks, and without the indentation of the line
/// that follows.
pub(crate) fn end_of_block(text: &str, written: Range<usize>) -> usize {
    let start = written.start;
    let body = text.get(written).unwrap_or_default();
    let (lines, last) = body.rsplit_once(['\n', '\r']).unwrap_or(("", body));
    let body = if last.bytes().all(|byte| byte == b' ') { lines } else { body };
    start + body.trim_end_matches(['\n', '\r']).len()
}

/// The first comment line inside a plain scalar: the parser drops one that is indented with a tab, and so the text after it
/// would be read as if it belonged to the scalar.
pub(crate) fn comment_inside(written: &str) -> Option<usize> {
    let mut at = 0;
    for line in written.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        if at > 0 && line.get(blanks..).is_some_and(|rest| rest.starts_with('#')) {
            return Some(at + blanks);
        }
        at += line.len();
    }
    None
}

/// The first escape of a double-quoted scalar that is wrong, as byte offsets; `start` is at its opening quote.
pub(crate) fn wrong_escape(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return None,
            b'\\' => {
                let end = at + 2 + digits(bytes, at);
                if !is_right(text, at, end) {
                    return Some(at..after(text, end));
                }
                at = end;
            }
            _ => at += 1,
        }
    }
}

/// The last offset up to this one that lies between two characters.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The offset after the character at this one; the offset itself at the end of a line.
pub(crate) fn after_character(text: &str, at: usize) -> usize {
    let first = text.get(at..).and_then(|rest| rest.chars().next());
    at + first.filter(|c| !matches!(c, '\n' | '\r')).map_or(0, char::len_utf8)
}

/// The first offset from this one on that lies between two characters.
fn after(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

fn wanted(letter: Option<&u8>) -> usize {
    match letter {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        _ => 0,
    }
}

/// The number of hexadecimal digits that an escape has, up to those that it needs.
fn digits(bytes: &[u8], escape: usize) -> usize {
    let after = bytes.get(escape + 2..).unwrap_or_default();
    after.iter().take(wanted(bytes.get(escape + 1))).take_while(|byte| byte.is_ascii_hexdigit()).count()
}

fn is_right(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let letter = bytes.get(start + 1);
    if wanted(letter) == 0 {
        return letter.is_some_and(|letter| b"0abt\tnvfre \"/\\N_LP\n\r".contains(letter));
    }
    let value = |from: usize, to: usize| u32::from_str_radix(text.get(from..to)?, 16).ok();
    let Some(code) = value(start + 2, end).filter(|_| end == start + 2 + wanted(letter)) else { return false };
    match code {
        0xd800..=0xdbff => {
            text.get(end..end + 2) == Some("\\u") && matches!(value(end + 2, end + 6), Some(0xdc00..=0xdfff))
        }
        // The second half of a pair: only right after the first, which was looked at before.
        0xdc00..=0xdfff => start >= 6 && matches!(value(start - 4, start), Some(0xd800..=0xdbff)),
        _ => char::from_u32(code).is_some(),
    }
}
