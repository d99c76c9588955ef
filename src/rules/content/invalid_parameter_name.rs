//! A parameter's name has characters other than letters and digits.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Parameter name \"{}\" is not alpha-numeric."],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("invalid-parameter-name", 818, include_str!("../../../rules/content/invalid-parameter-name.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for node in content.parameters().iter().map(|declared| declared.name) {
        let name = node.text();
        let is_part = |c: char| c.is_ascii_alphanumeric();
        let Some(at) = name.find(|c| !is_part(c)).filter(|_| node.placeholder().is_none()) else { continue };
        let rest = name.get(at..).unwrap_or_default();
        let end = rest.find(is_part).map_or(name.len(), |length| at + length);
        findings
            .at(node.slice(at..end), "a parameter name can have only letters and digits")
            .arguments(&[name])
            .help("write letters and digits only");
    }
}
