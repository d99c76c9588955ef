//! What the fields of cron must be to each other.

use crate::service::schedule::cron_fields::Fields;
use crate::service::schedule::cron_time::{Hours, Minutes};
use crate::service::schedule::cron_weekday::DayOfWeek;
use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::FaultKind;

/// Checks what no field shows alone.
pub(crate) fn check_relations(
    fields: &Fields<'_>,
    minutes: Minutes,
    hours: Hours,
    day_of_week: DayOfWeek,
    faults: &mut Vec<Fault>,
) {
    check_times(fields, minutes, hours, faults);
    check_intervals(fields, minutes, hours, day_of_week, faults);
    check_question_marks(fields, faults);
}

/// Half-hourly goes with every hour, and a fixed minute with no `*`: the guide writes that as `0/1`.
fn check_times(fields: &Fields<'_>, minutes: Minutes, hours: Hours, faults: &mut Vec<Fault>) {
    match (minutes, hours) {
        (Minutes::Fixed(_), Hours::Every) => {
            faults.push(Fault::probably_refused(fields.hours.range(), FaultKind::CronHourStar));
        }
        (Minutes::HalfHourly, Hours::Fixed(_) | Hours::Step(_)) => {
            faults.push(Fault::probably_refused(fields.minutes.range(), FaultKind::CronMinuteShape));
        }
        _ => {}
    }
}

/// An interval runs every day. Source: the service's closed list of shapes, recorded for hour steps only.
fn check_intervals(
    fields: &Fields<'_>,
    minutes: Minutes,
    hours: Hours,
    day_of_week: DayOfWeek,
    faults: &mut Vec<Fault>,
) {
    if matches!(day_of_week, DayOfWeek::Every | DayOfWeek::Unset | DayOfWeek::Unread) {
        return;
    }
    match (minutes, hours) {
        (Minutes::HalfHourly, Hours::Every) => {
            faults.push(Fault::probably_refused(fields.minutes.range(), FaultKind::CronIntervalOnWeekday));
        }
        (_, Hours::Step(_)) => faults.push(Fault::observed(fields.hours.range(), FaultKind::CronIntervalOnWeekday)),
        _ => {}
    }
}

/// Exactly one of the day fields is `?`. Source: user guide for none, a recorded refusal for both.
fn check_question_marks(fields: &Fields<'_>, faults: &mut Vec<Fault>) {
    let (date, weekday) = (fields.day_of_month, fields.day_of_week);
    let both = date.start..weekday.end();
    match (date.text, weekday.text) {
        ("?", "?") => faults.push(Fault::observed(both, FaultKind::CronTwoQuestionMarks)),
        ("?", _) | (_, "?") => {}
        (_, "*") => faults.push(Fault::documented(weekday.range(), FaultKind::CronNoQuestionMark)),
        ("*" | "1/1", _) => faults.push(Fault::documented(date.range(), FaultKind::CronNoQuestionMark)),
        _ => faults.push(Fault::documented(both, FaultKind::CronNoQuestionMark)),
    }
}
