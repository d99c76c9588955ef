//! `ssmlint schedule --calendar`: the month of the next run, as days in weeks.

use crate::zone::{Month, month};
use ssmlint::service::schedule::{At, Schedule, upcoming};
use std::collections::BTreeSet;

/// Runs that a month can have: one each half an hour, on 31 days.
const MOST: usize = 31 * 48;

/// The lines of the month in which a schedule runs next after this moment: each day of it, in UTC, on which it then runs is in brackets.
pub(crate) fn calendar(schedule: &Schedule, from: At, offset: u64) -> Vec<String> {
    let runs = upcoming(schedule, from, MOST, offset);
    let Some((first, Month { title, before, days })) = runs.first().and_then(|run| Some((run, month(*run)?))) else {
        return Vec::new();
    };
    let is_in_month = |run: &&At| (run.year, run.month) == (first.year, first.month);
    let days_of_runs: BTreeSet<u8> = runs.iter().take_while(is_in_month).map(|run| run.day).collect();
    let day = |day| if days_of_runs.contains(&day) { format!("[{day:2}]") } else { format!(" {day:2} ") };
    let cells: Vec<String> = (0..before).map(|_| "    ".to_owned()).chain((1..=days).map(day)).collect();
    let weeks = cells.chunks(7).map(|week| week.concat().trim_end().to_owned());
    [format!("{title}, UTC"), " Mo  Tu  We  Th  Fr  Sa  Su".to_owned()].into_iter().chain(weeks).collect()
}
