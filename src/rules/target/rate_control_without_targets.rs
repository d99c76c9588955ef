//! `MaxConcurrency` or `MaxErrors` is given for a runbook without targets, which runs only once.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Inferred,
        needs: Needs::Document,
        sources: &[pages::RUNBOOKS],
        ..meta(
            "rate-control-without-targets",
            325,
            include_str!("../../../rules/target/rate-control-without-targets.md"),
        )
    },
    check: Check::Seen(&[Sight::NoTarget], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let bare = association.lacks_items(Field::Targets) && association.lacks_items(Field::TargetMaps);
    if !bare || !association.lacks(Field::InstanceId) || !context.document.is_some_and(Known::is_automation) {
        return;
    }
    for field in [Field::MaxConcurrency, Field::MaxErrors] {
        if let Some(entry) = association.member(field) {
            findings
                .at(
                    entry.key.place(),
                    format!("{} has no effect on a runbook without targets", quote(&association.spelled(field))),
                )
                .help("remove it, or give targets");
        }
    }
}
