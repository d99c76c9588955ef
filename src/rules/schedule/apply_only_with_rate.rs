//! ApplyOnlyAtCronInterval stands beside a cron or at expression.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::association::Truth;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::{Findings, rests_on};
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::schedule::reading::Form;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Documented,
        answers: &["ApplyOnlyAtCronInterval is not supported for Rate Schedule associations."],
        ..meta("apply-only-with-rate", 251, include_str!("../../../rules/schedule/apply-only-with-rate.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.member(Field::ApplyOnlyAtCronInterval) else { return };
    if association.truth(Field::ApplyOnlyAtCronInterval) != Truth::True {
        return;
    }
    for schedule in association.schedules() {
        if schedule.reading.form == Some(Form::Rate) {
            let finding = findings.at(entry.value.place(), "`ApplyOnlyAtCronInterval` does not work with a rate");
            rests_on(finding, &schedule.text.place(), "the rate");
            finding.help("remove it, or write the schedule as `cron(…)`");
        }
    }
}
