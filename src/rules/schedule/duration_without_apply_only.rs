//! `Duration` is given without `ApplyOnlyAtCronInterval: true`, so it does not apply.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::association::Truth;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta(
            "duration-without-apply-only",
            257,
            include_str!("../../../rules/schedule/duration-without-apply-only.md"),
        )
    },
    check: Check::Given(&[Field::Duration], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.member(Field::Duration) else { return };
    if matches!(association.truth(Field::ApplyOnlyAtCronInterval), Truth::Absent | Truth::False) {
        findings
            .at(
                entry.value.place(),
                format!(
                    "{} applies only with {}",
                    quote(&association.spelled(Field::Duration)),
                    quote(&association.assigned(Field::ApplyOnlyAtCronInterval, "true"))
                ),
            )
            .help(format!(
                "set {} to `true`, or remove the duration",
                quote(&association.spelled(Field::ApplyOnlyAtCronInterval))
            ));
    }
}
