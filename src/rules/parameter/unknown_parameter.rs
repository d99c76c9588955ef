//! A parameter is given that the document does not declare; names are case-sensitive.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::{Declarations, say_undeclared};
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use std::collections::HashSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Observed,
        service_messages: &[
            "Parameter \"{}\" is not defined in the document.",
            "document {} does not support parameters.",
        ],
        needs: Needs::Document,
        sources: &[threads::CLI_1903, threads::SSHA_71, pages::DEPLOYED_DOCUMENTS],
        ..meta("unknown-parameter", 501, include_str!("../../../rules/parameter/unknown-parameter.md"))
    },
    check: Check::Seen(&[Sight::UndeclaredParameter], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(version) = association.document_version() else { return };
    let Some(declared) = document.parameters(version) else { return };
    let declarations = Declarations::of(declared, association.parameters().count());
    let mut names: Option<HashSet<&str>> = None;
    for given in association.parameters().filter(|given| !given.is_null()) {
        let name = given.key.as_str();
        let role = name == "AutomationAssumeRole" && !document.is_command();
        if role || declarations.get(name).is_some() {
            continue;
        }
        let message = if declared.is_empty() {
            "the document declares no parameters".to_owned()
        } else {
            format!("the document declares no parameter {}", quote(name))
        };
        let names = names.get_or_insert_with(|| association.parameters().map(|given| given.key.as_str()).collect());
        say_undeclared(given.key, message, document, declared, names, findings);
    }
}
