//! `ScheduleOffset` is given without `ApplyOnlyAtCronInterval: true`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::association::Truth;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::schedule::unit::Form;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Documented,
        service_messages: &["ScheduleOffset is not supported for non ApplyOnlyAtCronInterval associations."],
        sources: &[pages::CREATE_ASSOCIATION, pages::DEPLOYED_SCHEDULES],
        ..meta("offset-without-apply-only", 255, include_str!("../../../rules/schedule/offset-without-apply-only.md"))
    },
    check: Check::Given(&[Field::ScheduleOffset], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.member(Field::ScheduleOffset) else { return };
    if !matches!(association.truth(Field::ApplyOnlyAtCronInterval), Truth::Absent | Truth::False) {
        return;
    }
    if association.schedules().iter().any(|schedule| schedule.reading.form == Some(Form::Cron)) {
        let finding = findings.at(
            entry.value.place(),
            format!(
                "{} needs {}",
                quote(&association.spelled(Field::ScheduleOffset)),
                quote(&association.assigned(Field::ApplyOnlyAtCronInterval, "true"))
            ),
        );
        if let Some(given) = association.member(Field::ApplyOnlyAtCronInterval) {
            finding.label(given.value.span(), "not true");
        }
        finding.help(format!(
            "set {} to `true`, or remove the offset",
            quote(&association.spelled(Field::ApplyOnlyAtCronInterval))
        ));
    }
}
