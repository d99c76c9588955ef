//! `TargetMaps` is given for a document that is not a runbook.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTargetMaps),
        also: &[ApiError::InvalidTarget, ApiError::ValidationException, ApiError::InvalidParameters],
        needs: Needs::Document,
        sources: &[pages::CREATE_ASSOCIATION, pages::TARGET_MAPS],
        ..meta("target-maps-on-command", 312, include_str!("../../../rules/target/target-maps-on-command.md"))
    },
    check: Check::Given(&[Field::TargetMaps], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document.filter(|document| document.is_command()) else { return };
    let (Some(entry), false) = (association.member(Field::TargetMaps), association.lacks_items(Field::TargetMaps))
    else {
        return;
    };
    let finding = findings
        .at(entry.key.place(), format!("{} is for runbooks only", quote(&association.spelled(Field::TargetMaps))));
    finding.help(format!("use {}", quote(&association.spelled(Field::Targets))));
    if let Some(kind) = document.kind {
        finding.label(kind.span, "this makes it a Command document");
    }
}
