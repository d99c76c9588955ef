//! A word that is typed in HCL.

use crate::editor::typed::word::{Typed, end_of_string, line, open_string};

pub(crate) fn typed(text: &str, byte: usize) -> Option<Typed> {
    let line = line(text, byte)?;
    let before = text.get(line.start..byte)?;
    let behind = text.get(byte..line.end)?;
    if let Some(start) = open_string(before).map(|at| line.start + at) {
        let end = end_of_string(behind);
        let word = start..byte + end.unwrap_or(0);
        let whole = start - 1..word.end + usize::from(end.is_some());
        let done = Typed::done(text, whole, word, "\"", "\"")?;
        return Some(Typed { quote: Some('"'), ..done });
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let start = byte - (before.len() - before.trim_end_matches(is_part).len());
    let end = byte + (behind.len() - behind.trim_start_matches(is_part).len());
    let (head, tail) = (text.get(line.start..start)?, text.get(end..line.end)?);
    let is_named = tail.trim_start().starts_with(['=', '{']);
    let is_name = !is_named && head.trim().is_empty() && tail.trim().is_empty();
    let is_name = is_name && !text.get(..line.start)?.trim_end().ends_with(['[', ',', '=', '(']);
    let (opening, closing) = if is_named {
        ("", "")
    } else if is_name {
        ("", " = 0")
    } else {
        ("\"", "\"")
    };
    Some(Typed { is_named, ..Typed::done(text, start..end, start..end, opening, closing)? })
}
