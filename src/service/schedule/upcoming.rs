//! The next times at which a schedule runs. The only file that names cron and chrono.
//!
//! cron reads another dialect, so it never sees an author's text: what it is given is printed from the typed form. It knows
//! neither `D#n` nor `nL`; those are every such weekday, filtered.

use crate::service::schedule::reading::{At, Cron, CronShape, Schedule};
use crate::service::schedule::unit::Weekday;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Timelike, Utc};
use std::str::FromStr;

/// The next `count` moments, in UTC, strictly after `from`; fewer where there are no more before the year 10000. A rate is counted from `from`: its
/// real base is the last run. `offset` is ScheduleOffset, in days: a cron day that lies after does not count, even if
/// the day that it leads to is ahead.
pub fn upcoming(schedule: &Schedule, from: At, count: usize, offset: u64) -> Vec<At> {
    let Some(start) = moment(from) else { return Vec::new() };
    match schedule {
        Schedule::At(at) => Some(*at).filter(|at| *at > from).into_iter().take(count).collect(),
        Schedule::Rate(rate) => every(start, rate.minutes(), count),
        Schedule::Cron(cron) => days(cron, start, count, offset),
    }
}

fn every(start: DateTime<Utc>, minutes: u64, count: usize) -> Vec<At> {
    let step = i64::try_from(minutes).ok().and_then(TimeDelta::try_minutes);
    let Some(step) = step.filter(|step| *step > TimeDelta::zero()) else { return Vec::new() };
    let moments = std::iter::successors(start.checked_add_signed(step), |moment| moment.checked_add_signed(step));
    moments.take_while(is_written).take(count).map(at).collect()
}

/// Whether a year has the four digits with which one is written.
fn is_written(moment: &DateTime<Utc>) -> bool {
    moment.year() <= 9999
}

fn days(cron: &Cron, start: DateTime<Utc>, count: usize, offset: u64) -> Vec<At> {
    let Ok(fields) = cron::Schedule::from_str(&fields(cron.shape)) else { return Vec::new() };
    let fitting = fields.after(&start).filter(|moment| fits(cron.shape, moment.date_naive()));
    let moved = fitting.filter_map(|moment| moment.checked_add_days(Days::new(offset)));
    moved.take_while(is_written).take(count).map(at).collect()
}

/// The shape as the crate reads it: seconds first, days by name.
fn fields(shape: CronShape) -> String {
    match shape {
        CronShape::HalfHourly => "0 0/30 * * * ? *".to_owned(),
        CronShape::Hourly { step, minute } => format!("0 {minute} 0/{step} * * ? *"),
        CronShape::Daily { hour, minute } => format!("0 {minute} {hour} * * ? *"),
        CronShape::Weekly { day, hour, minute }
        | CronShape::NthWeekday { day, hour, minute, .. }
        | CronShape::LastWeekday { day, hour, minute } => weekday(day, hour, minute),
    }
}

fn weekday(day: Weekday, hour: u8, minute: u8) -> String {
    format!("0 {minute} {hour} ? * {} *", day.short())
}

/// Whether a date with the right weekday is the nth or the last one of its month.
fn fits(shape: CronShape, date: NaiveDate) -> bool {
    match shape {
        CronShape::NthWeekday { nth, .. } => (date.day() - 1) / 7 + 1 == u32::from(nth),
        CronShape::LastWeekday { .. } => {
            date.checked_add_days(Days::new(7)).is_none_or(|later| later.month() != date.month())
        }
        _ => true,
    }
}

fn moment(at: At) -> Option<DateTime<Utc>> {
    let date = NaiveDate::from_ymd_opt(i32::from(at.year), u32::from(at.month), u32::from(at.day))?;
    Some(date.and_hms_opt(u32::from(at.hour), u32::from(at.minute), u32::from(at.second))?.and_utc())
}

fn at(moment: DateTime<Utc>) -> At {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    At {
        year: u16::try_from(moment.year()).unwrap_or_default(),
        month: small(moment.month()),
        day: small(moment.day()),
        hour: small(moment.hour()),
        minute: small(moment.minute()),
        second: small(moment.second()),
    }
}
