//! Pieces of text that a later step replaces: `${NAME}`, `{{ name }}` and their like.

use crate::source::span::offset;
use crate::syntax::scan::holds_one;
use crate::syntax::statement::{self, LONGEST, between};
use std::ops::Range;

/// Names after `$` that mean versions of a document and not a variable.
const VERSIONS: [&str; 2] = ["LATEST", "DEFAULT"];

/// Bytes below which a text is looked through byte by byte.
const SHORT: usize = 48;

/// The byte range of the first placeholder of a text.
pub fn find(text: &str) -> Option<Range<usize>> {
    let at = |start: usize| Some(start..end_at(text, start)?);
    let bytes = text.as_bytes();
    if is_whole(text) {
        return Some(0..text.len());
    }
    if !holds_mark(bytes) {
        return None;
    }
    let braces = memchr::memchr3_iter(b'$', b'{', b'<', bytes).find_map(at);
    let marks = memchr::memchr3_iter(b'@', b'%', b'#', bytes).find_map(at);
    match (braces, marks) {
        (Some(one), Some(other)) => Some(if one.start < other.start { one } else { other }),
        (one, other) => one.or(other),
    }
}

/// Whether a text holds a byte with which a placeholder begins: most hold none.
fn holds_mark(bytes: &[u8]) -> bool {
    // Most are too short for a search to pay off.
    if bytes.len() < SHORT {
        holds_one(bytes, *b"${<@%#")
    } else {
        memchr::memchr3(b'$', b'{', b'<', bytes).is_some() || memchr::memchr3(b'@', b'%', b'#', bytes).is_some()
    }
}

/// Whether a placeholder may are in a text: one look at its bytes.
pub(crate) fn may_stand_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.first(), Some(b'[' | b'_')) || holds_mark(bytes)
}

/// Whether a placeholder is in a text, or may be one of the words in it.
pub(crate) fn may_be_in(text: &str) -> bool {
    Traces::of(text).may_hold(text)
}

/// What a text of many scalars shows of placeholders.
#[derive(Debug, Default)]
pub(crate) struct Traces {
    /// The byte offsets at which one may begin, sorted.
    pub(crate) starts: Vec<u32>,
    /// Whether one of the scalars may be a placeholder only because nothing else is in it.
    pub(crate) may_be_whole: bool,
    /// Whether two opening braces stand together anywhere.
    pub(crate) has_braces: bool,
}

impl Traces {
    /// Looks through a text.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut traces = Self::default();
        // Each of these looks at many bytes at once.
        memchr::memchr3_iter(b'$', b'#', b'<', bytes)
            .chain(memchr::memchr3_iter(b'{', b'[', b'_', bytes))
            .chain(memchr::memchr2_iter(b'%', b'@', bytes))
            .for_each(|at| traces.look(text, at));
        // They are three lists that are sorted.
        traces.starts.sort();
        traces
    }

    /// Whether a placeholder begins where one may, or one of the scalars may be one as a whole.
    pub(crate) fn may_hold(&self, text: &str) -> bool {
        self.may_be_whole || self.starts.iter().any(|start| end_at(text, *start as usize).is_some())
    }

    /// Looks at one byte with which one may begin, and at the byte behind it.
    fn look(&mut self, text: &str, at: usize) {
        match text.as_bytes().get(at..).and_then(<[u8]>::first_chunk) {
            Some([b'[', b'A'..=b'Z']) => self.may_be_whole |= begins_bracketed(text, at),
            Some(b"__") => self.may_be_whole |= begins_underscored(text, at),
            Some([b'$', _]) => {
                self.may_be_whole |= begins_variable(text, at);
                self.starts.push(offset(at));
            }
            Some(b"{{") => {
                self.has_braces = true;
                self.starts.push(offset(at));
            }
            Some(b"{%" | b"<%" | b"%%" | b"%{" | b"#{" | b"@@") => self.starts.push(offset(at)),
            _ => {}
        }
    }
}

/// The byte offset after the placeholder that begins at this one, if one does.
pub(crate) fn end_at(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let length = match rest.as_bytes().first()? {
        b'$' => braced(rest).or_else(|| variable(rest)).or_else(|| parenthesised(rest)),
        // Most are of JSON.
        b'{' if !matches!(rest.as_bytes().get(1), Some(b'{' | b'%')) => None,
        b'{' => between(rest, "{{", "}}").or_else(|| between(rest, "{%", "%}")),
        b'<' => between(rest, "<%", "%>"),
        b'@' => named(rest, "@@"),
        b'%' => named(rest, "%%").or_else(|| statement::end_at(rest, 0)),
        b'#' => hashed(rest),
        _ => None,
    };
    Some(start + length?)
}

