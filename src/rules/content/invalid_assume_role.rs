//! `assumeRole` is a plain word, neither a role ARN nor a reference to a parameter.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        sources: &[pages::PARAMETERS, threads::CDK_DOCUMENTS_35],
        ..meta("invalid-assume-role", 854, include_str!("../../../rules/content/invalid-assume-role.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() {
        return;
    }
    let Some((node, text)) = content.member("assumeRole").and_then(|entry| Some((entry.value, plain(entry.value)?)))
    else {
        return;
    };
    let role = text.trim();
    if role.is_empty() || role.starts_with("arn:") {
        return;
    }
    let declared = content.parameters().iter().any(|declared| declared.name.text() == role);
    let message = format!("{} is neither the ARN of a role nor a reference to a parameter", quote(text));
    let finding = findings.at(node.place(), message);
    if declared {
        finding.help(format!("write `assumeRole: \"{{{{ {role} }}}}\"`"));
    } else {
        // That a name of no parameter is refused was not recorded.
        finding
            .at_most(Severity::Warning)
            .help("write the whole ARN, or `\"{{ NAME }}\"` with the name of a parameter");
    }
}
