//! `schemaVersion` is not a string.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::{ApiError, Confidence};
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        also: &[ApiError::InvalidDocumentSchemaVersion],
        confidence: Confidence::Observed,
        service_messages: &["schemaVersion should be String"],
        sources: &[pages::SCHEMAS, threads::CFN_LINT_2728],
        ..meta("non-string-schema-version", 801, include_str!("../../../rules/content/non-string-schema-version.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = content.member("schemaVersion") else { return };
    if matches!(entry.value.scalar(), Some(Scalar::Number(_) | Scalar::Integer(_))) {
        let text = entry.value.written().to_owned();
        let finding =
            findings.at(entry.value.place(), "the schema version is a number, and the service takes a string");
        finding.help(format!("write `schemaVersion: \"{text}\"`")).fix(Fix {
            title: "quote the schema version".to_owned(),
            safety: Safety::Safe,
            edits: vec![Edit { span: entry.value.span(), text: format!("\"{text}\"") }],
        });
    }
}
