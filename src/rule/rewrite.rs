//! Fixes that write another word instead of one that a file has.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::model::value::Text;
use crate::rule::words::quote;
use crate::source::span::Span;
use crate::syntax::Tree;
use std::ops::Range;

/// Writes `new` instead of some bytes of a text. `None` where they follow escapes, folds, an alias or a reference:
/// there an edit would have to be written in the same way, or would change more than this place.
pub(crate) fn rewrite(text: Text<'_>, range: Range<usize>, new: &str, title: &str, safety: Safety) -> Option<Fix> {
    let place = text.slice(range.clone());
    let old = text.as_str().get(range)?;
    let written = text.node().tree().written_at(place.span)?;
    if written != old || place.origin.is_some() {
        return None;
    }
    // A text that a circumstance is a part of is another one under another circumstance.
    let shared = text.node().is_pieced() && !place.when.is_empty();
    let safety = if shared { safety.min(Safety::Unsafe) } else { safety };
    Some(Fix { title: title.to_owned(), safety, edits: vec![Edit { span: place.span, text: new.to_owned() }] })
}

/// Writes the word that was meant instead of a whole one: surely meant when only the case differs.
pub(crate) fn respell(text: Text<'_>, meant: &str) -> Option<Fix> {
    let old = text.as_str();
    let (start, end) = (0, old.len());
    is_word(meant).then(|| rewrite(text, start..end, meant, &format!("write {}", quote(meant)), safety(old, meant)))?
}

/// The same for a word of which only the bytes are known where it is, with its quotes or without.
pub(crate) fn respell_at(tree: &Tree, span: Span, old: &str, meant: &str) -> Option<Fix> {
    let written = tree.written_at(span)?;
    let quotes = u32::from(written.len() == old.len() + 2);
    let inner = Span { start: span.start + quotes, end: span.end - quotes, ..span };
    if tree.written_at(inner)? != old || !is_word(meant) {
        return None;
    }
    let edits = vec![Edit { span: inner, text: meant.to_owned() }];
    Some(Fix { title: format!("write {}", quote(meant)), safety: safety(old, meant), edits })
}

fn safety(old: &str, meant: &str) -> Safety {
    if old.eq_ignore_ascii_case(meant) { Safety::Safe } else { Safety::Unsafe }
}

/// Whether a word means the same with quotes around it and without.
fn is_word(text: &str) -> bool {
    let truth = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.:/".contains(&b))
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.ends_with(':')
        && !truth.iter().any(|word| text.eq_ignore_ascii_case(word))
}
