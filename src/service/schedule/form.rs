//! The outer form: keyword, parentheses, and texts without them.

use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::{FaultKind, ParenthesisFlaw};
use crate::service::schedule::reading::{Reading, Schedule};
use crate::service::schedule::token::{Token, is_blank};
use crate::service::schedule::unit::Form;
use crate::service::schedule::{at, cron, rate};

/// The longest expression in characters. Source: service model, `ScheduleExpression`.
const LONGEST: usize = 256;

/// What is around the body.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Outer<'t> {
    pub(crate) form: Form,
    /// The keyword as written.
    pub(crate) keyword: Token<'t>,
    /// What is between the parentheses, or where they belong.
    pub(crate) body: Token<'t>,
    pub(crate) flaw: Option<(ParenthesisFlaw, Token<'t>)>,
    /// What is after the closing parenthesis.
    pub(crate) tail: Token<'t>,
}

/// Reads a whole expression.
pub(crate) fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    if text.is_empty() || text.len() > LONGEST && text.chars().count() > LONGEST {
        return reading;
    }
    let whole = Token { text, start: 0 };
    let trimmed = whole.trim();
    if trimmed.text.is_empty() {
        reading.faults.push(Fault::observed(0..text.len(), FaultKind::UnknownForm { near: None }));
        return reading;
    }
    if trimmed.text.len() != text.len() {
        reading.faults.push(Fault::inferred(0..text.len(), FaultKind::OuterBlank));
    }
    match split(trimmed) {
        Some(outer) => read_form(trimmed, &outer, &mut reading),
        None => reading.faults.push(Fault::observed(trimmed.range(), formless(trimmed))),
    }
    reading.faults.sort_by_key(|fault| (fault.range.start, fault.range.end));
    reading
}

fn read_form(trimmed: Token<'_>, outer: &Outer<'_>, reading: &mut Reading) {
    let form = outer.form;
    reading.form = Some(form);
    if outer.keyword.text != form.keyword() {
        reading.faults.push(Fault::probably_refused(outer.keyword.range(), FaultKind::KeywordCase { form }));
    }
    if let Some((flaw, place)) = outer.flaw {
        reading.faults.push(Fault::inferred(place.range(), FaultKind::Parenthesis { form, flaw }));
        // The body's end is unknown: whatever is said of it may be wrong.
        if matches!(flaw, ParenthesisFlaw::Unclosed | ParenthesisFlaw::Stray) {
            return;
        }
    }
    if !outer.tail.text.is_empty() {
        reading.faults.push(Fault::inferred(outer.tail.range(), FaultKind::TrailingText));
    }
    reading.schedule = match form {
        Form::Cron => cron::read(outer.body, &mut reading.faults).map(Schedule::Cron),
        Form::Rate => rate::read(outer.body, trimmed.range(), &mut reading.faults).map(Schedule::Rate),
        Form::At => at::read(outer.body, &mut reading.faults).map(Schedule::At),
    };
}

/// Takes a trimmed text apart; `None` when no keyword with something of a parenthesis begins it.
pub(crate) fn split(trimmed: Token<'_>) -> Option<Outer<'_>> {
    let letters = trimmed.text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = trimmed.text.split_at_checked(letters)?;
    let form = Form::ALL.into_iter().find(|form| form.keyword().eq_ignore_ascii_case(word))?;
    let keyword = Token { text: word, start: trimmed.start };
    let rest = Token { text: rest, start: keyword.end() };
    let tail = Token { text: "", start: trimmed.end() };
    let outer = Outer { form, keyword, body: rest, flaw: None, tail };
    match rest.text.chars().next() {
        Some('(') => Some(parenthesised(outer, rest)),
        Some('{' | '[') => {
            let inner = rest.text.strip_prefix(['{', '[']).unwrap_or_default();
            let inner = inner.strip_suffix(['}', ']', ')']).unwrap_or(inner);
            let body = Token { text: inner, start: rest.start.saturating_add(1) };
            Some(Outer { body, flaw: Some((ParenthesisFlaw::OtherBracket, trimmed)), ..outer })
        }
        Some(c) if is_blank(c) => {
            let after = rest.trim();
            if after.text.starts_with('(') {
                let inner = parenthesised(outer, after);
                let flaw = inner.flaw.or(Some((ParenthesisFlaw::BlankBefore, trimmed)));
                return Some(Outer { flaw, ..inner });
            }
            Some(Outer { body: after, flaw: Some((ParenthesisFlaw::Missing, trimmed)), ..outer })
        }
        Some(_) => None,
        None => Some(Outer { flaw: Some((ParenthesisFlaw::Missing, trimmed)), ..outer }),
    }
}

/// The body from the first parenthesis to the last one that closes.
fn parenthesised<'t>(outer: Outer<'t>, rest: Token<'t>) -> Outer<'t> {
    let inner = Token { text: rest.text.strip_prefix('(').unwrap_or_default(), start: rest.start.saturating_add(1) };
    let Some((body, tail)) = inner.text.rsplit_once(')') else {
        return Outer { body: inner, flaw: Some((ParenthesisFlaw::Unclosed, rest)), ..outer };
    };
    let body = Token { text: body, start: inner.start };
    let tail = Token { text: tail, start: body.end().saturating_add(1) };
    let stray = body.text.bytes().position(|byte| matches!(byte, b'(' | b')')).and_then(|at| {
        let text = body.text.get(at..at.saturating_add(1))?;
        Some((ParenthesisFlaw::Stray, Token { text, start: body.start.saturating_add(at) }))
    });
    Outer { body, flaw: stray, tail, ..outer }
}

/// What a text without a keyword is.
fn formless(trimmed: Token<'_>) -> FaultKind {
    if bare_cron(trimmed) {
        FaultKind::BareText { form: Form::Cron }
    } else if bare_rate(trimmed.text) {
        FaultKind::BareText { form: Form::Rate }
    } else {
        FaultKind::UnknownForm { near: near(trimmed.text) }
    }
}

/// Five to seven words of cron, the first of them numbers.
fn bare_cron(trimmed: Token<'_>) -> bool {
    let words = trimmed.words();
    (5..=7).contains(&words.count)
        && trimmed.text.starts_with(|c: char| c.is_ascii_digit() || c == '*')
        && trimmed.text.chars().all(|c| is_blank(c) || c.is_ascii_alphanumeric() || "*?/,-#".contains(c))
}

/// A number and a word.
fn bare_rate(text: &str) -> bool {
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = word.trim_start_matches(is_blank);
    word.len() != text.len() && !unit.is_empty() && unit.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The form whose keyword differs by one slip from the word before the parenthesis.
fn near(text: &str) -> Option<Form> {
    let (word, _) = text.split_once('(')?;
    let word = word.trim_end_matches(is_blank);
    Form::ALL.into_iter().find(|form| one_slip_apart(&word.to_ascii_lowercase(), form.keyword()))
}

/// Whether one letter more, less or other makes one word of the other, or another order of the letters.
fn one_slip_apart(left: &str, right: &str) -> bool {
    if left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let sorted = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    let same = left.bytes().zip(right.bytes()).take_while(|(l, r)| l == r).count();
    let rest = |text: &str, skip: usize| text.bytes().skip(same.saturating_add(skip)).collect::<Vec<_>>();
    sorted(left) == sorted(right)
        || rest(left, 1) == rest(right, 1)
        || rest(left, 1) == rest(right, 0)
        || rest(left, 0) == rest(right, 1)
}
