//! A given parameter is one that the document declares.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Observed,
        ..meta("unknown-parameter", 501, include_str!("../../../rules/parameter/unknown-parameter.md"))
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document else { return };
    let Some(version) = association.document_version() else { return };
    let Some(declared) = document.parameters(version) else { return };
    for given in association.parameters().filter(|given| !given.is_null()) {
        let name = given.key.as_str();
        let role = name == "AutomationAssumeRole" && !document.is_command();
        if role || declared.iter().any(|parameter| parameter.name.text == name) {
            continue;
        }
        let finding = if declared.is_empty() {
            findings.at(given.key.place(), "the document declares no parameters")
        } else {
            findings.at(given.key.place(), format!("the document declares no parameter {}", quote(name)))
        };
        if let Some(help) = suggest(name, declared.iter().map(|parameter| parameter.name.text.as_str())) {
            finding.help(help);
        }
        if let Some(span) = document.span {
            finding.label(span, "the document");
        }
    }
}