/// The length of `${…}`, braces inside it included.
fn braced(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix("${")?;
    let mut depth = 0_usize;
    for (at, byte) in inside.bytes().enumerate().take(LONGEST) {
        match byte {
            b'\n' => return None,
            b'{' => depth += 1,
            b'}' if depth == 0 => return (at > 0).then_some(at + 3),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The length of `$NAME`: at least two capitals, digits or underscores, no digit first.
fn variable(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('$')?;
    let length = name.bytes().take_while(|&c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'_').count();
    let (name, after) = name.split_at_checked(length)?;
    let is_name = length > 1 && !name.starts_with(|c: char| c.is_ascii_digit()) && !VERSIONS.contains(&name);
    (is_name && !after.starts_with(|c: char| c.is_ascii_lowercase())).then_some(1 + length)
}

/// The length of `$(Name)`, a variable of Azure's pipelines: its name begins with a capital or has points, since in lower case it is
/// a command of a shell.
fn parenthesised(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix("$(")?;
    let length = length_of_name(inside);
    let is_variable = inside.starts_with(|c: char| c.is_ascii_uppercase()) || inside.get(..length)?.contains('.');
    (length > 0 && is_variable && inside.as_bytes().get(length) == Some(&b')')).then_some(length + 3)
}

/// The length of `#{Name}`, a variable of Octopus or of Ruby.
fn hashed(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix("#{")?;
    let length = length_of_name(inside);
    let end = length + memchr::memchr(b'}', inside.as_bytes().get(length..inside.len().min(LONGEST))?)?;
    let filter = inside.get(length..end)?;
    // Behind the name may stand an index or a filter, `#{Name[0] | ToLower}`.
    let is_plain = filter.is_empty() || filter.trim_start().starts_with(['[', '|', ' ']) && !filter.contains('\n');
    (length > 0 && is_plain).then_some(end + 3)
}

/// The bytes of a name with points, dashes and underscores, which begins with a letter.
fn length_of_name(text: &str) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        text.bytes().take_while(|byte| is_part(byte)).count()
    } else {
        0
    }
}

/// Whether what begins with this bracket is a space of a form. One that never ends is not looked for further than it may reach.
fn begins_bracketed(text: &str, start: usize) -> bool {
    let near = text.as_bytes().get(start..(start + LONGEST).min(text.len())).unwrap_or_default();
    let end = memchr::memchr(b']', near).map(|length| start + length + 1);
    end.and_then(|end| text.get(start..end)).is_some_and(is_form)
}

/// Whether a word begins with this underscore that is a space of a form.
fn begins_underscored(text: &str, start: usize) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = text.as_bytes();
    if start.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| is_part(*byte)) {
        return false;
    }
    let length = bytes.iter().skip(start).take_while(|byte| is_part(**byte)).count();
    text.get(start..start + length).is_some_and(is_form)
}

/// Whether a text is a placeholder as a whole.
pub(crate) fn is_whole(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'$') => is_variable(text) || is_command(text),
        Some(b'[' | b'_') => is_form(text),
        _ => false,
    }
}

/// Whether a text is `$(name)`: a variable of Azure's pipelines, when nothing else is there.
fn is_command(text: &str) -> bool {
    let name = text.strip_prefix("$(").and_then(|rest| rest.strip_suffix(')'));
    name.is_some_and(|name| !name.is_empty() && length_of_name(name) == name.len())
}

/// Whether a text is a space of a form: `[DOCUMENT-NAME]`, `__SCHEDULE__`.
fn is_form(text: &str) -> bool {
    let of = |open: &str, close: &str| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let Some(inside) = of("[", "]").or_else(|| of("__", "__")).filter(|inside| inside.len() >= 4) else { return false };
    let is_part = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b' ');
    // `[A-Z0-9]` is a class of a pattern.
    inside.bytes().take(2).all(|byte| byte.is_ascii_uppercase()) && inside.bytes().all(is_part)
}

/// Whether what begins with this sign may be a variable and nothing else.
fn begins_variable(text: &str, start: usize) -> bool {
    let rest = text.get(start..).unwrap_or_default();
    let name = rest.bytes().skip(1).take_while(|&c| c.is_ascii_alphanumeric() || c == b'_').count();
    rest.get(..=name).is_some_and(is_variable) || rest.starts_with("$(")
}

/// Whether a text is a variable of a shell and nothing else: then its name may be short or in lower case.
fn is_variable(text: &str) -> bool {
    let Some(name) = text.strip_prefix('$').filter(|name| (1..=64).contains(&name.len())) else { return false };
    let is_name =
        name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_') && !name.starts_with(|c: char| c.is_ascii_digit());
    // A version in the wrong case is one all the same, and `$schema` is a member.
    is_name && name != "schema" && !VERSIONS.iter().any(|version| name.eq_ignore_ascii_case(version))
}

/// The length of a name between two marks, as in `@@NAME@@`.
fn named(rest: &str, mark: &str) -> Option<usize> {
    let inside = rest.strip_prefix(mark)?;
    let length = inside.bytes().take_while(|&c| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b'.')).count();
    let is_closed = inside.get(length..).is_some_and(|after| after.starts_with(mark));
    (length > 0 && is_closed).then_some(length + 2 * mark.len())
}

#[cfg(test)]
mod tests {
    use crate::syntax::placeholder::{Traces, find};

    #[test]
    fn no_byte_is_passed_over_at_which_something_begins() {
        for (first, second) in (0..0x80_u8).flat_map(|first| (0..0x80_u8).map(move |second| (first, second))) {
            // What makes a form of either sort, a name, and each of the others whole.
            for behind in ["ABC-DEF]", "ABCDEF__", "ABC", "Abc}", "Abc)", "Abc}}", "Abc%}", "Abc%>", "Abc%%", "Abc@@"] {
                let text = format!("{}{}{behind}", char::from(first), char::from(second));
                assert!(find(&text).is_none() || Traces::of(&text).may_hold(&text), "{text:?}");
            }
        }
        // Behind `@@` and `%%` the second mark may begin one as well.
        let traces = Traces::of("a {{ b }} ${C} <% d %> #{E} @@F@@ %%G%% {% h %} %{i}");
        assert!(traces.has_braces && traces.starts == [2, 10, 15, 23, 28, 31, 34, 37, 40, 48], "{traces:?}");
    }
}
