//! A weekday is given by number, which different readers count differently.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::meaning::{number_words, weekday};
use crate::rule::pages;
use crate::service::error::Confidence;
use crate::service::schedule::reading::{CronShape, Schedule};
use crate::service::schedule::unit::Weekday;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::CRON, pages::AGENT],
        ..meta("numeric-weekday", 258, include_str!("../../../rules/schedule/numeric-weekday.md"))
    },
    check: Check::Seen(&[Sight::NumericWeekday], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for schedule in association.schedules() {
        let Some(Schedule::Cron(cron)) = &schedule.reading.schedule else { continue };
        // A last weekday has no documented name: nothing better could be written.
        let last = matches!(cron.shape, CronShape::LastWeekday { .. });
        let (Some(day), Some(range)) = (weekday(cron.shape), cron.day_of_week.clone()) else { continue };
        if !cron.numeric_weekday || last {
            continue;
        }
        let finding = findings.at(schedule.text.slice(range), "a weekday number is read in two ways");
        finding.help(number_words(day, last));
        // In other crons 7 is Sunday; of the other numbers the guide's count is the usual one of AWS.
        if day != Weekday::Saturday {
            finding.at_most(Severity::Note);
        }
    }
}
