//! The words that expressions are made of: their forms, days of the week, units of time.

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

    /// The word for this number: singular for 1 only.
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
