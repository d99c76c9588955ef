//! A document is created with the type `DeploymentStrategy`, which AWS AppConfig reserves for itself.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::CREATE_DOCUMENT],
        ..meta("internal-document-type", 873, include_str!("../../../rules/content/internal-document-type.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, _: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(kind) = call.text("DocumentType").filter(|kind| kind.as_str() == "DeploymentStrategy") else { return };
    findings
        .at(kind.place(), "documents of type `DeploymentStrategy` are reserved for AWS AppConfig")
        .help("make the strategy in AppConfig");
}
