//! A parameter is declared without `type`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Missing \"type\" in parameter definition."],
        sources: &[pages::PARAMETERS, pages::DEPLOYED_CONTENT],
        ..meta("parameter-without-type", 819, include_str!("../../../rules/content/parameter-without-type.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    let untyped = content.parameters().iter().filter(|declared| declared.kind.is_none() && !content.templated);
    for declared in untyped.filter(|declared| declared.node.is_mapping() && !declared.node.is_open()) {
        if !declared.node.entries().any(|member| member.key.placeholder().is_some()) {
            let name = quote(declared.name.text());
            findings
                .at(declared.node.missing("type"), format!("parameter {name} has no type"))
                .help("add `type`, such as `type: String`");
        }
    }
}
