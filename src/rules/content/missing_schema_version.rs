//! The document has no `schemaVersion`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentSchemaVersion),
        confidence: Confidence::Observed,
        sources: &[pages::SCHEMAS, pages::DEPLOYED_SCHEMAS],
        ..meta("missing-schema-version", 804, include_str!("../../../rules/content/missing-schema-version.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let root = content.root.filter(|_| content.is_ssm_kind() && content.lacks("schemaVersion"));
    let Some(root) = root else { return };
    let finding = findings.at(root.missing("schemaVersion"), "missing `schemaVersion`");
    finding.help("add it as the first member");
    // The tests of an official sample deploy, in name, a runbook without anything in it.
    if root.is_empty() && content.is_automation() {
        finding.at_most(Severity::Warning);
    }
}
