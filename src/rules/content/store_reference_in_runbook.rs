//! A runbook uses `{{ssm:NAME}}` in a step input or in `assumeRole`; only the default of a parameter may hold one.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::reference::{Reference, references};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        sources: &[pages::PARAMETERS],
        ..meta("store-reference-in-runbook", 827, include_str!("../../../rules/content/store-reference-in-runbook.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() {
        return;
    }
    let role = content.member("assumeRole").is_some_and(|entry| entry.value.text().contains("ssm"));
    if !role && !content.references().iter().any(|(.., reference)| *reference == Reference::Store) {
        return;
    }
    let inputs = content.steps();
    let steps = inputs.iter().filter(|step| !step.nested).filter_map(|step| step.member("inputs"));
    for node in steps.chain(content.member("assumeRole")).flat_map(|entry| Content::texts(entry.value)) {
        for (range, reference) in references(node.text()) {
            if reference == Reference::Store {
                findings
                    .at(
                        node.slice(range),
                        "reference to Parameter Store in a runbook, outside the default of a parameter",
                    )
                    .help("declare a parameter with this default, and refer to that parameter here");
            }
        }
    }
}
