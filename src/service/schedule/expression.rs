//! Schedules that were read.

use std::ops::Range;

/// A schedule of an association.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Schedule {
    /// `cron(…)`
    Cron(Cron),
    /// `rate(…)`
    Rate(Rate),
    /// `at(…)`: once.
    At(At),
}

/// A cron expression of six fields, or of seven with seconds first.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cron {
    /// Where the day of the week stands in the expression.
    pub day_of_week: Option<Range<usize>>,
    /// Whether it names the nth or the last weekday of the month, so that days may be counted from it.
    pub nth_weekday: bool,
}

impl Cron {
    /// Whether `ScheduleOffset` may stand beside it.
    pub fn takes_offset(&self) -> bool {
        self.nth_weekday
    }
}

/// An interval.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Rate {
    /// Its length, in minutes.
    pub minutes: u64,
}

/// A moment, in UTC.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct At {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
}
