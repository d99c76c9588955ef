//! What an expression says, typed.

use crate::service::schedule::fault::Fault;
use crate::service::schedule::unit::{Form, RateUnit, Weekday};
use std::fmt;
use std::ops::Range;

/// What was read of an expression.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reading {
    /// Which of the three forms it is written in, as far as the keyword says; known despite most faults.
    pub form: Option<Form>,
    /// When it runs; `None` when a fault leaves that open.
    pub schedule: Option<Schedule>,
    /// What is wrong with it, by place.
    pub faults: Vec<Fault>,
}

impl Reading {
    /// The fault that speaks for the expression: the most severe; a fault of one part before one between parts; the first.
    pub fn main(&self) -> Option<&Fault> {
        self.faults.iter().min_by_key(|fault| (std::cmp::Reverse(fault.verdict), fault.kind.rank(), fault.range.start))
    }
}

/// When an association runs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Schedule {
    /// At times of the calendar.
    Cron(Cron),
    /// At an interval from the last run.
    Rate(Rate),
    /// Once.
    At(At),
}

/// A `cron(…)`, always in UTC.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cron {
    /// When it runs.
    pub shape: CronShape,
    /// The place of the weekday field, in bytes of the expression.
    pub day_of_week: Option<Range<usize>>,
    /// Whether the weekday is written as a number, which the guide and the agent on the node read differently.
    pub numeric_weekday: bool,
}

impl Cron {
    /// Whether `ScheduleOffset` may be given with it: only with an nth or a last weekday.
    /// Source: service message "ScheduleOffset is valid with nth day … cron expression only".
    pub fn takes_offset(&self) -> bool {
        matches!(self.shape, CronShape::NthWeekday { .. } | CronShape::LastWeekday { .. })
    }
}

/// The six forms of cron that associations support. Source: user guide, "Cron and rate expressions for associations".
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum CronShape {
    /// At minutes 0 and 30 of every hour.
    HalfHourly,
    /// From midnight in steps of 1, 2, 4, 8 or 12 hours.
    Hourly {
        /// Hours between two runs of a day.
        step: u8,
        /// Minute of the hour.
        minute: u8,
    },
    /// Every day.
    Daily {
        /// Hour of the day.
        hour: u8,
        /// Minute of the hour.
        minute: u8,
    },
    /// Every week on one day.
    Weekly {
        /// The day.
        day: Weekday,
        /// Hour of the day.
        hour: u8,
        /// Minute of the hour.
        minute: u8,
    },
    /// Every month on its nth such day; a month without a fifth is skipped.
    NthWeekday {
        /// The day.
        day: Weekday,
        /// Which of the month, 1 to 5.
        nth: u8,
        /// Hour of the day.
        hour: u8,
        /// Minute of the hour.
        minute: u8,
    },
    /// Every month on its last such day.
    LastWeekday {
        /// The day.
        day: Weekday,
        /// Hour of the day.
        hour: u8,
        /// Minute of the hour.
        minute: u8,
    },
}

/// A `rate(…)`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rate {
    /// How many units; the largest `u64` when it is larger still.
    pub value: u64,
    /// Of what.
    pub unit: RateUnit,
    /// The place of number and unit, in bytes of the expression.
    pub range: Range<usize>,
}

impl Rate {
    /// The interval in minutes; the largest `u64` when it is larger still.
    pub fn minutes(&self) -> u64 {
        self.value.saturating_mul(self.unit.minutes())
    }
}

/// An `at(…)`: one instant, in UTC.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct At {
    /// Year, four digits.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second } = self;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}
