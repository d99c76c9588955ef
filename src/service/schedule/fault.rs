//! What is wrong with a schedule, as facts with places.

use crate::service::error::Confidence;
use std::ops::Range;

/// One thing that is wrong with a schedule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// The offending bytes of the expression.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: FaultKind,
    /// Whether the service refuses it.
    pub verdict: Verdict,
    /// How well that is known.
    pub confidence: Confidence,
}

/// What the service makes of a fault, by the evidence.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Verdict {
    /// It probably takes the expression.
    ProbablyAccepted,
    /// It probably refuses the expression.
    ProbablyRefused,
    /// It refuses the expression.
    Refused,
}

/// What is wrong with a schedule.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum FaultKind {
    /// None of the three forms.
    UnknownForm,
    /// The text of a cron or rate expression without `cron(…)` or `rate(…)` around it.
    Bare {
        /// The keyword that is missing.
        keyword: &'static str,
    },
    /// The keyword is not in lower case.
    KeywordCase,
    /// A parenthesis is missing, or a blank stands before it.
    Parenthesis,
    /// Text behind the closing parenthesis.
    Trailing,
    /// Blanks before or behind the expression.
    OuterBlank,
    /// A cron expression that has neither six fields nor seven.
    CronFieldCount {
        /// How many it has.
        found: usize,
    },
    /// A rate that is no number and a unit.
    RateForm,
    /// No unit behind the number.
    RateUnitMissing,
    /// A unit that is none of minutes, hours and days.
    RateUnit,
    /// A unit in the plural behind 1, or in the singular behind another number.
    RatePlural {
        /// The unit as it should be.
        right: &'static str,
    },
    /// A number that is not whole and positive.
    RateNumber,
    /// Shorter than 30 minutes.
    RateTooShort,
    /// Longer than 31 days.
    RateTooLong,
    /// Blanks between number and unit are not one, the unit is not in lower case, or the number has leading zeros.
    RateSpelling,
    /// A time that is not `yyyy-MM-ddTHH:mm:ss`.
    AtForm,
    /// A time without seconds.
    AtSeconds,
    /// No such date or time.
    AtCalendar,
    /// A time with a zone.
    AtZone,
}

impl Fault {
    /// A fault that somebody recorded, or that AWS documents.
    pub(crate) fn refused(range: Range<usize>, kind: FaultKind, confidence: Confidence) -> Self {
        Self { range, kind, verdict: Verdict::Refused, confidence }
    }

    /// A fault of which nobody knows whether the service minds it.
    pub(crate) fn unclear(range: Range<usize>, kind: FaultKind, verdict: Verdict) -> Self {
        Self { range, kind, verdict, confidence: Confidence::Inferred }
    }
}
