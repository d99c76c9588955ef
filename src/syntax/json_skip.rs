//! Stepping over what is of no use in a large text. Only what is plain is stepped over: an escape, a fraction, a comment and
//! every mistake are left to the reader.

use crate::syntax::scan::{behind_blanks, plain_end};

/// How many collections in each other are stepped over.
const DEPTH: usize = 16;

/// The byte offset of the comma or the bracket behind a member of an object that begins at this byte; none where it is one of
/// `members`.
pub(crate) fn behind_member(bytes: &[u8], at: usize, members: &[&str]) -> Option<usize> {
    let end = behind_text(bytes, at)?;
    let name = bytes.get(at + 1..end - 1)?;
    if members.iter().any(|member| member.as_bytes() == name) {
        return None;
    }
    let value = behind_value(bytes, behind_colon(bytes, end)?, DEPTH)?;
    let next = behind_blanks(bytes, value);
    matches!(bytes.get(next), Some(b',' | b'}')).then_some(next)
}

/// The byte offset behind the value that begins at this byte. What follows must be looked at: of `1.5` only the `1` is stepped over.
fn behind_value(bytes: &[u8], at: usize, depth: usize) -> Option<usize> {
    let literal = |text: &[u8]| bytes.get(at..)?.starts_with(text).then_some(at + text.len());
    match bytes.get(at)? {
        b'"' => behind_text(bytes, at),
        b'{' => behind_collection(bytes, at, b'}', depth),
        b'[' => behind_collection(bytes, at, b']', depth),
        b't' => literal(b"true"),
        b'f' => literal(b"false"),
        b'n' => literal(b"null"),
        b'0' => Some(at + 1),
        b'1'..=b'9' => Some(at + bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count()),
        _ => None,
    }
}

fn behind_collection(bytes: &[u8], at: usize, close: u8, depth: usize) -> Option<usize> {
    let depth = depth.checked_sub(1)?;
    let mut at = behind_blanks(bytes, at + 1);
    if bytes.get(at) == Some(&close) {
        return Some(at + 1);
    }
    loop {
        if close == b'}' {
            at = behind_colon(bytes, behind_text(bytes, at)?)?;
        }
        at = behind_blanks(bytes, behind_value(bytes, at, depth)?);
        match bytes.get(at)? {
            b',' => at = behind_blanks(bytes, at + 1),
            next => return (*next == close).then_some(at + 1),
        }
    }
}

fn behind_text(bytes: &[u8], at: usize) -> Option<usize> {
    let end = (bytes.get(at) == Some(&b'"')).then(|| plain_end(bytes, at + 1))?;
    (bytes.get(end) == Some(&b'"')).then_some(end + 1)
}

fn behind_colon(bytes: &[u8], at: usize) -> Option<usize> {
    let colon = behind_blanks(bytes, at);
    (bytes.get(colon) == Some(&b':')).then(|| behind_blanks(bytes, colon + 1))
}
