//! `at(…)`: one instant, `yyyy-MM-ddTHH:mm:ss`, in UTC.

use crate::service::schedule::calendar::missing_part;
use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::FaultKind;
use crate::service::schedule::reading::At;
use crate::service::schedule::token::{Token, number};

/// An instant taken apart.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Parts<'t> {
    /// The numbers as written, whether they exist or not; no seconds are zero seconds.
    pub(crate) at: At,
    /// `T`, or what is for it.
    pub(crate) separator: Token<'t>,
    /// Where the minutes or the seconds end.
    pub(crate) time_end: usize,
    pub(crate) has_seconds: bool,
    /// `.000`, or empty.
    pub(crate) fraction: Token<'t>,
    /// `Z` or `+09:00`, or empty.
    pub(crate) zone: Token<'t>,
}

/// Reads the body of `at(…)`. Source: user guide, AWS CLI reference; service message "Invalid schedule at DateTime
/// expression".
pub(crate) fn read(body: Token<'_>, faults: &mut Vec<Fault>) -> Option<At> {
    let Some(parts) = parts(body).filter(|parts| parts.separator.text.eq_ignore_ascii_case("T")) else {
        faults.push(Fault::observed(body.range(), FaultKind::AtFormat));
        return None;
    };
    if parts.separator.text == "t" {
        faults.push(Fault::probably_refused(parts.separator.range(), FaultKind::AtCase));
    }
    if !parts.has_seconds {
        faults.push(Fault::probably_accepted(body.range(), FaultKind::AtNoSeconds));
    }
    if !parts.fraction.text.is_empty() {
        faults.push(Fault::probably_refused(parts.fraction.range(), FaultKind::AtFraction));
    }
    if let Some(part) = missing_part(&parts.at) {
        faults.push(Fault::inferred(body.range(), FaultKind::AtCalendar { part }));
        return None;
    }
    if !parts.zone.text.is_empty() {
        faults.push(Fault::observed(parts.zone.range(), FaultKind::AtZone));
        return None;
    }
    Some(parts.at)
}

/// Takes an instant apart; `None` when its digits are not where they should be.
pub(crate) fn parts(body: Token<'_>) -> Option<Parts<'_>> {
    let mut rest = body;
    let year = digits(&mut rest, 4)?;
    let month = after(&mut rest, '-')?;
    let day = after(&mut rest, '-')?;
    let separator = take(&mut rest, 1)?;
    let hour = byte(digits(&mut rest, 2)?)?;
    let minute = after(&mut rest, ':')?;
    let has_seconds = rest.text.starts_with(':');
    let second = if has_seconds { after(&mut rest, ':')? } else { 0 };
    let at = At { year: u16::try_from(year).ok()?, month, day, hour, minute, second };
    let time_end = rest.start;
    let fraction = fraction(&mut rest, has_seconds);
    (rest.text.is_empty() || zone_minutes(rest.text).is_some()).then_some(Parts {
        at,
        separator,
        time_end,
        has_seconds,
        fraction,
        zone: rest,
    })
}

/// How many minutes a zone is ahead of UTC.
pub(crate) fn zone_minutes(zone: &str) -> Option<i32> {
    if zone.eq_ignore_ascii_case("Z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let offset = zone.strip_prefix(['+', '-'])?;
    let (hours, minutes) = match offset.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if offset.len() == 2 => (offset, "00"),
        None => offset.split_at_checked(2)?,
    };
    let part = |text: &str, limit: u64| {
        let value = number(text).filter(|value| text.len() == 2 && *value < limit)?;
        i32::try_from(value).ok()
    };
    part(hours, 24)?.checked_mul(60)?.checked_add(part(minutes, 60)?)?.checked_mul(sign)
}

fn take<'t>(rest: &mut Token<'t>, length: usize) -> Option<Token<'t>> {
    let (text, tail) = rest.text.split_at_checked(length)?;
    let taken = Token { text, start: rest.start };
    *rest = Token { text: tail, start: taken.end() };
    Some(taken)
}

fn digits(rest: &mut Token<'_>, length: usize) -> Option<u64> {
    take(rest, length)?.number()
}

fn byte(value: u64) -> Option<u8> {
    u8::try_from(value).ok()
}

/// Two digits after this character.
fn after(rest: &mut Token<'_>, mark: char) -> Option<u8> {
    take(rest, 1).filter(|taken| taken.text.starts_with(mark))?;
    byte(digits(rest, 2)?)
}

/// Takes `.000`, when it is there.
fn fraction<'t>(rest: &mut Token<'t>, has_seconds: bool) -> Token<'t> {
    let none = Token { text: "", start: rest.start };
    let Some(tail) = rest.text.strip_prefix('.').filter(|_| has_seconds) else { return none };
    let count = tail.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 {
        return none;
    }
    take(rest, count.saturating_add(1)).unwrap_or(none)
}
