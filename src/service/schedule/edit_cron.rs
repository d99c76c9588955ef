//! Edits of `cron(…)`.

use crate::service::schedule::change::{Edit, nickname};
use crate::service::schedule::cron_fields::Fields;
use crate::service::schedule::cron_weekday::single_day;
use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::{CronField, FaultKind};
use crate::service::schedule::token::{Token, is_blank, number};
use crate::service::schedule::unit::RateUnit;

/// The edit of a fault in the body of `cron(…)`; `found` is the text of the fault.
pub(crate) fn edit_cron(whole: Token<'_>, body: Token<'_>, fault: &Fault, found: &str) -> Option<Edit> {
    edit_count(whole, body, fault).or_else(|| {
        let fields = Fields::of(body.words().first(7))?;
        edit_time(whole, &fields, fault, found).or_else(|| edit_day(&fields, fault, found))
    })
}

/// Edits of the fields' number and of what separates them.
fn edit_count(whole: Token<'_>, body: Token<'_>, fault: &Fault) -> Option<Edit> {
    let range = fault.range.clone();
    match fault.kind {
        FaultKind::CronUnixFields => Edit::guess(range, from_unix(body)?),
        FaultKind::CronQuartzFields => Edit::guess(range.end..range.end, " *"),
        FaultKind::CronExtraFields { .. } => {
            let seventh = body.words().first(7).last().map(Token::end)?;
            Edit::guess(seventh..range.end, "")
        }
        FaultKind::CronCommas => Edit::guess(range, joined(body.text, |c| c == ',' || is_blank(c))),
        FaultKind::CronNickname => Edit::guess(whole.range(), nickname(body.trim().text)?),
        FaultKind::CronBlanks => Edit::safe(range, joined(body.text, is_blank)),
        FaultKind::CronSplitLast { day } => Edit::guess(range, format!("{}L", day.number())),
        _ => None,
    }
}

fn joined(text: &str, separator: impl Fn(char) -> bool) -> String {
    text.split(separator).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A crontab line as associations write it: `?` in one day field, names for weekdays, a year.
fn from_unix(body: Token<'_>) -> Option<String> {
    let words = body.words();
    let &[minute, hour, date, month, weekday] = words.first(5) else { return None };
    let (date, weekday) = match (date.text, weekday.text) {
        // Half translated already: the year alone is missing.
        ("?", weekday) => ("?", weekday.to_owned()),
        (date, "?" | "*") => (date, "?".to_owned()),
        ("*", weekday) => ("?", unix_names(weekday)),
        // Both set: unix runs on either, which cannot be written.
        _ => return None,
    };
    Some([minute.text, hour.text, date, month.text, &weekday, "*"].join(" "))
}

/// Weekday numbers of unix (0 and 7 are Sunday) as names, since AWS counts from 1.
fn unix_names(text: &str) -> String {
    let mut names = String::with_capacity(text.len());
    let mut steps = false;
    for piece in text.split_inclusive([',', '-', '/']) {
        let atom = piece.trim_end_matches([',', '-', '/']);
        let name = number(atom).filter(|_| !steps).and_then(unix_name);
        names.push_str(name.unwrap_or(atom));
        names.push_str(piece.strip_prefix(atom).unwrap_or_default());
        steps = piece.ends_with('/');
    }
    names
}

fn unix_name(number: u64) -> Option<&'static str> {
    ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"].get(usize::try_from(number).ok()?).copied()
}

/// Edits of seconds, minutes and hours.
fn edit_time(whole: Token<'_>, fields: &Fields<'_>, fault: &Fault, found: &str) -> Option<Edit> {
    let range = fault.range.clone();
    match fault.kind {
        FaultKind::CronSeconds => Some(Edit { range, replacement: "0".into(), safe: number(found) == Some(0) }),
        FaultKind::CronTooOften => Edit::guess(range, "0/30"),
        FaultKind::CronMinuteShape => match step(found) {
            Some(30) => Edit::guess(range, "0/30"),
            Some(minutes) => as_rate(whole, fields, minutes, RateUnit::Minute),
            None if found == "0,30" => Edit::safe(range, "0/30"),
            None => None,
        },
        FaultKind::CronHourShape { step: Some(24) } => Edit::guess(range, "0"),
        FaultKind::CronHourShape { step: Some(hours @ (1 | 2 | 4 | 8 | 12)) } => {
            Edit::guess(range, format!("0/{hours}"))
        }
        FaultKind::CronHourShape { step: Some(hours) } => as_rate(whole, fields, hours, RateUnit::Hour),
        FaultKind::CronHourStar => Edit::safe(range, "0/1"),
        FaultKind::CronQuestionMarkPlace { field: CronField::Minutes } => Edit::guess(range, "0"),
        _ => None,
    }
}

