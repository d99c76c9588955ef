//! Rates: a number and a unit.

use crate::service::error::Confidence;
use crate::service::limits::{RATE_MINUTES_MAX, RATE_MINUTES_MIN};
use crate::service::schedule::expression::Rate;
use crate::service::schedule::fault::{Fault, FaultKind, Verdict};

/// Units: the singular, the plural, and their minutes.
const UNITS: &[(&str, &str, u64)] = &[("minute", "minutes", 1), ("hour", "hours", 60), ("day", "days", 24 * 60)];

/// Reads the inside of `rate(…)`, which begins at byte `start` of the expression. A rate that is refused for its number or
/// unit is a rate all the same: other members can be held against it.
pub(crate) fn read(body: &str, start: usize, faults: &mut Vec<Fault>) -> Option<Rate> {
    let refused = |range: std::ops::Range<usize>, kind| {
        Fault::refused(start + range.start..start + range.end, kind, Confidence::Documented)
    };
    let digits = body.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+')).count();
    let (number, rest) = body.split_at_checked(digits).unwrap_or((body, ""));
    let unit = rest.trim();
    let unit_start = body.len() - rest.trim_start().len();
    let unit_range = unit_start..unit_start + unit.len();
    if number.is_empty() || unit.contains(char::is_whitespace) {
        faults.push(refused(0..body.len(), FaultKind::RateForm));
        return Some(Rate { minutes: 0 });
    }
    if unit.is_empty() {
        faults.push(refused(0..body.trim_end().len(), FaultKind::RateUnitMissing));
        return Some(Rate { minutes: 0 });
    }
    let value: Option<u64> = number.bytes().all(|b| b.is_ascii_digit()).then(|| number.parse().unwrap_or(u64::MAX));
    let lower = unit.to_ascii_lowercase();
    let known = UNITS.iter().find(|(one, many, _)| lower == *one || lower == *many);
    if value.is_none_or(|value| value == 0) {
        faults.push(refused(0..digits, FaultKind::RateNumber));
    }
    let Some((one, many, minutes)) = known else {
        faults.push(refused(unit_range, FaultKind::RateUnit));
        return Some(Rate { minutes: 0 });
    };
    let Some(value) = value.filter(|value| *value > 0) else { return Some(Rate { minutes: 0 }) };
    let right = if value == 1 { one } else { many };
    if lower != *right {
        faults.push(refused(unit_range, FaultKind::RatePlural { right }));
    }
    let total = value.saturating_mul(*minutes);
    let bounds = |kind| Fault::refused(start..start + body.trim_end().len(), kind, Confidence::Observed);
    if total < RATE_MINUTES_MIN {
        faults.push(bounds(FaultKind::RateTooShort));
    } else if total > RATE_MINUTES_MAX {
        faults.push(bounds(FaultKind::RateTooLong));
    }
    if rest != format!(" {unit}") || unit != lower || number.starts_with('0') {
        let range = start..start + body.len();
        faults.push(Fault::unclear(range, FaultKind::RateSpelling, Verdict::ProbablyAccepted));
    }
    Some(Rate { minutes: total })
}
