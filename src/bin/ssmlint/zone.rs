//! The clock and time zones of the `schedule` command. The only file that names jiff.

use jiff::civil;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ZonedDateTime};
use ssmlint::service::schedule::At;
use std::time::{SystemTime, UNIX_EPOCH};

/// A time zone.
pub(crate) type Zone = TimeZone;

/// What time it is, in UTC.
pub(crate) fn now() -> Option<At> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    let now = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?.to_zoned_datetime(TimeZone::UTC);
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
pub(crate) fn shown(at: At, zone: Option<&Zone>) -> Option<String> {
    Some(in_zone(at, zone.unwrap_or(&TimeZone::UTC))?.strftime("%A %Y-%m-%d %H:%M:%S %Z").to_string())
}

/// A moment in a zone, as RFC 3339 writes it.
pub(crate) fn rfc3339(at: At, zone: &Zone) -> Option<String> {
    Some(in_zone(at, zone)?.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// A month of the calendar.
pub(crate) struct Month {
    /// Its name and year: `December 2026`.
    pub(crate) title: String,
    /// How many days of its first week are of the month before; weeks begin on Monday.
    pub(crate) before: u8,
    /// How many days it has.
    pub(crate) days: u8,
}

/// The month of a moment.
pub(crate) fn month(at: At) -> Option<Month> {
    let first = in_zone(At { day: 1, ..at }, &TimeZone::UTC)?;
    Some(Month {
        title: first.strftime("%B %Y").to_string(),
        before: u8::try_from(first.weekday().to_monday_zero_offset()).ok()?,
        days: u8::try_from(first.date().days_in_month()).ok()?,
    })
}

fn in_zone(at: At, zone: &Zone) -> Option<ZonedDateTime> {
    let part = |part: u8| i8::try_from(part).ok();
    let date = civil::Date::new(i16::try_from(at.year).ok()?, part(at.month)?, part(at.day)?).ok()?;
    let time = civil::Time::new(part(at.hour)?, part(at.minute)?, part(at.second)?, 0).ok()?;
    Some(date.to_datetime(time).to_zoned_datetime(TimeZone::UTC).ok()?.with_time_zone(zone.clone()))
}

/// The zone of this name.
pub(crate) fn find(name: &str) -> Option<Zone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

/// The names of all zones, for suggestions.
pub(crate) fn names() -> Vec<String> {
    TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
}
