//! A schedule that runs once, `at(…)`, lacks `ApplyOnlyAtCronInterval: true`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::association::Truth;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::{Findings, rests_on};
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::schedule::unit::Form;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Observed,
        service_messages: &["At Schedule Expression must be used with ApplyOnlyAtCronInterval = true"],
        sources: &[pages::CRON, pages::DEPLOYED_SCHEDULES],
        ..meta("at-without-apply-only", 253, include_str!("../../../rules/schedule/at-without-apply-only.md"))
    },
    check: Check::Seen(&[Sight::AtSchedule], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let given = association.member(Field::ApplyOnlyAtCronInterval);
    if !matches!(association.truth(Field::ApplyOnlyAtCronInterval), Truth::Absent | Truth::False) {
        return;
    }
    for schedule in association.schedules() {
        if schedule.reading.form == Some(Form::At) {
            let expression = schedule.text.place();
            let place = given.map_or(expression.clone(), |entry| entry.value.place());
            let finding = findings.at(
                place,
                format!("`at(…)` needs {}", quote(&association.assigned(Field::ApplyOnlyAtCronInterval, "true"))),
            );
            if given.is_some() {
                rests_on(finding, &expression, "runs once, at this time");
            }
            finding.help(format!("set {} to `true`", quote(&association.spelled(Field::ApplyOnlyAtCronInterval))));
        }
    }
}
