//! `ScheduleOffset` is given without a cron expression to count from: with a rate, an `at(…)`, or no schedule.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::{Findings, rests_on};
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::schedule::unit::Form;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Documented,
        service_messages: &["ScheduleOffset is valid with nth day of the week in the month cron expression only."],
        sources: &[pages::CREATE_ASSOCIATION, pages::CRON],
        ..meta("offset-without-cron", 254, include_str!("../../../rules/schedule/offset-without-cron.md"))
    },
    check: Check::Given(&[Field::ScheduleOffset], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.perhaps(Field::ScheduleOffset) else { return };
    let message = || format!("{} works with `cron(…)` only", quote(&association.spelled(Field::ScheduleOffset)));
    let given = association.member(Field::ScheduleOffset).is_some();
    let value = value::candidates(entry.value).next().filter(|_| !given).unwrap_or(entry.value);
    if given && association.lacks(Field::ScheduleExpression) && association.operation != Operation::UpdateAssociation {
        findings
            .at(entry.value.place(), message())
            .help("add a schedule such as `cron(0 2 ? * TUE#2 *)`, or remove it");
    }
    // Of two members that both depend on something it is not known whether they are so together.
    let told = given || association.is_one(Field::ScheduleExpression) && entry.value.alternatives().next().is_some();
    for schedule in association.schedules().iter().filter(|_| told) {
        if matches!(schedule.reading.form, Some(Form::Rate | Form::At)) {
            let finding = findings.at(value.place(), message());
            rests_on(finding, &schedule.text.place(), "no cron expression");
            finding.help("remove it");
        }
    }
}
