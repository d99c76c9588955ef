//! `AutomationTargetParameterName` is not a parameter of the runbook; names are case-sensitive.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::parameters::say_undeclared;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;
use std::collections::HashSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        also: &[ApiError::ValidationException, ApiError::InvalidTarget],
        needs: Needs::Document,
        sources: &[pages::RUNBOOKS],
        ..meta("unknown-target-parameter", 310, include_str!("../../../rules/target/unknown-target-parameter.md"))
    },
    check: Check::Given(&[Field::AutomationTargetParameterName], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document.filter(|document| document.is_automation()) else { return };
    let Some(version) = association.document_version() else { return };
    let Some(declared) = document.parameters(version) else { return };
    for text in association.texts(Field::AutomationTargetParameterName) {
        let name = text.as_str();
        if name.is_empty() || declared.iter().any(|parameter| parameter.name.text == name) {
            continue;
        }
        let message = format!("the runbook has no parameter {}", quote(name));
        say_undeclared(text, message, document, declared, &HashSet::new(), findings);
    }
}
