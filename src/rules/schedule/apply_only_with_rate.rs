//! `ApplyOnlyAtCronInterval: true` is combined with a `rate(…)`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::{Findings, rests_on};
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::schedule::unit::Form;
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidSchedule),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Documented,
        service_messages: &["ApplyOnlyAtCronInterval is not supported for Rate Schedule associations."],
        sources: &[pages::CREATE_ASSOCIATION, pages::DEPLOYED_SCHEDULES],
        ..meta("apply-only-with-rate", 251, include_str!("../../../rules/schedule/apply-only-with-rate.md"))
    },
    check: Check::Seen(&[Sight::RateSchedule], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.perhaps(Field::ApplyOnlyAtCronInterval) else { return };
    let is_true = |node: &Node<'_>| node.scalar() == Some(Scalar::Bool(true));
    // Of two members that both depend on something it is not known whether they are so together.
    let told = association.is_one(Field::ApplyOnlyAtCronInterval) || association.is_one(Field::ScheduleExpression);
    for schedule in association.schedules().iter().filter(|_| told) {
        for value in value::candidates(entry.value).filter(is_true) {
            if schedule.reading.form != Some(Form::Rate) {
                continue;
            }
            let finding = findings.at(
                value.place(),
                format!("{} does not work with a rate", quote(&association.spelled(Field::ApplyOnlyAtCronInterval))),
            );
            rests_on(finding, &schedule.text.place(), "the rate");
            finding.help("remove it, or write the schedule as `cron(…)`");
        }
    }
}
