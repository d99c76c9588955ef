//! `ApplyOnlyAtCronInterval: true` is given without a schedule.

use crate::diagnostic::meta::Severity;
use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::association::Truth;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Observed,
        service_messages: &["ApplyOnlyAtCronInterval is not supported for No Schedule associations."],
        sources: &[pages::CREATE_ASSOCIATION, pages::DEPLOYED_SCHEDULES],
        ..meta(
            "apply-only-without-schedule",
            252,
            include_str!("../../../rules/schedule/apply-only-without-schedule.md"),
        )
    },
    check: Check::Given(&[Field::ApplyOnlyAtCronInterval], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.member(Field::ApplyOnlyAtCronInterval) else { return };
    let applies = association.truth(Field::ApplyOnlyAtCronInterval) == Truth::True;
    if applies && association.lacks(Field::ScheduleExpression) {
        let finding = findings.at(
            entry.value.place(),
            format!(
                "{} needs a {}",
                quote(&association.spelled(Field::ApplyOnlyAtCronInterval)),
                quote(&association.spelled(Field::ScheduleExpression))
            ),
        );
        finding
            .help(format!("add a schedule, or remove {}", quote(&association.spelled(Field::ApplyOnlyAtCronInterval))));
        if association.operation == Operation::UpdateAssociation {
            // An update resets what it leaves out, so the guide says; nobody recorded this combination.
            finding.at_most(Severity::Warning);
        }
    }
}
