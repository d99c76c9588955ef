//! A parameter's declaration has an unknown property.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::PARAMETERS],
        ..meta("unknown-declaration-member", 825, include_str!("../../../rules/content/unknown-declaration-member.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for entry in content.parameters().iter().flat_map(|declared| value::entries(declared.node)) {
        let name = entry.key.text();
        if MEMBERS.contains(&name) || entry.key.placeholder().is_some() {
            continue;
        }
        let finding = findings.at(entry.key.place(), format!("unknown property {}", quote(name)));
        if let Some(help) = suggest(name, MEMBERS.iter().copied()) {
            finding.help(help);
        }
    }
}

const MEMBERS: &[&str] = &[
    "type",
    "description",
    "default",
    "allowedValues",
    "allowedPattern",
    "displayType",
    "minItems",
    "maxItems",
    "minChars",
    "maxChars",
    "interpolationType",
];
