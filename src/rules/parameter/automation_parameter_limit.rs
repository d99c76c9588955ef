//! A runbook's parameters keep within what a run takes.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::parameters::judge_lists;
use crate::service::error::{ApiError, Confidence};
use crate::service::limits::{AUTOMATION_VALUE_CHARACTERS, AUTOMATION_VALUES};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Inferred,
        ..meta(
            "automation-parameter-limit",
            509,
            include_str!("../../../rules/parameter/automation-parameter-limit.md"),
        )
    },
    check: Check::Association(check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    judge_lists(association, context, |document, _, given| {
        if !document.is_automation() {
            return;
        }
        if given.value.len() > AUTOMATION_VALUES {
            findings.at(given.value.place(), format!("a run takes at most {AUTOMATION_VALUES} values of a parameter"));
        }
        for text in given.texts().filter(|text| text.as_str().chars().count() > AUTOMATION_VALUE_CHARACTERS) {
            findings
                .at(text.place(), format!("a run takes at most {AUTOMATION_VALUE_CHARACTERS} characters of a value"));
        }
    });
}
