//! `AutomationTargetParameterName` is given for a document that is not a runbook, where it means nothing.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::model::association::Association;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;
use crate::service::origin::Origin;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::ValidationException),
        needs: Needs::Document,
        sources: &[pages::RUNBOOKS],
        ..meta("target-parameter-on-command", 320, include_str!("../../../rules/target/target-parameter-on-command.md"))
    },
    check: Check::Given(&[Field::AutomationTargetParameterName], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document.filter(|document| document.is_command()) else { return };
    let Some(entry) = association.member(Field::AutomationTargetParameterName) else { return };
    // In Terraform what is not known may be null.
    if association.origin == Origin::Terraform && value::is_unknown(entry.value) {
        return;
    }
    let finding = findings.at(
        entry.key.place(),
        format!("{} has no effect here", quote(&association.spelled(Field::AutomationTargetParameterName))),
    );
    finding.help("remove it");
    if let Some(kind) = document.kind {
        finding.label(kind.span, "the document is not a runbook");
    }
}
