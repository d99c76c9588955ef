//! The schema version does not belong to the document's type: runbooks have 0.3, Session documents 1.0, Command documents
//! 1.2, 2.0 or 2.2.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentSchemaVersion),
        confidence: Confidence::Observed,
        service_messages: &["{} is not a valid schema version for {} document type"],
        sources: &[pages::SCHEMAS, pages::DEPLOYED_SCHEMAS, threads::TPA_17663, threads::GAZOAKLEY_1],
        ..meta("mismatched-schema-version", 803, include_str!("../../../rules/content/mismatched-schema-version.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(entry), Some(version)) = (content.member("schemaVersion"), content.version()) else { return };
    let Some(kind) = content.kind.filter(|_| content.kind_stated) else { return };
    let fitting: &[&str] = match kind {
        "Automation" | "Automation.ChangeTemplate" => &["0.3"],
        "Session" => &["1.0"],
        "Command" => &["2.2", "1.2", "2.0", "1.0"],
        "Policy" => &["2.0", "2.2"],
        _ => return,
    };
    if fitting.contains(&version) || !["0.3", "1.0", "1.2", "2.0", "2.2"].contains(&version) {
        return;
    }
    let best = fitting.first().copied().unwrap_or_default();
    findings
        .at(entry.value.place(), format!("a document of type {} has no schema version {}", quote(kind), quote(version)))
        .arguments(&[version, kind])
        .help(format!("write {}, or give the document the type that its content has", quote(best)));
}
