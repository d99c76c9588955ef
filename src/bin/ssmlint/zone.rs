//! The clock and time zones of the `schedule` command. The only file of the command that names chrono.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

use ssmlint::service::schedule::reading::At;
use std::time::{SystemTime, UNIX_EPOCH};

/// A time zone.
pub(crate) type Zone = Tz;

/// What time it is, in UTC.
pub(crate) fn now() -> Option<At> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    let now: DateTime<Utc> = DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?;
    Some(At {
        year: u16::try_from(now.year()).ok()?,
        month: u8::try_from(now.month()).ok()?,
        day: u8::try_from(now.day()).ok()?,
        hour: u8::try_from(now.hour()).ok()?,
        minute: u8::try_from(now.minute()).ok()?,
        second: u8::try_from(now.second()).ok()?,
    })
}

/// A moment with its weekday in a zone, UTC when none is given: `Sunday 2026-11-22 02:00:00 UTC`.
pub(crate) fn shown(at: At, zone: Option<Tz>) -> Option<String> {
    let date = NaiveDate::from_ymd_opt(i32::from(at.year), u32::from(at.month), u32::from(at.day))?;
    let moment = date.and_hms_opt(u32::from(at.hour), u32::from(at.minute), u32::from(at.second))?.and_utc();
    Some(moment.with_timezone(&zone.unwrap_or(Tz::UTC)).format("%A %Y-%m-%d %H:%M:%S %Z").to_string())
}

/// A moment in a zone, as RFC 3339 writes it.
pub(crate) fn rfc3339(at: At, zone: Tz) -> Option<String> {
    let date = NaiveDate::from_ymd_opt(i32::from(at.year), u32::from(at.month), u32::from(at.day))?;
    let moment = date.and_hms_opt(u32::from(at.hour), u32::from(at.minute), u32::from(at.second))?.and_utc();
    Some(moment.with_timezone(&zone).to_rfc3339())
}

/// The zone of this name.
pub(crate) fn find(name: &str) -> Option<Tz> {
    chrono_tz::TZ_VARIANTS.into_iter().find(|zone| zone.name().eq_ignore_ascii_case(name))
}

/// The names of all zones, for suggestions.
pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
    chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
}
