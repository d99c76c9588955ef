//! A parameter has an unknown type; types are case-sensitive.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::service::parameter_type::{ParameterType, TYPES};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Parameter type: {} is invalid."],
        sources: &[pages::PARAMETERS, pages::DEPLOYED_CONTENT],
        ..meta("unknown-parameter-type", 820, include_str!("../../../rules/content/unknown-parameter-type.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for (entry, kind) in content.parameters().iter().filter_map(|declared| declared.kind.zip(declared.kind_name)) {
        if ParameterType::read(kind).is_some() {
            continue;
        }
        let finding = findings.at(entry.value.place(), format!("unknown parameter type {}", quote(kind)));
        finding.arguments(&[kind]);
        if let Some(help) = suggest(kind, TYPES.iter().map(|(name, _)| *name)) {
            finding.help(help);
        }
        // Types of resources come and go; and AWS's own page for sessions writes `string`.
        if kind.starts_with("AWS::") || kind.starts_with("List<AWS::") || content.is_session() {
            finding.at_most(Severity::Warning);
        }
    }
}
