//! The kinds of faults, one for each class of the reference.

use crate::service::schedule::unit::{Form, RateUnit, Weekday};

/// A field of cron.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum CronField {
    /// Optional, first of seven.
    Seconds,
    /// First of six.
    Minutes,
    /// Second of six.
    Hours,
    /// Third of six.
    DayOfMonth,
    /// Fourth of six.
    Month,
    /// Fifth of six.
    DayOfWeek,
    /// Last.
    Year,
}

impl CronField {
    /// The name in the guide.
    pub fn name(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::DayOfMonth => "day-of-month",
            Self::Month => "month",
            Self::DayOfWeek => "day-of-week",
            Self::Year => "year",
        }
    }

    /// The lowest and the highest number. Source: user guide, table of the fields.
    pub fn limits(self) -> (u64, u64) {
        match self {
            Self::Seconds | Self::Minutes => (0, 59),
            Self::Hours => (0, 23),
            Self::DayOfMonth => (1, 31),
            Self::Month => (1, 12),
            Self::DayOfWeek => (1, 7),
            Self::Year => (1970, 2199),
        }
    }
}

/// What is wrong with the parentheses.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum ParenthesisFlaw {
    /// There is none.
    Missing,
    /// The closing one is missing; in YAML, ` #` may have begun a comment.
    Unclosed,
    /// One too many.
    Stray,
    /// Another bracket is in its place.
    OtherBracket,
    /// A space comes before it.
    BlankBefore,
}

/// The part of an instant that does not exist.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum AtPart {
    /// No month 1 to 12.
    Month,
    /// No day of this month.
    Day,
    /// No hour 0 to 23.
    Hour,
    /// No minute 0 to 59.
    Minute,
    /// No second 0 to 59.
    Second,
}

