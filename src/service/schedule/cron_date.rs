//! The day of the month, the month and the year of cron.

use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::{CronField, FaultKind};
use crate::service::schedule::token::{Token, items, number, numeric_items};

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// What the day of the month says.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum DayOfMonth {
    /// `*`, or `1/1` as in AWS's own examples.
    Every,
    /// `?`
    Unset,
    Unread,
}

/// Day of the month: `*`, `?` or `1/1`. Source: user guide; API description of 2017 and AWS CLI examples for `1/1`.
pub(crate) fn read_day_of_month(token: Token<'_>, faults: &mut Vec<Fault>) -> DayOfMonth {
    let (place, field) = (token.range(), CronField::DayOfMonth);
    let fault = match token.text {
        "*" | "1/1" => return DayOfMonth::Every,
        "?" => return DayOfMonth::Unset,
        "L" | "l" => Fault::probably_refused(place, FaultKind::CronLastDayOfMonth),
        text if working_day(text) => Fault::inferred(place, FaultKind::CronNearestWorkday),
        text => match number(text) {
            Some(1..=31) => Fault::observed(place, FaultKind::CronDayOfMonth),
            Some(found) => Fault::documented(place, FaultKind::out_of_range(field, Some(found))),
            None if numeric_items(text) => Fault::inferred(place, FaultKind::CronDayOfMonth),
            None => Fault::documented(place, FaultKind::CronSyntax { field }),
        },
    };
    faults.push(fault);
    DayOfMonth::Unread
}

/// `LW`, `nW`, `L-n`, `L-nW`.
fn working_day(text: &str) -> bool {
    let bare = text.strip_suffix(['W', 'w']);
    let rest = bare.unwrap_or(text);
    match rest.strip_prefix(['L', 'l']) {
        Some("") => bare.is_some(),
        Some(before) => before.strip_prefix('-').is_some_and(|days| number(days).is_some()),
        None => bare.is_some() && number(rest).is_some(),
    }
}

/// Month: `*`. Source: user guide since 2021-12, "months aren't supported". Nothing is known of `1/1`.
pub(crate) fn read_month(token: Token<'_>, faults: &mut Vec<Fault>) {
    let (place, field) = (token.range(), CronField::Month);
    let known = |atom: &str| {
        number(atom).is_some_and(|month| (1..=12).contains(&month))
            || MONTHS.iter().any(|month| month.eq_ignore_ascii_case(atom))
    };
    let word = |atom: &str| !atom.is_empty() && atom.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let fault = match token.text {
        "*" => return,
        "?" => Fault::documented(place, FaultKind::CronQuestionMarkPlace { field }),
        "1/1" => Fault::probably_refused(place, FaultKind::CronMonth),
        text if items(text, known) => Fault::documented(place, FaultKind::CronMonth),
        text if items(text, word) => Fault::documented(place, FaultKind::out_of_range(field, number(text))),
        _ => Fault::documented(place, FaultKind::CronSyntax { field }),
    };
    faults.push(fault);
}

/// Year: `*`. Source: recorded refusal of a year; no example of AWS ever showed one.
pub(crate) fn read_year(token: Token<'_>, faults: &mut Vec<Fault>) {
    let (place, field) = (token.range(), CronField::Year);
    let (low, high) = field.limits();
    let fault = match token.text {
        "*" => return,
        "?" => Fault::documented(place, FaultKind::CronQuestionMarkPlace { field }),
        text => match number(text) {
            Some(year) if !(low..=high).contains(&year) => {
                Fault::documented(place, FaultKind::out_of_range(field, Some(year)))
            }
            _ if numeric_items(text) => Fault::observed(place, FaultKind::CronYear),
            _ => Fault::documented(place, FaultKind::CronSyntax { field }),
        },
    };
    faults.push(fault);
}
