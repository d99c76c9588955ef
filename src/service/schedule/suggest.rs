//! What to write instead of a fault, as far as that comes out valid.

use crate::service::schedule::change::Edit;
use crate::service::schedule::edit::edit;
use crate::service::schedule::fault::{Fault, Verdict};
use crate::service::schedule::form;
use std::ops::Range;

/// How many edits one suggestion may join. Every fault of an expression has at most one, and the longest chain that
/// was seen has four.
const ROUNDS: usize = 12;

/// A replacement of part of an expression.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Suggestion {
    /// What to replace, in bytes of the expression.
    pub range: Range<usize>,
    /// By what.
    pub replacement: String,
    /// Whether it means the same and may be applied without asking.
    pub safe: bool,
}

impl Suggestion {
    /// The expression with the replacement made.
    pub fn apply(&self, text: &str) -> String {
        spliced(text, &self.range, &self.replacement)
    }
}

/// What to write instead of a fault of this text. The other faults of the expression are fixed with it, when they
/// can be: a suggestion always yields an expression that the service takes, as far as is known.
pub fn suggestion(text: &str, fault: &Fault) -> Option<Suggestion> {
    let first = edit(text, fault)?;
    let mut current = spliced(text, &first.range, &first.replacement);
    let mut safe = first.safe;
    let mut alone = true;
    for _ in 0..ROUNDS {
        let faults = form::read(&current).faults;
        let Some(next) = faults.iter().find_map(|fault| edit(&current, fault)) else {
            if current.is_empty() || faults.iter().any(|fault| fault.verdict > Verdict::ProbablyAccepted) {
                return None;
            }
            return Some(if alone { stated(first) } else { difference(text, &current, safe) });
        };
        current = spliced(&current, &next.range, &next.replacement);
        safe = safe && next.safe;
        alone = false;
    }
    None
}

fn stated(edit: Edit) -> Suggestion {
    Suggestion { range: edit.range, replacement: edit.replacement, safe: edit.safe }
}

/// The shortest replacement that makes one text of the other.
fn difference(from: &str, to: &str, safe: bool) -> Suggestion {
    let head: usize = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (old, new) = (from.get(head..).unwrap_or_default(), to.get(head..).unwrap_or_default());
    let same = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = same.map(|(a, _)| a.len_utf8()).sum();
    let replacement = new.get(..new.len().saturating_sub(tail)).unwrap_or_default().to_owned();
    Suggestion { range: head..from.len().saturating_sub(tail), replacement, safe }
}

fn spliced(text: &str, range: &Range<usize>, replacement: &str) -> String {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    [before, replacement, after].concat()
}
