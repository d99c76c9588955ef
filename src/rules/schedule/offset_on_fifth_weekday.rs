//! `ScheduleOffset` is relative to a fifth weekday, which most months do not have.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::{Findings, rests_on};
use crate::rule::pages;
use crate::service::field::Field;
use crate::service::schedule::reading::{CronShape, Schedule};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        sources: &[pages::CREATE_ASSOCIATION, pages::CRON],
        ..meta("offset-on-fifth-weekday", 274, include_str!("../../../rules/schedule/offset-on-fifth-weekday.md"))
    },
    check: Check::Given(&[Field::ScheduleOffset], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(offset) = association.member(Field::ScheduleOffset) else { return };
    for schedule in association.schedules() {
        let Some(Schedule::Cron(cron)) = &schedule.reading.schedule else { continue };
        if matches!(cron.shape, CronShape::NthWeekday { nth: 5, .. }) {
            let day = cron.day_of_week.clone().map_or(schedule.text.place(), |range| schedule.text.slice(range));
            let finding = findings
                .at(offset.value.place(), "the offset counts from a fifth weekday, which most months do not have");
            rests_on(finding, &day, "months without a fifth such day are skipped");
            finding.help("choose the first to the fourth weekday, or the last one");
        }
    }
}
