//! The day of the week of cron.

use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::{CronField, FaultKind};
use crate::service::schedule::token::{Token, items, number};
use crate::service::schedule::unit::Weekday;

const FIELD: CronField = CronField::DayOfWeek;

/// What the day of the week says.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum DayOfWeek {
    /// `*`
    Every,
    /// `?`
    Unset,
    Day(Weekday),
    Nth(Weekday, u8),
    Last(Weekday),
    /// Days in a way that is refused.
    Several,
    Unread,
}

/// How a day is written.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Spelling {
    /// `MON` or `2`.
    Right,
    /// `Mon`.
    Case,
    /// `MONDAY`.
    Full,
    /// `02`.
    Padded,
}

/// One day, by name or by number. Source: user guide, 1–7 or SUN–SAT.
pub(crate) fn single_day(text: &str) -> Option<(Weekday, Spelling)> {
    if let Some(found) = number(text) {
        let spelling = if text.len() == 1 { Spelling::Right } else { Spelling::Padded };
        return Some((Weekday::of_number(found)?, spelling));
    }
    Weekday::ALL.into_iter().find_map(|day| {
        let spelling = match text {
            _ if text == day.short() => Spelling::Right,
            _ if text.eq_ignore_ascii_case(day.short()) => Spelling::Case,
            _ if text.eq_ignore_ascii_case(day.long()) => Spelling::Full,
            _ => return None,
        };
        Some((day, spelling))
    })
}

/// Day of the week: `*`, `?`, one day, `D#1` to `D#5`, `1L` to `7L`.
pub(crate) fn read_weekday(token: Token<'_>, faults: &mut Vec<Fault>) -> DayOfWeek {
    match token.text {
        "*" => DayOfWeek::Every,
        "?" => DayOfWeek::Unset,
        "L" | "l" => {
            faults.push(Fault::probably_refused(token.range(), FaultKind::CronBareLast));
            DayOfWeek::Day(Weekday::Saturday)
        }
        text if text.contains([',', '/', '-']) => read_several(token, faults),
        text => match (text.split_once('#'), text.strip_suffix(['L', 'l'])) {
            (Some((day, nth)), _) => read_nth(token, day, nth, faults),
            (None, Some(day)) => read_last(token, day, faults),
            (None, None) => day(token, text, faults).map_or(DayOfWeek::Unread, DayOfWeek::Day),
        },
    }
}

/// The day within the field, and the fault of its spelling.
fn day(token: Token<'_>, text: &str, faults: &mut Vec<Fault>) -> Option<Weekday> {
    let place = token.range();
    let Some((day, spelling)) = single_day(text) else {
        let found = number(text);
        let kind = found.map_or(FaultKind::CronSyntax { field: FIELD }, |_| FaultKind::out_of_range(FIELD, found));
        faults.push(Fault::documented(place, kind));
        return None;
    };
    match spelling {
        Spelling::Right => {}
        Spelling::Case => faults.push(Fault::probably_accepted(place, FaultKind::CronDayCase)),
        Spelling::Full => faults.push(Fault::probably_refused(place, FaultKind::CronDayName { day })),
        Spelling::Padded => {
            faults.push(Fault::probably_refused(place, FaultKind::out_of_range(FIELD, number(text))));
        }
    }
    Some(day)
}

/// Lists, ranges and steps: refused, whatever the days. Source: recorded trials of `MON-FRI` and `MON,TUE,WED`.
fn read_several(token: Token<'_>, faults: &mut Vec<Fault>) -> DayOfWeek {
    let text = token.text;
    let known = |atom: &str| {
        let (day, _) = atom.split_once('#').filter(|(_, nth)| number(nth).is_some()).unwrap_or((atom, ""));
        let day = day.strip_suffix(['L', 'l']).unwrap_or(day);
        number(day).is_some() || single_day(day).is_some()
    };
    // `MON#1-3` begins like a range, but no cron reads it as one.
    let readable = items(text, known) && (text.contains(',') || !text.contains('#'));
    let fault = match text {
        _ if !readable => Fault::documented(token.range(), FaultKind::CronSyntax { field: FIELD }),
        _ if text.contains(',') => Fault::observed(token.range(), FaultKind::CronWeekdayList),
        _ if text.contains('/') => Fault::inferred(token.range(), FaultKind::CronWeekdayStep),
        _ => Fault::observed(token.range(), FaultKind::CronWeekdayRange),
    };
    faults.push(fault);
    if readable { DayOfWeek::Several } else { DayOfWeek::Unread }
}

/// `TUE#3`. Source: user guide; recorded: `TUE#5` is taken, `TUE#6` refused.
fn read_nth(token: Token<'_>, name: &str, digits: &str, faults: &mut Vec<Fault>) -> DayOfWeek {
    let Some(nth) = number(digits).filter(|_| !name.is_empty()) else {
        faults.push(Fault::documented(token.range(), FaultKind::CronSyntax { field: FIELD }));
        return DayOfWeek::Unread;
    };
    let Some(day) = day(token, name, faults) else { return DayOfWeek::Unread };
    let place = token.end().saturating_sub(digits.len())..token.end();
    match u8::try_from(nth) {
        Ok(nth @ 1..=5) => {
            if digits.len() > 1 {
                faults.push(Fault::probably_refused(place, FaultKind::CronNth));
            }
            DayOfWeek::Nth(day, nth)
        }
        _ => {
            faults.push(Fault::observed(place, FaultKind::CronNth));
            DayOfWeek::Several
        }
    }
}

/// `3L`. Source: user guide, `cron(0 0 ? * 3L *)`. No example names the day.
fn read_last(token: Token<'_>, name: &str, faults: &mut Vec<Fault>) -> DayOfWeek {
    if number(name).is_none() {
        let Some((day, spelling)) = single_day(name) else {
            faults.push(Fault::documented(token.range(), FaultKind::CronSyntax { field: FIELD }));
            return DayOfWeek::Unread;
        };
        let kind = FaultKind::CronNamedLast { day };
        faults.push(match spelling {
            Spelling::Full => Fault::probably_refused(token.range(), kind),
            _ => Fault::probably_accepted(token.range(), kind),
        });
        return DayOfWeek::Last(day);
    }
    let Some(day) = day(token, name, faults) else { return DayOfWeek::Unread };
    if token.text.ends_with('l') {
        faults.push(Fault::probably_accepted(token.range(), FaultKind::CronDayCase));
    }
    DayOfWeek::Last(day)
}
