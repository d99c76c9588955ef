//! A CloudConnector value is an id, or JSON that names one.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::json_text::{self, JsonText};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::{ApiError, Confidence};
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Documented,
        ..meta("cloud-connector-value", 326, include_str!("../../../rules/target/cloud-connector-value.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::CloudConnector)) {
        for text in target.texts().filter(|text| text.as_str().trim_start().starts_with('{')) {
            match json_text::read(text) {
                JsonText::Broken(place) => {
                    findings.at(place, "this is no JSON").help("write an id, or JSON with `CloudConnectorId`");
                }
                _ if !text.as_str().contains("\"CloudConnectorId\"") => {
                    findings.at(text.place(), "the JSON names no `CloudConnectorId`");
                }
                _ => {}
            }
        }
    }
}
