//! `rate(…)`: a number and a unit.

use crate::service::limits::{RATE_MINUTES_MAX, RATE_MINUTES_MIN};
use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::FaultKind;
use crate::service::schedule::reading::Rate;
use crate::service::schedule::token::{Token, number};
use crate::service::schedule::unit::RateUnit;
use std::ops::Range;

/// Reads the body of `rate(…)`; `whole` is the place of the expression.
pub(crate) fn read(body: Token<'_>, whole: Range<usize>, faults: &mut Vec<Fault>) -> Option<Rate> {
    if body.text.is_empty() {
        // An empty body has nothing to point at.
        faults.push(Fault::observed(whole, FaultKind::RateSyntax));
        return None;
    }
    let words = body.words();
    let Some((value, unit)) = parts(words.first(2), words.count) else {
        faults.push(Fault::observed(body.range(), FaultKind::RateSyntax));
        return None;
    };
    check_spaces(body, value, unit, faults);
    if unit.text.is_empty() {
        let kind = wrong_number(value.text).unwrap_or(FaultKind::RateNoUnit);
        let place = if kind == FaultKind::RateNoUnit { body.range() } else { value.range() };
        faults.push(match kind {
            FaultKind::RateNoUnit => Fault::observed(place, kind),
            _ => Fault::documented(place, kind),
        });
        return None;
    }
    let number = read_number(value, faults);
    let known = read_unit(unit, faults);
    let rate = Rate { value: number?, unit: known?, range: value.start..unit.end() };
    check_plural(&rate, unit, faults);
    check_limits(&rate, faults);
    Some(rate)
}

/// Number and unit; the unit is empty when there is none.
fn parts<'t>(words: &[Token<'t>], count: usize) -> Option<(Token<'t>, Token<'t>)> {
    match *words {
        [value] => {
            let letters = value.text.trim_start_matches(|c: char| c.is_ascii_digit());
            let (digits, unit) = value.text.split_at_checked(value.text.len().saturating_sub(letters.len()))?;
            let joined = !digits.is_empty() && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
            let end = Token { text: "", start: value.end() };
            match wrong_number(value.text) {
                _ if joined => {
                    let digits = Token { text: digits, start: value.start };
                    Some((digits, Token { text: unit, start: digits.end() }))
                }
                Some(_) => Some((value, end)),
                None => None,
            }
        }
        [value, unit] if count == 2 => {
            let readable = value.number().is_some() || wrong_number(value.text).is_some();
            (readable && unit.text.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((value, unit))
        }
        _ => None,
    }
}

/// A number below zero or with a fraction.
fn wrong_number(text: &str) -> Option<FaultKind> {
    let (sign, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let decimal = rest.split_once('.').is_some_and(|(whole, part)| number(whole).is_some() && number(part).is_some());
    match (sign, decimal) {
        (true, _) if decimal || number(rest).is_some() => Some(FaultKind::RateNegative),
        (false, true) => Some(FaultKind::RateDecimal),
        _ => None,
    }
}

/// One space between number and unit. Source: user guide; one of its pages prints `rate(1day)`, hence the lesser doubt.
fn check_spaces(body: Token<'_>, value: Token<'_>, unit: Token<'_>, faults: &mut Vec<Fault>) {
    let gap = value.end()..unit.start;
    if body.trim().text.len() != body.text.len() {
        faults.push(Fault::probably_refused(body.range(), FaultKind::RateBlanks));
    }
    if unit.text.is_empty() {
        return;
    }
    if gap.is_empty() {
        faults.push(Fault::probably_accepted(body.range(), FaultKind::RateNoBlank));
    } else if body.text.get(gap.start.saturating_sub(body.start)..gap.end.saturating_sub(body.start)) != Some(" ") {
        faults.push(Fault::probably_refused(gap, FaultKind::RateBlanks));
    }
}

/// A positive whole number. Source: user guide, "positive number"; service message.
fn read_number(value: Token<'_>, faults: &mut Vec<Fault>) -> Option<u64> {
    let Some(parsed) = value.number() else {
        let kind = wrong_number(value.text).unwrap_or(FaultKind::RateSyntax);
        faults.push(Fault::documented(value.range(), kind));
        return None;
    };
    if parsed == 0 {
        faults.push(Fault::documented(value.range(), FaultKind::RateZero));
        return None;
    }
    if value.text.starts_with('0') {
        faults.push(Fault::probably_accepted(value.range(), FaultKind::RateLeadingZero));
    }
    if value.text.parse::<u64>().is_err() {
        faults.push(Fault::inferred(value.range(), FaultKind::RateHuge));
    }
    Some(parsed)
}

/// The unit of this word, in any case and number.
pub(crate) fn unit_of(word: &str) -> Option<RateUnit> {
    RateUnit::ALL
        .into_iter()
        .find(|unit| word.eq_ignore_ascii_case(unit.word(1)) || word.eq_ignore_ascii_case(unit.word(2)))
}

fn read_unit(unit: Token<'_>, faults: &mut Vec<Fault>) -> Option<RateUnit> {
    let known = unit_of(unit.text);
    if known.is_none() {
        faults.push(Fault::documented(unit.range(), FaultKind::RateUnknownUnit { near: near(unit.text) }));
    } else if unit.text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        faults.push(Fault::probably_accepted(unit.range(), FaultKind::RateCase));
    }
    known
}

/// The unit that an abbreviation or a misspelling means. `m` alone may be minutes or months.
fn near(word: &str) -> Option<RateUnit> {
    let begins = |start: &str| word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let is = |short: &str| word.eq_ignore_ascii_case(short);
    if begins("min") {
        Some(RateUnit::Minute)
    } else if begins("hour") || is("h") || is("hr") || is("hrs") {
        Some(RateUnit::Hour)
    } else if begins("day") || is("d") {
        Some(RateUnit::Day)
    } else {
        None
    }
}

/// Singular for 1 only. Source: user guide, which names `rate(1 hours)` and `rate(5 hour)` as invalid.
fn check_plural(rate: &Rate, unit: Token<'_>, faults: &mut Vec<Fault>) {
    let right = rate.unit.word(rate.value);
    if !unit.text.eq_ignore_ascii_case(right) {
        let kind = FaultKind::RatePlural { value: rate.value, right };
        faults.push(Fault::documented(unit.range(), kind));
    }
}

/// Source: see [`RATE_MINUTES_MIN`] and [`RATE_MINUTES_MAX`]; the upper limit was tried in days only.
fn check_limits(rate: &Rate, faults: &mut Vec<Fault>) {
    let (minutes, place) = (rate.minutes(), rate.range.clone());
    if minutes < RATE_MINUTES_MIN {
        faults.push(Fault::observed(place, FaultKind::RateTooShort { minutes }));
    } else if minutes > RATE_MINUTES_MAX {
        let kind = FaultKind::RateTooLong { minutes };
        faults.push(match rate.unit {
            RateUnit::Day => Fault::observed(place, kind),
            RateUnit::Minute | RateUnit::Hour => Fault::inferred(place, kind),
        });
    }
}
