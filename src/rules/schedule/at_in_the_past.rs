//! The time of an `at(…)` has passed.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::schedule::reading::Schedule;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        sources: &[pages::CRON],
        ..meta("at-in-the-past", 259, include_str!("../../../rules/schedule/at-in-the-past.md"))
    },
    check: Check::Seen(&[Sight::AtSchedule], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(now) = context.settings.now else { return };
    for schedule in association.schedules() {
        if matches!(&schedule.reading.schedule, Some(Schedule::At(at)) if *at <= now) {
            findings
                .at(schedule.text.place(), "this `at(…)` time has passed")
                .help("choose a later time: the guide says that an association whose time is past runs at once");
        }
    }
}
