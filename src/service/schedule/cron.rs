//! Cron expressions: how many fields, and which weekday.

use crate::service::error::Confidence;
use crate::service::schedule::expression::Cron;
use crate::service::schedule::fault::{Fault, FaultKind, Verdict};
use std::ops::Range;

/// Reads the inside of `cron(…)`, which begins at byte `start` of the expression.
pub(crate) fn read(body: &str, start: usize, faults: &mut Vec<Fault>) -> Option<Cron> {
    let fields = fields(body, start);
    let found = fields.len();
    let (Some(first), Some(last)) = (fields.first(), fields.last()) else {
        let range = start..start + body.len();
        faults.push(Fault::refused(range, FaultKind::CronFieldCount { found }, Confidence::Observed));
        return None;
    };
    match found {
        // The last field is the year; the weekday stands before it, with or without seconds in front.
        6 | 7 => {
            let day_of_week = fields.get(found - 2).cloned();
            let text = day_of_week.clone().and_then(|range| body.get(range.start - start..range.end - start));
            Some(Cron { day_of_week, nth_weekday: text.is_some_and(is_nth_weekday) })
        }
        // Nobody recorded what the service makes of more fields; maintenance windows take them.
        8.. => {
            let beyond = fields.get(7).map_or(first.start, |field| field.start)..last.end;
            faults.push(Fault::unclear(beyond, FaultKind::CronFieldCount { found }, Verdict::ProbablyRefused));
            None
        }
        _ => {
            let confidence = if found == 5 { Confidence::Observed } else { Confidence::Documented };
            faults.push(Fault::refused(first.start..last.end, FaultKind::CronFieldCount { found }, confidence));
            None
        }
    }
}

/// Where the fields stand in the expression.
fn fields(body: &str, start: usize) -> Vec<Range<usize>> {
    let mut fields = Vec::with_capacity(7);
    let mut open = None;
    for (at, c) in body.char_indices() {
        match (c.is_whitespace(), open) {
            (true, Some(begin)) => {
                fields.push(start + begin..start + at);
                open = None;
            }
            (false, None) => open = Some(at),
            _ => {}
        }
    }
    fields.extend(open.map(|begin| start + begin..start + body.len()));
    fields
}

/// `TUE#2`, `3#2`: the nth weekday; `3L`: the last one.
fn is_nth_weekday(text: &str) -> bool {
    match (text.split_once('#'), text.strip_suffix('L')) {
        (Some((day, nth)), _) => !day.is_empty() && matches!(nth, "1" | "2" | "3" | "4" | "5"),
        (None, Some(day)) => !day.is_empty(),
        (None, None) => false,
    }
}
