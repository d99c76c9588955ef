//! Which dates exist, and what a zone's time is in UTC.

use crate::service::schedule::fault_kind::AtPart;
use crate::service::schedule::reading::At;

/// The first part of an instant that does not exist.
pub(crate) fn missing_part(at: &At) -> Option<AtPart> {
    let last = days_in(at.year, at.month);
    match () {
        () if !(1..=12).contains(&at.month) => Some(AtPart::Month),
        () if !(1..=last).contains(&at.day) => Some(AtPart::Day),
        () if at.hour > 23 => Some(AtPart::Hour),
        () if at.minute > 59 => Some(AtPart::Minute),
        () if at.second > 59 => Some(AtPart::Second),
        () => None,
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The instant in UTC of a time that is so many minutes ahead of it; less than a day.
pub(crate) fn to_utc(at: &At, ahead: i32) -> Option<At> {
    let day = 24 * 60;
    let minutes = i32::from(at.hour).checked_mul(60)?.checked_add(i32::from(at.minute))?.checked_sub(ahead)?;
    let date = match minutes {
        _ if minutes < 0 => yesterday(at)?,
        _ if minutes >= day => tomorrow(at)?,
        _ => *at,
    };
    let within = minutes.rem_euclid(day);
    Some(At {
        hour: u8::try_from(within.div_euclid(60)).ok()?,
        minute: u8::try_from(within.rem_euclid(60)).ok()?,
        ..date
    })
}

fn yesterday(at: &At) -> Option<At> {
    Some(match (at.month, at.day) {
        (1, 1) => At { year: at.year.checked_sub(1)?, month: 12, day: 31, ..*at },
        (_, 1) => At { month: at.month.checked_sub(1)?, day: days_in(at.year, at.month.checked_sub(1)?), ..*at },
        _ => At { day: at.day.checked_sub(1)?, ..*at },
    })
}

fn tomorrow(at: &At) -> Option<At> {
    Some(match (at.month, at.day) {
        (12, 31) => At { year: at.year.checked_add(1).filter(|year| *year <= 9999)?, month: 1, day: 1, ..*at },
        (month, day) if day == days_in(at.year, month) => At { month: month.checked_add(1)?, day: 1, ..*at },
        _ => At { day: at.day.checked_add(1)?, ..*at },
    })
}
