//! What an expression says, typed.

use crate::service::schedule::fault::Fault;
use std::fmt;
use std::ops::Range;

/// What was read of an expression.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reading {
    /// Which of the three forms it is written in, as far as the keyword tells; known beside most faults.
    pub form: Option<Form>,
    /// When it runs; `None` when a fault leaves that open.
    pub schedule: Option<Schedule>,
    /// What is wrong with it, by place.
    pub faults: Vec<Fault>,
}

impl Reading {
    /// The fault that speaks for the expression: the gravest; a fault of one part before one between parts; the first.
    pub fn main(&self) -> Option<&Fault> {
        self.faults.iter().min_by_key(|fault| (std::cmp::Reverse(fault.verdict), fault.kind.rank(), fault.range.start))
    }
}

/// The three forms that associations know. Source: service message "only … type rate, cron, and at are supported".
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Form {
    /// `cron(…)`
    Cron,
    /// `rate(…)`
    Rate,
    /// `at(…)`
    At,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Cron, Self::Rate, Self::At];

    /// The keyword before the parenthesis.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Cron => "cron",
            Self::Rate => "rate",
            Self::At => "at",
        }
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
    /// Where the weekday field stands, in bytes of the expression.
    pub day_of_week: Option<Range<usize>>,
    /// Whether the weekday is written as a number, which the guide and the agent on the node read differently.
    pub numeric_weekday: bool,
}

impl Cron {
    /// Whether `ScheduleOffset` may stand beside it: only beside an nth or a last weekday.
    /// Source: service message "ScheduleOffset is valid with nth day … cron expression only".
    pub fn takes_offset(&self) -> bool {
        matches!(self.shape, CronShape::NthWeekday { .. } | CronShape::LastWeekday { .. })
    }
}

/// The six shapes of cron that associations take. Source: user guide, "Cron and rate expressions for associations".
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

/// A day of the week.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Weekday {
    /// `SUN`, 1.
    Sunday,
    /// `MON`, 2.
    Monday,
    /// `TUE`, 3.
    Tuesday,
    /// `WED`, 4.
    Wednesday,
    /// `THU`, 5.
    Thursday,
    /// `FRI`, 6.
    Friday,
    /// `SAT`, 7.
    Saturday,
}

impl Weekday {
    /// Every day, Sunday first: the guide counts from 1 = SUN (it explains `3L` as the last Tuesday).
    pub const ALL: [Self; 7] =
        [Self::Sunday, Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday];

    /// The day of this number, 1 to 7.
    pub fn of_number(number: u64) -> Option<Self> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        Self::ALL.get(index).copied()
    }

    /// The number in the guide's count, 1 to 7.
    pub fn number(self) -> u8 {
        match self {
            Self::Sunday => 1,
            Self::Monday => 2,
            Self::Tuesday => 3,
            Self::Wednesday => 4,
            Self::Thursday => 5,
            Self::Friday => 6,
            Self::Saturday => 7,
        }
    }

    /// The three letters of cron.
    pub fn short(self) -> &'static str {
        match self {
            Self::Sunday => "SUN",
            Self::Monday => "MON",
            Self::Tuesday => "TUE",
            Self::Wednesday => "WED",
            Self::Thursday => "THU",
            Self::Friday => "FRI",
            Self::Saturday => "SAT",
        }
    }

    /// The English name, in upper case.
    pub fn long(self) -> &'static str {
        match self {
            Self::Sunday => "SUNDAY",
            Self::Monday => "MONDAY",
            Self::Tuesday => "TUESDAY",
            Self::Wednesday => "WEDNESDAY",
            Self::Thursday => "THURSDAY",
            Self::Friday => "FRIDAY",
            Self::Saturday => "SATURDAY",
        }
    }
}

/// A `rate(…)`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rate {
    /// How many units; the largest `u64` when it is larger still.
    pub value: u64,
    /// Of what.
    pub unit: RateUnit,
    /// Where number and unit stand, in bytes of the expression.
    pub range: Range<usize>,
}

impl Rate {
    /// The interval in minutes; the largest `u64` when it is larger still.
    pub fn minutes(&self) -> u64 {
        self.value.saturating_mul(self.unit.minutes())
    }
}

/// A unit of `rate(…)`. Source: user guide; service message with the examples 30 minutes, 2 hours, 5 days.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum RateUnit {
    /// `minute`, `minutes`
    Minute,
    /// `hour`, `hours`
    Hour,
    /// `day`, `days`
    Day,
}

impl RateUnit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::Minute, Self::Hour, Self::Day];

    /// The word beside this number: singular beside 1 alone.
    pub fn word(self, value: u64) -> &'static str {
        match (self, value) {
            (Self::Minute, 1) => "minute",
            (Self::Minute, _) => "minutes",
            (Self::Hour, 1) => "hour",
            (Self::Hour, _) => "hours",
            (Self::Day, 1) => "day",
            (Self::Day, _) => "days",
        }
    }

    /// How many minutes it has.
    pub fn minutes(self) -> u64 {
        match self {
            Self::Minute => 1,
            Self::Hour => 60,
            Self::Day => 24 * 60,
        }
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
