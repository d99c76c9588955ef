//! `ScheduleOffset` is given with a cron expression that names no nth or last weekday of the month.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::association::Truth;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::{Findings, rests_on};
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::schedule::reading::Schedule;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Observed,
        service_messages: &["ScheduleOffset is valid with nth day of the week in the month cron expression only."],
        sources: &[pages::CREATE_ASSOCIATION, pages::DEPLOYED_SCHEDULES],
        ..meta("offset-without-nth-weekday", 256, include_str!("../../../rules/schedule/offset-without-nth-weekday.md"))
    },
    check: Check::Given(&[Field::ScheduleOffset], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.member(Field::ScheduleOffset) else { return };
    if association.truth(Field::ApplyOnlyAtCronInterval) != Truth::True {
        return;
    }
    for schedule in association.schedules() {
        let Some(Schedule::Cron(cron)) = &schedule.reading.schedule else { continue };
        if schedule.reading.faults.is_empty() && !cron.takes_offset() {
            let day = cron.day_of_week.clone().map_or(schedule.text.place(), |range| schedule.text.slice(range));
            let finding = findings.at(
                entry.value.place(),
                format!("{} needs an nth or last weekday", quote(&association.spelled(Field::ScheduleOffset))),
            );
            rests_on(finding, &day, "neither `TUE#2` nor `3L`");
            finding.help("name the weekday as `TUE#2` or `3L`, or remove the offset");
        }
    }
}
