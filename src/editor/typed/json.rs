//! A word that is typed in JSON.

use crate::editor::typed::word::{Typed, end_of_string, line, open_string};

/// What is typed: a name, a value of a member, or an item of a list.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Role {
    Name,
    Value,
    Item,
}

pub(crate) fn typed(text: &str, byte: usize) -> Option<Typed> {
    let line = line(text, byte)?;
    let quoted = open_string(text.get(line.start..byte)?).map(|at| line.start + at);
    let (word, whole) = match quoted {
        Some(start) => {
            let rest = text.get(byte..line.end)?;
            // A quote after which nothing ends belongs to the next string.
            let is_end = |at: &usize| {
                let behind = rest.get(at + 1..).unwrap_or_default().trim_start();
                behind.is_empty() || behind.starts_with([',', ':', '}', ']'])
            };
            let end = end_of_string(rest).filter(is_end);
            let word = start..byte + end.unwrap_or(0);
            (word.clone(), start - 1..word.end + usize::from(end.is_some()))
        }
        None => {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
            let before = text.get(line.start..byte)?;
            let behind = text.get(byte..line.end)?;
            let start = byte - (before.len() - before.trim_end_matches(is_part).len());
            let end = byte + (behind.len() - behind.trim_start_matches(is_part).len());
            (start..end, start..end)
        }
    };
    let head = text.get(..whole.start)?;
    let tail = text.get(whole.end..)?.trim_start();
    let last = head.trim_end().bytes().next_back();
    let is_named = tail.starts_with(':');
    let role = match (last, is_named) {
        (_, true) => Role::Name,
        (Some(b':'), _) => Role::Value,
        (Some(b'{'), _) => Role::Name,
        (Some(b'['), _) => Role::Item,
        _ if is_in_object(head) => Role::Name,
        _ => Role::Item,
    };
    let lacks_comma = match role {
        Role::Value => false,
        Role::Name | Role::Item => !matches!(last, Some(b'{' | b'[' | b',') | None),
    };
    let before = if lacks_comma { ",\"" } else { "\"" };
    let goes_on = tail.starts_with(['"', '{']);
    let behind = match role {
        Role::Name if is_named => "\"",
        Role::Name if goes_on => "\": 0,",
        Role::Name => "\": 0",
        Role::Value | Role::Item if goes_on => "\",",
        Role::Value | Role::Item => "\"",
    };
    let done = Typed::done(text, whole, word, before, behind)?;
    Some(Typed { quote: quoted.map(|_| '"'), is_named, is_flow: true, ..done })
}

/// Whether the innermost bracket that is open at the end of a text is a brace.
fn is_in_object(head: &str) -> bool {
    let bytes = head.as_bytes();
    let (mut depth, mut at) = (0usize, bytes.len());
    while let Some(before) = at.checked_sub(1) {
        at = before;
        match bytes.get(at) {
            Some(b'}' | b']') => depth += 1,
            Some(b'{' | b'[') if depth > 0 => depth -= 1,
            Some(bracket @ (b'{' | b'[')) => return *bracket == b'{',
            Some(b'"') => {
                while let Some(before) = at.checked_sub(1) {
                    at = before;
                    let is_escaped = || {
                        bytes
                            .get(..at)
                            .is_some_and(|all| all.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1)
                    };
                    if bytes.get(at) == Some(&b'"') && !is_escaped() {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    false
}
