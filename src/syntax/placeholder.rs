//! Pieces of text that a later step replaces: `${NAME}`, `{{ name }}` and their like.

use crate::syntax::build::offset;
use std::ops::Range;

/// Names after `$` that mean versions of a document and not a variable.
const VERSIONS: [&str; 2] = ["LATEST", "DEFAULT"];

/// Bytes in which a placeholder must end, so that many openings without an end cost no more than one pass.
const LONGEST: usize = 512;

/// The byte range of the first placeholder of a text.
pub fn find(text: &str) -> Option<Range<usize>> {
    let first =
        |mut starts: Box<dyn Iterator<Item = usize> + '_>| starts.find_map(|start| Some(start..end_at(text, start)?));
    let bytes = text.as_bytes();
    memchr::memchr3(b'$', b'{', b'<', bytes).or_else(|| memchr::memchr2(b'@', b'%', bytes))?;
    if is_variable(text) {
        return Some(0..text.len());
    }
    let braces = first(Box::new(memchr::memchr3_iter(b'$', b'{', b'<', bytes)));
    let marks = first(Box::new(memchr::memchr2_iter(b'@', b'%', bytes)));
    match (braces, marks) {
        (Some(one), Some(other)) => Some(if one.start < other.start { one } else { other }),
        (one, other) => one.or(other),
    }
}

/// The byte offsets at which a placeholder may begin, sorted.
pub(crate) fn starts(text: &str) -> Vec<u32> {
    let braces = memchr::memchr3_iter(b'$', b'{', b'<', text.as_bytes());
    let marks = memchr::memchr2_iter(b'@', b'%', text.as_bytes());
    let mut starts: Vec<u32> = braces.chain(marks).map(offset).collect();
    starts.sort_unstable();
    starts
}

/// The byte offset after the placeholder that begins at this one, if one does.
pub(crate) fn end_at(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let length = match rest.as_bytes().first()? {
        b'$' => braced(rest).or_else(|| variable(rest)),
        b'{' => between(rest, "{{", "}}").or_else(|| between(rest, "{%", "%}")),
        b'<' => between(rest, "<%", "%>"),
        b'@' => named(rest, "@@"),
        b'%' => named(rest, "%%"),
        _ => None,
    };
    Some(start + length?)
}

/// The text with a variable of the same length in the place of every placeholder, and with blanks in the place of lines
/// that hold nothing but a statement (`{% … %}`, `<% … %>`); `None` when there is no placeholder.
pub(crate) fn masked(text: &str) -> Option<String> {
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(find) {
        let (start, end) = (at + found.start, at + found.end);
        masked.push_str(text.get(at..start)?);
        let before = text.get(..start)?.rsplit('\n').next().unwrap_or_default();
        let behind = text.get(end..)?.split('\n').next().unwrap_or_default();
        let alone = before.trim().is_empty() && behind.trim().is_empty();
        let statement = text.get(start..end)?.starts_with(['<', '{']) && !text.get(start..end)?.starts_with("{{");
        if alone && statement {
            masked.push_str(&" ".repeat(end - start));
        } else {
            masked.push('$');
            masked.push_str(&"X".repeat(end - start - 1));
        }
        at = end;
    }
    if at == 0 {
        return None;
    }
    masked.push_str(text.get(at..)?);
    Some(masked)
}

/// The length of `open … close` on one line, with something between.
fn between(rest: &str, open: &str, close: &str) -> Option<usize> {
    let inside = rest.strip_prefix(open)?;
    let near = inside.as_bytes().get(..inside.len().min(LONGEST))?;
    let length = memchr::memmem::find(near, close.as_bytes())?;
    let inside = inside.get(..length)?;
    (!inside.trim().is_empty() && !inside.contains('\n')).then_some(open.len() + length + close.len())
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

/// Whether one of the scalars of a text may be a variable and nothing else.
pub(crate) fn may_be_variable(text: &str) -> bool {
    memchr::memchr_iter(b'$', text.as_bytes()).any(|start| {
        let rest = text.get(start..).unwrap_or_default();
        let name = rest.bytes().skip(1).take_while(|&c| c.is_ascii_alphanumeric() || c == b'_').count();
        rest.get(..=name).is_some_and(is_variable)
    })
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
