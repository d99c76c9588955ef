//! `cron(…)`: how many fields, and what they say together.

use crate::service::schedule::cron_date::{DayOfMonth, read_day_of_month, read_month, read_year};
use crate::service::schedule::cron_fields::Fields;
use crate::service::schedule::cron_relations::check_relations;
use crate::service::schedule::cron_time::{Hours, Minutes, check_seconds, read_hours, read_minutes};
use crate::service::schedule::cron_weekday::{DayOfWeek, read_weekday, single_day};
use crate::service::schedule::fault::{Fault, Verdict};
use crate::service::schedule::fault_kind::FaultKind;
use crate::service::schedule::reading::{Cron, CronShape};
use crate::service::schedule::token::{Token, Tokens, within};

/// Reads the body of `cron(…)`.
pub(crate) fn read(body: Token<'_>, faults: &mut Vec<Fault>) -> Option<Cron> {
    let tokens = body.words();
    if let Some(fault) = wrong_count(&tokens) {
        faults.push(fault);
        return None;
    }
    if !tokens.evenly_spaced() {
        faults.push(Fault::probably_accepted(body.range(), FaultKind::CronBlanks));
    }
    if tokens.count > 7 {
        let eighth = tokens.first(8).last().map_or(body.start, |token| token.start);
        let kind = FaultKind::CronExtraFields { found: tokens.count };
        // Maintenance windows and the agent drop what follows the seventh, so the seven are judged all the same.
        faults.push(Fault::probably_refused(eighth..tokens.end, kind));
    }
    read_fields(&Fields::of(tokens.first(7))?, faults)
}

/// A count that leaves no field to judge.
fn wrong_count(tokens: &Tokens<'_>) -> Option<Fault> {
    let body = tokens.body;
    let trimmed = body.trim();
    if trimmed.text.starts_with('@') {
        return Some(Fault::inferred(body.range(), FaultKind::CronNickname));
    }
    if separated_by_commas(trimmed) {
        return Some(Fault::inferred(body.range(), FaultKind::CronCommas));
    }
    match tokens.count {
        found @ 0..=4 => Some(Fault::observed(body.range(), FaultKind::CronFieldCount { found })),
        5 => Some(Fault::observed(body.range(), FaultKind::CronUnixFields)),
        6 => {
            let last = tokens.last().filter(|last| in_quartz_order(tokens, last))?;
            Some(Fault::inferred(last.range(), FaultKind::CronQuartzFields))
        }
        7 | 8 => split_last(tokens),
        _ => None,
    }
}

/// Whether there are five to seven fields with exactly one comma between any two.
fn separated_by_commas(trimmed: Token<'_>) -> bool {
    if !trimmed.text.as_bytes().contains(&b',') {
        return false;
    }
    let pieces = trimmed.split(|c| c == ',');
    (5..=7).contains(&pieces.count)
        && pieces.first(7).iter().all(|piece| {
            let piece = piece.trim().text;
            !piece.is_empty() && piece.bytes().all(|byte| !byte.is_ascii_whitespace())
        })
}

/// Whether six fields are seconds first, without a year.
fn in_quartz_order(tokens: &Tokens<'_>, last: &Token<'_>) -> bool {
    if weekday_names(last.text) {
        return true;
    }
    let six = tokens.first(6);
    let &[a, b, c, d, e, f] = six else { return false };
    // Minutes first, one of the third and fifth is `?`, as neither is where seconds are first.
    if c.text == "?" || e.text == "?" {
        return false;
    }
    // And no year is `?` or has one digit.
    if f.text == "?" || weekday_numbers(f.text) {
        return true;
    }
    let year = Token { text: "*", start: f.end() };
    refused(six) && !refused(&[a, b, c, d, e, f, year])
}

