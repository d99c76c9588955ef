//! Edits of `rate(…)` and `at(…)`.

use crate::service::limits::RATE_MINUTES_MIN;
use crate::service::schedule::at::{Parts, parts, zone_minutes};
use crate::service::schedule::calendar::to_utc;
use crate::service::schedule::change::Edit;
use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::FaultKind;
use crate::service::schedule::token::{Token, number};

/// The edit of a fault in the body of `rate(…)`.
pub(crate) fn edit_rate(body: Token<'_>, fault: &Fault, found: &str) -> Option<Edit> {
    let range = fault.range.clone();
    match fault.kind {
        FaultKind::RatePlural { right, .. } => Edit::safe(range, right),
        FaultKind::RateTooShort { .. } => Edit::guess(range, "30 minutes"),
        // 30 and not 31: the guide says "less than 31 days".
        FaultKind::RateTooLong { .. } => Edit::guess(range, "30 days"),
        FaultKind::RateHuge => Edit::guess(body.range(), "30 days"),
        FaultKind::RateCase => Edit::safe(range, found.to_ascii_lowercase()),
        FaultKind::RateLeadingZero => Edit::safe(range, found.trim_start_matches('0')),
        FaultKind::RateBlanks if range == body.range() => Edit::safe(range, body.trim().text),
        FaultKind::RateBlanks => Edit::safe(range, " "),
        FaultKind::RateNoBlank => {
            let trimmed = body.trim();
            let unit = trimmed.text.trim_start_matches(|c: char| c.is_ascii_digit());
            let at = trimmed.end().saturating_sub(unit.len());
            Edit::safe(at..at, " ")
        }
        // A smaller number can hardly mean minutes, and then the unit is anybody's guess.
        FaultKind::RateNoUnit => {
            body.trim().number().filter(|value| *value >= RATE_MINUTES_MIN)?;
            Edit::guess(body.trim().end()..body.trim().end(), " minutes")
        }
        FaultKind::RateUnknownUnit { .. } => edit_unit(body, fault, found),
        _ => None,
    }
}

fn edit_unit(body: Token<'_>, fault: &Fault, found: &str) -> Option<Edit> {
    let trimmed = body.trim();
    let digits = trimmed.text.bytes().take_while(u8::is_ascii_digit).count();
    let value = number(trimmed.text.get(..digits)?)?;
    if let FaultKind::RateUnknownUnit { near: Some(unit) } = fault.kind {
        return Edit::guess(fault.range.clone(), unit.word(value));
    }
    let weeks = ["week", "weeks", "w", "wk", "wks"].iter().any(|word| found.eq_ignore_ascii_case(word));
    let days = value.checked_mul(7).filter(|_| weeks)?;
    Edit::guess(trimmed.start..fault.range.end, format!("{days} days"))
}

/// The edit of a fault in the body of `at(…)`.
pub(crate) fn edit_at(body: Token<'_>, fault: &Fault) -> Option<Edit> {
    let range = fault.range.clone();
    if fault.kind == FaultKind::AtFormat {
        return edit_format(body);
    }
    let parts = parts(body)?;
    match fault.kind {
        FaultKind::AtCase => Edit::safe(range, "T"),
        FaultKind::AtFraction => Edit::safe(range, ""),
        FaultKind::AtNoSeconds => Edit::safe(parts.time_end..parts.time_end, ":00"),
        FaultKind::AtZone => edit_zone(body, &parts),
        _ => None,
    }
}

/// A space for the `T`, spaces around, or a date alone.
fn edit_format(body: Token<'_>) -> Option<Edit> {
    let trimmed = body.trim();
    match parts(trimmed) {
        Some(parts) if parts.separator.text == " " => Edit::guess(parts.separator.range(), "T"),
        Some(_) => Edit::guess(body.range(), trimmed.text),
        None => {
            let full = format!("{}T00:00:00", trimmed.text);
            parts(Token { text: &full, start: 0 })?;
            Edit::guess(body.range(), full)
        }
    }
}

/// The same instant in UTC.
fn edit_zone(body: Token<'_>, parts: &Parts<'_>) -> Option<Edit> {
    let ahead = zone_minutes(parts.zone.text)?;
    if ahead == 0 {
        return Edit::safe(parts.zone.range(), "");
    }
    let at = to_utc(&parts.at, ahead)?;
    let (date, time) = ((at.year, at.month, at.day), (at.hour, at.minute, at.second));
    let date = format!("{:04}-{:02}-{:02}", date.0, date.1, date.2);
    Edit::guess(body.range(), format!("{date}T{:02}:{:02}:{:02}", time.0, time.1, time.2))
}
