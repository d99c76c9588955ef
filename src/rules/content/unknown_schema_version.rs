//! `schemaVersion` is not one of `0.3`, `1.0`, `1.2`, `2.0` and `2.2`.

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
        raises: Some(ApiError::InvalidDocumentContent),
        also: &[ApiError::InvalidDocumentSchemaVersion],
        confidence: Confidence::Observed,
        service_messages: &["Document schema version is invalid. Value: {}"],
        sources: &[pages::SCHEMAS, threads::TPA_21213],
        ..meta("unknown-schema-version", 802, include_str!("../../../rules/content/unknown-schema-version.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(entry), Some(version)) = (content.member("schemaVersion"), content.version()) else { return };
    // 2.0.1 to 2.0.3 are known to nodes; what the service answers to them was not recorded.
    if VERSIONS.contains(&version)
        || version.starts_with("2.0.")
        || !(content.is_ssm_kind() || content.kind.is_none() && content.member("mainSteps").is_some())
    {
        return;
    }
    findings
        .at(entry.value.place(), format!("unknown schema version {}", quote(version)))
        .arguments(&[version])
        .help("write `0.3` for a runbook, `2.2` for commands, `1.0` for sessions");
}

const VERSIONS: &[&str] = &["0.3", "1.0", "1.2", "2.0", "2.2"];
