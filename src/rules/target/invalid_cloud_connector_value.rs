//! The value of a cloud connector target is not one connector id, or one JSON object with `CloudConnectorId` and properties that
//! narrow it down.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::json_text::{self, JsonText};
use crate::model::value::Text;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::{list, quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::service::target::{CONNECTOR_ID, Cloud, TargetKey};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Documented,
        sources: &[pages::TARGET],
        ..meta(
            "invalid-cloud-connector-value",
            326,
            include_str!("../../../rules/target/invalid-cloud-connector-value.md"),
        )
    },
    check: Check::Seen(&[Sight::CloudConnector], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        let Some(TargetKey::CloudConnector(cloud)) = target.key() else { continue };
        if let Some(second) = target.second() {
            findings
                .at(second.place(), "a target by cloud connector takes exactly one value")
                .help("write a target for each connector");
        }
        for text in target.texts().filter(|text| text.as_str().trim_start().starts_with('{')) {
            value(text, cloud, findings);
        }
    }
}

/// Judges a value that is JSON.
fn value(text: Text<'_>, cloud: Cloud, findings: &mut Findings<'_>) {
    if let JsonText::Broken(place) = json_text::read(text) {
        findings.at(place, "cloud connector's value is not JSON").help("write an id, or JSON with `CloudConnectorId`");
        return;
    }
    let members = json_text::members(text);
    if !members.iter().any(|(name, _)| name == CONNECTOR_ID) {
        findings.at(text.place(), "`CloudConnectorId` is missing from the JSON");
    }
    let known = cloud.members();
    for (name, place) in members.into_iter().filter(|(name, _)| !known.contains(&name.as_str())) {
        let finding = findings.at(place, format!("a cloud connector's value has no member {}", quote(&name)));
        let help = suggest(&name, known.iter().copied());
        finding.help(help.unwrap_or_else(|| format!("write {}", list(&known, "or"))));
    }
}
