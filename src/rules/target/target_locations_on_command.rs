//! `TargetLocations` is given for a Command document, which runs in its own account and region only.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::ValidationException),
        needs: Needs::Document,
        sources: &[pages::TARGET_LOCATION],
        ..meta("target-locations-on-command", 328, include_str!("../../../rules/target/target-locations-on-command.md"))
    },
    check: Check::Given(&[Field::TargetLocations], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.document.is_some_and(Known::is_command) {
        return;
    }
    if let Some(entry) = association.member(Field::TargetLocations).filter(|entry| !entry.value.is_empty()) {
        findings
            .at(
                entry.key.place(),
                format!("{} are for Automation documents", quote(&association.spelled(Field::TargetLocations))),
            )
            .help("make the association in each account and region");
    }
}
