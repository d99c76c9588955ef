//! What a schedule means, in words.

use crate::rule::words::quote;
use crate::service::schedule::reading::{Cron, CronShape, Schedule};
use crate::service::schedule::unit::{RateUnit, Weekday};

/// When a schedule runs, as a sentence without its first capital and its full stop. `offset` is ScheduleOffset, in days.
pub fn sentence(schedule: &Schedule, offset: u64) -> String {
    let runs = match schedule {
        Schedule::Cron(cron) => shape(cron.shape),
        Schedule::Rate(rate) => match (rate.value, rate.unit) {
            (1, RateUnit::Day) => "every day, counted from the last run".to_owned(),
            (1, unit) => format!("every {}, counted from the last run", unit.word(1)),
            (value, unit) => format!("every {value} {}, counted from the last run", unit.word(value)),
        },
        Schedule::At(at) => format!("once, at {} UTC", at.to_string().replace('T', " ")),
    };
    match offset {
        0 => runs,
        1 => format!("one day after: {runs}"),
        days => format!("{days} days after: {runs}"),
    }
}

fn shape(shape: CronShape) -> String {
    let time = |hour: u8, minute: u8| format!("{hour:02}:{minute:02} UTC");
    match shape {
        CronShape::HalfHourly => "every half hour, at minutes 0 and 30".to_owned(),
        CronShape::Hourly { step: 1, minute } => format!("every hour, at minute {minute}"),
        CronShape::Hourly { step, minute } => format!("every {step} hours from midnight UTC, at minute {minute}"),
        CronShape::Daily { hour, minute } => format!("every day at {}", time(hour, minute)),
        CronShape::Weekly { day, hour, minute } => format!("every {} at {}", name(day), time(hour, minute)),
        CronShape::NthWeekday { day, nth, hour, minute } => {
            let nth = ["first", "second", "third", "fourth"].get(usize::from(nth) - 1).copied().unwrap_or("fifth");
            format!("on the {nth} {} of every month at {}", name(day), time(hour, minute))
        }
        CronShape::LastWeekday { day, hour, minute } => {
            format!("on the last {} of every month at {}", name(day), time(hour, minute))
        }
    }
}

/// The day's name as it is written in a sentence.
pub(crate) fn name(day: Weekday) -> String {
    let long = day.long();
    let (first, rest) = long.split_at_checked(1).unwrap_or((long, ""));
    format!("{first}{}", rest.to_lowercase())
}

/// What is worth knowing of a schedule that the service takes.
pub fn notes(schedule: &Schedule) -> Vec<String> {
    let mut notes = Vec::new();
    match schedule {
        Schedule::Cron(cron) => {
            notes.extend(number_note(cron));
            if matches!(cron.shape, CronShape::NthWeekday { nth: 5, .. }) {
                notes.push("months without a fifth such day are skipped".to_owned());
            }
            notes.push(
                "it also runs when the association is made, unless `ApplyOnlyAtCronInterval` is `true`".to_owned(),
            );
        }
        Schedule::Rate(_) => {
            notes.push("it also runs when the association is made: a rate cannot wait".to_owned());
        }
        Schedule::At(_) => notes.push("`at(…)` needs `ApplyOnlyAtCronInterval: true`".to_owned()),
    }
    notes.push("all times are UTC: associations have no time zone".to_owned());
    notes
}

/// What a weekday by number means, to the guide and to the agent.
fn number_note(cron: &Cron) -> Option<String> {
    let day = weekday(cron.shape).filter(|_| cron.numeric_weekday)?;
    Some(number_words(day, matches!(cron.shape, CronShape::LastWeekday { .. })))
}

/// That a weekday's number is read in two ways. A last weekday has no documented name.
pub(crate) fn number_words(day: Weekday, last: bool) -> String {
    let meant = format!("{} is {} to AWS's guide, and the next day to the agent on the node", day.number(), name(day));
    if last { meant } else { format!("{meant}: write {}", quote(day.short())) }
}

/// The weekday that a shape names.
pub(crate) fn weekday(shape: CronShape) -> Option<Weekday> {
    match shape {
        CronShape::Weekly { day, .. } | CronShape::NthWeekday { day, .. } | CronShape::LastWeekday { day, .. } => {
            Some(day)
        }
        CronShape::HalfHourly | CronShape::Hourly { .. } | CronShape::Daily { .. } => None,
    }
}