fn step(text: &str) -> Option<u64> {
    number(text.split_once('/')?.1)
}

/// The rate of equal pace, when the other fields limit nothing.
fn as_rate(whole: Token<'_>, fields: &Fields<'_>, value: u64, unit: RateUnit) -> Option<Edit> {
    let daily = matches!((fields.day_of_month.text, fields.day_of_week.text), ("*" | "1/1", "?" | "*") | ("?", "*"));
    let every = match unit {
        RateUnit::Minute => matches!(fields.hours.text, "*" | "0/1" | "*/1"),
        RateUnit::Hour | RateUnit::Day => fields.minutes.number().is_some_and(|minute| minute < 60),
    };
    let always = daily && every && fields.month.text == "*" && fields.year.text == "*";
    if !always {
        return None;
    }
    Edit::guess(whole.range(), format!("rate({value} {})", unit.word(value)))
}

/// Edits of the day fields, the month and the year.
fn edit_day(fields: &Fields<'_>, fault: &Fault, found: &str) -> Option<Edit> {
    let range = fault.range.clone();
    match fault.kind {
        FaultKind::CronQuestionMarkPlace { field: CronField::Month | CronField::Year }
        | FaultKind::CronOutOfRange { field: CronField::Month | CronField::Year, .. }
        | FaultKind::CronMonth
        | FaultKind::CronYear => Edit::guess(range, "*"),
        FaultKind::CronOutOfRange { field: CronField::DayOfWeek, .. } => match (found, single_day(found)) {
            ("0", _) => Edit::guess(range, "SUN"),
            (_, Some((day, _))) => Edit::guess(range, day.short()),
            _ => None,
        },
        FaultKind::CronDayOfMonth if fields.day_of_week.text != "?" => Edit::guess(range, "?"),
        FaultKind::CronDayOfMonth if matches!(found, "*/1" | "1-31") => Edit::safe(range, "*"),
        FaultKind::CronWeekdayRange if full_week(found) => Edit::safe(range, "*"),
        FaultKind::CronWeekdayStep if found == "*/1" => Edit::safe(range, "*"),
        FaultKind::CronBareLast => Edit::guess(range, "SAT"),
        FaultKind::CronNamedLast { day } => Edit::safe(range, format!("{}L", day.number())),
        FaultKind::CronNth => Edit::safe(range, number(found).filter(|nth| (1..=5).contains(nth))?.to_string()),
        FaultKind::CronDayName { day } => {
            let rest = found.get(day.long().len()..).unwrap_or_default();
            Edit::safe(range, format!("{}{rest}", day.short()))
        }
        FaultKind::CronDayCase => Edit::safe(range, found.to_ascii_uppercase()),
        FaultKind::CronNoQuestionMark if matches!(found, "*" | "1/1") => Edit::safe(range, "?"),
        FaultKind::CronTwoQuestionMarks => Edit::guess(fields.day_of_week.range(), "*"),
        _ => None,
    }
}

fn full_week(found: &str) -> bool {
    ["1-7", "SUN-SAT", "MON-SUN", "0-6", "0-7"].iter().any(|week| found.eq_ignore_ascii_case(week))
}

#[cfg(test)]
mod tests {
    use crate::service::schedule::edit::edit;
    use crate::service::schedule::parse;

    #[test]
    fn a_rate_takes_the_place_of_what_runs_at_every_step_of_every_day() {
        for (text, expected) in [
            ("cron(0/45 * ? * * *)", Some("rate(45 minutes)")),
            ("cron(0 0/3 ? * * *)", Some("rate(3 hours)")),
            ("cron(0/45 2 ? * * *)", None),
            ("cron(0/45 * ? * MON *)", None),
            ("cron(0 0/3 ? * MON *)", None),
            ("cron(0 0/3 1 * ? *)", None),
            ("cron(0 0/3 ? JAN * *)", None),
            ("cron(0 0/3 ? * * 2030)", None),
        ] {
            let edits: Vec<String> =
                parse(text).faults.iter().filter_map(|fault| edit(text, fault)).map(|edit| edit.replacement).collect();
            let rate = edits.iter().find(|replacement| replacement.starts_with("rate("));
            assert_eq!(rate.map(String::as_str), expected, "{text}: {edits:?}");
        }
    }
}
