//! `InstanceId` is given for a document whose schema is not 1.x.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::model::association::Association;
use crate::model::document::is_associable;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::parameters::as_of;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocument),
        confidence: Confidence::Observed,
        service_messages: &[
            "Document schema version, {}, is not supported by association that is created with instance id",
        ],
        needs: Needs::Document,
        sources: &[pages::CREATE_ASSOCIATION, threads::CLI_6878],
        ..meta(
            "unsupported-schema-with-instance-id",
            403,
            include_str!("../../../rules/document/unsupported-schema-with-instance-id.md"),
        )
    },
    check: Check::Given(&[Field::InstanceId], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.member(Field::InstanceId) else { return };
    let Some(document) = context.document else { return };
    let Some(schema) = document.schema_version.filter(|schema| !schema.text.starts_with("1.")) else { return };
    if document.kind.is_some_and(|kind| is_associable(&kind.text)) {
        let finding = findings.at(
            entry.value.place(),
            format!(
                "{} needs a document of schema 1.x, this one is {}",
                quote(&association.spelled(Field::InstanceId)),
                quote(&schema.text)
            ) + &as_of(document),
        );
        finding
            .arguments(&[&schema.text])
            .label(schema.span, "its schema version")
            .help(format!("use {} with the key `InstanceIds`", quote(&association.spelled(Field::Targets))));
        // Amazon's Command documents have moved from 1.2 to 2.2 one by one; a runbook was never of schema 1.x.
        if document.catalogued.is_some() && !document.is_automation() {
            finding.at_most(Severity::Warning);
        }
    }
}
