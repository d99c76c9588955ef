//! Times: `yyyy-MM-ddTHH:mm:ss`, in UTC.

use crate::service::error::Confidence;
use crate::service::schedule::expression::At;
use crate::service::schedule::fault::{Fault, FaultKind, Verdict};
use std::ops::Range;

/// Reads the inside of `at(…)`, which begins at byte `start` of the expression. A time that is refused is a time all the
/// same: other members can be held against it.
pub(crate) fn read(body: &str, start: usize, faults: &mut Vec<Fault>) -> Option<At> {
    let number = |range: Range<usize>| {
        let digits = body.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok())?
    };
    let small = |range: Range<usize>| number(range).and_then(|number| u8::try_from(number).ok());
    let nowhere = At { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    let mark = |at: usize, c: &str| body.get(at..at + 1) == Some(c);
    let shape = mark(4, "-") && mark(7, "-") && mark(10, "T") && mark(13, ":");
    let parts = (number(0..4), small(5..7), small(8..10), small(11..13), small(14..16));
    let (true, (Some(year), Some(month), Some(day), Some(hour), Some(minute))) = (shape, parts) else {
        let range = start..start + body.len();
        faults.push(Fault::refused(range, FaultKind::AtForm, Confidence::Documented));
        return Some(nowhere);
    };
    let (second, rest) = match (mark(16, ":"), small(17..19)) {
        (true, Some(second)) => (second, 19),
        _ => (0, 16),
    };
    let tail = body.get(rest..).unwrap_or_default();
    if tail.is_empty() && rest == 16 {
        faults.push(Fault::unclear(start..start + rest, FaultKind::AtSeconds, Verdict::ProbablyAccepted));
    } else if tail == "Z" || tail.starts_with(['+', '-']) {
        let range = start + rest..start + body.len();
        faults.push(Fault::refused(range, FaultKind::AtZone, Confidence::Observed));
    } else if !tail.is_empty() {
        let range = start..start + body.len();
        faults.push(Fault::refused(range, FaultKind::AtForm, Confidence::Documented));
    }
    let days = days(year, month);
    let wrong = [
        (5..7, days == 0),
        (8..10, days > 0 && !(1..=days).contains(&day)),
        (11..13, hour > 23),
        (14..16, minute > 59),
        (17..19, second > 59),
    ];
    for (range, _) in wrong.into_iter().filter(|(_, wrong)| *wrong) {
        let range = start + range.start..start + range.end;
        faults.push(Fault::refused(range, FaultKind::AtCalendar, Confidence::Documented));
    }
    Some(At { year, month, day, hour, minute, second })
}

/// The days of a month; 0 when there is no such month.
fn days(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}