/// Whether a weekday by name, an nth or last one, or a list or range of such.
fn weekday_names(text: &str) -> bool {
    text.split([',', '-']).all(|item| {
        let day = item.split_once('#').map_or(item, |(day, _)| day);
        let day = day.strip_suffix(['L', 'l']).unwrap_or(day);
        single_day(day).is_some() && day.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

fn weekday_numbers(text: &str) -> bool {
    text.split([',', '-']).all(|item| within(item, 1, (0, 7)).is_some())
}

/// `FRI L`: the weekday field in two.
fn split_last(tokens: &Tokens<'_>) -> Option<Fault> {
    let all = tokens.first(8);
    let (&year, rest) = all.split_last()?;
    let (last, rest) = rest.split_last()?;
    let (&day_token, before) = rest.split_last()?;
    let (day, _) = single_day(day_token.text).filter(|_| last.text.eq_ignore_ascii_case("L"))?;
    let fault = Fault::inferred(day_token.start..last.end(), FaultKind::CronSplitLast { day });
    if day_token.number().is_none() {
        return Some(fault);
    }
    let joined = match *before {
        [a, b, c, d] => !refused(&[a, b, c, d, day_token, year]),
        [s, a, b, c, d] => !refused(&[s, a, b, c, d, day_token, year]),
        _ => false,
    };
    joined.then_some(fault)
}

fn refused(tokens: &[Token<'_>]) -> bool {
    let mut faults = Vec::new();
    let Some(fields) = Fields::of(tokens) else { return true };
    read_fields(&fields, &mut faults);
    faults.iter().any(|fault| fault.verdict == Verdict::Refused)
}

fn read_fields(fields: &Fields<'_>, faults: &mut Vec<Fault>) -> Option<Cron> {
    let before = faults.len();
    if let Some(seconds) = fields.seconds {
        check_seconds(seconds, faults);
    }
    let minutes = read_minutes(fields.minutes, faults);
    let hours = read_hours(fields.hours, faults);
    let day_of_month = read_day_of_month(fields.day_of_month, faults);
    read_month(fields.month, faults);
    let day_of_week = read_weekday(fields.day_of_week, faults);
    read_year(fields.year, faults);
    check_relations(fields, minutes, hours, day_of_week, faults);
    if faults.iter().skip(before).any(|fault| fault.verdict == Verdict::Refused) {
        return None;
    }
    let numeric = fields.day_of_week.text.starts_with(|c: char| c.is_ascii_digit());
    Some(Cron {
        shape: shape(minutes, hours, day_of_month, day_of_week)?,
        day_of_week: Some(fields.day_of_week.range()),
        numeric_weekday: numeric,
    })
}

/// The shape, when it is one of the six.
fn shape(minutes: Minutes, hours: Hours, day_of_month: DayOfMonth, day_of_week: DayOfWeek) -> Option<CronShape> {
    let every_day = matches!(
        (day_of_month, day_of_week),
        (DayOfMonth::Every, DayOfWeek::Unset) | (DayOfMonth::Unset, DayOfWeek::Every)
    );
    if !every_day && day_of_month != DayOfMonth::Unset {
        return None;
    }
    match (minutes, hours, day_of_week) {
        (Minutes::HalfHourly, Hours::Every, _) if every_day => Some(CronShape::HalfHourly),
        (Minutes::Fixed(minute), Hours::Every, _) if every_day => Some(CronShape::Hourly { step: 1, minute }),
        (Minutes::Fixed(minute), Hours::Step(step), _) if every_day => Some(CronShape::Hourly { step, minute }),
        (Minutes::Fixed(minute), Hours::Fixed(hour), _) if every_day => Some(CronShape::Daily { hour, minute }),
        (Minutes::Fixed(minute), Hours::Fixed(hour), DayOfWeek::Day(day)) => {
            Some(CronShape::Weekly { day, hour, minute })
        }
        (Minutes::Fixed(minute), Hours::Fixed(hour), DayOfWeek::Nth(day, nth)) => {
            Some(CronShape::NthWeekday { day, nth, hour, minute })
        }
        (Minutes::Fixed(minute), Hours::Fixed(hour), DayOfWeek::Last(day)) => {
            Some(CronShape::LastWeekday { day, hour, minute })
        }
        _ => None,
    }
}