/// What is wrong with an expression. The text in question is at the fault's range.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// S-KIND: neither `cron(…)` nor `rate(…)` nor `at(…)`.
    UnknownForm {
        /// The form whose keyword is nearly there.
        near: Option<Form>,
    },
    /// S-BARE: the text of a cron or a rate without the wrapper.
    BareText {
        /// The form that is missing.
        form: Form,
    },
    /// S-CASE: the keyword is not in lower case.
    KeywordCase {
        /// The keyword's form.
        form: Form,
    },
    /// S-PAREN: the parentheses are not one pair right after the keyword and at the end.
    Parenthesis {
        /// The keyword's form.
        form: Form,
        /// What is wrong.
        flaw: ParenthesisFlaw,
    },
    /// S-TRAIL: text after the closing parenthesis.
    TrailingText,
    /// S-OUTER-WS: a space before or after the expression.
    OuterBlank,
    /// C-FIELDS-FEW: fewer than five fields; six are needed.
    CronFieldCount {
        /// How many there are.
        found: usize,
    },
    /// C-UNIX5: five fields, as in a unix crontab.
    CronUnixFields,
    /// C-QUARTZ6: six fields that begin with seconds and lack the year.
    CronQuartzFields,
    /// C-FIELDS-MANY: more than seven fields.
    CronExtraFields {
        /// How many there are.
        found: usize,
    },
    /// C-COMMA: fields separated by commas.
    CronCommas,
    /// C-NICK: a nickname such as `@daily`.
    CronNickname,
    /// C-WS: another space than one space between fields, or a space at an end.
    CronBlanks,
    /// C-SECONDS: seconds other than `0`.
    CronSeconds,
    /// C-RANGE: no value that the field can have.
    CronOutOfRange {
        /// The field.
        field: CronField,
        /// The number, when it is one.
        found: Option<u64>,
        /// The lowest number.
        low: u64,
        /// The highest number.
        high: u64,
    },
    /// C-STEP: a step of zero, or longer than the field.
    CronStep {
        /// The field.
        field: CronField,
        /// The step.
        step: u64,
    },
    /// C-CHAR: no syntax of this field.
    CronSyntax {
        /// The field.
        field: CronField,
    },
    /// C-FREQ: more often than every 30 minutes.
    CronTooOften,
    /// C-MIN-SHAPE: minutes other than one number or every 30.
    CronMinuteShape,
    /// C-HOUR-SHAPE: hours other than one number or a step of 1, 2, 4, 8 or 12.
    CronHourShape {
        /// The step, when it is one.
        step: Option<u64>,
    },
    /// C-HOUR-STAR: every hour written as `*`.
    CronHourStar,
    /// C-DOM-VALUE: a day of the month chosen.
    CronDayOfMonth,
    /// C-DOM-L: the last day of the month.
    CronLastDayOfMonth,
    /// C-DOM-W: the nearest working day, or days before the last.
    CronNearestWorkday,
    /// C-MONTH: a month chosen.
    CronMonth,
    /// C-DOW-RANGE: a range of weekdays.
    CronWeekdayRange,
    /// C-DOW-LIST: a list of weekdays.
    CronWeekdayList,
    /// C-DOW-STEP: a step in weekdays.
    CronWeekdayStep,
    /// C-DOW-L: `L` alone for the weekday.
    CronBareLast,
    /// C-DOW-NAMEL: a last weekday by name, `FRIL`.
    CronNamedLast {
        /// The day.
        day: Weekday,
    },
    /// C-DOW-SPLITL: a last weekday with a space before the `L`.
    CronSplitLast {
        /// The day.
        day: Weekday,
    },
    /// C-NTH: the n of an nth weekday is not 1 to 5.
    CronNth,
    /// C-NAME: a weekday in full.
    CronDayName {
        /// The day.
        day: Weekday,
    },
    /// C-CASE: a weekday or its `L` not in upper case.
    CronDayCase,
    /// C-QMARK-NONE: `?` in neither day field.
    CronNoQuestionMark,
    /// C-QMARK-BOTH: `?` in both day fields.
    CronTwoQuestionMarks,
    /// C-QMARK-PLACE: `?` in another field.
    CronQuestionMarkPlace {
        /// The field.
        field: CronField,
    },
    /// C-INT-DOW: an interval limited to a weekday.
    CronIntervalOnWeekday,
    /// C-YEAR: a year chosen.
    CronYear,
    /// R-SYNTAX: not a number and a unit.
    RateSyntax,
    /// R-NOUNIT: no unit.
    RateNoUnit,
    /// R-UNIT: a unit that rates do not know.
    RateUnknownUnit {
        /// The unit that is nearly there.
        near: Option<RateUnit>,
    },
    /// R-PLURAL: singular for a number other than 1, or plural for 1.
    RatePlural {
        /// The number.
        value: u64,
        /// The word that belongs there.
        right: &'static str,
    },
    /// R-ZERO: zero.
    RateZero,
    /// R-NEG: a number below zero.
    RateNegative,
    /// R-DECIMAL: a fraction.
    RateDecimal,
    /// R-MIN: shorter than 30 minutes.
    RateTooShort {
        /// The interval in minutes.
        minutes: u64,
    },
    /// R-MAX: longer than 31 days.
    RateTooLong {
        /// The interval in minutes.
        minutes: u64,
    },
    /// R-HUGE: a number beyond 64 bits.
    RateHuge,
    /// R-NOSPACE: no space between number and unit.
    RateNoBlank,
    /// R-WS: another space than the one space between number and unit.
    RateBlanks,
    /// R-CASE: a unit not in lower case.
    RateCase,
    /// R-ZEROPAD: a zero before the number.
    RateLeadingZero,
    /// A-FORMAT: not `yyyy-MM-ddTHH:mm:ss`.
    AtFormat,
    /// A-CALENDAR: a date or time that does not exist.
    AtCalendar {
        /// The first part that does not exist.
        part: AtPart,
    },
    /// A-ZONE: a time zone.
    AtZone,
    /// A-FRACTION: a fraction of a second.
    AtFraction,
    /// A-CASE: a lower-case `t`.
    AtCase,
    /// A-NOSEC: no seconds.
    AtNoSeconds,
}

impl FaultKind {
    /// A number or word outside a field's limits.
    pub(crate) fn out_of_range(field: CronField, found: Option<u64>) -> Self {
        let (low, high) = field.limits();
        Self::CronOutOfRange { field, found, low, high }
    }

    /// Where it comes when one fault speaks for all: one part (0), between parts or the whole (1), secondary (2).
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::CronNoQuestionMark
            | Self::CronTwoQuestionMarks
            | Self::CronIntervalOnWeekday
            | Self::CronBlanks
            | Self::CronExtraFields { .. }
            | Self::RateTooShort { .. }
            | Self::RateTooLong { .. } => 1,
            Self::RateHuge => 2,
            _ => 0,
        }
    }
}
