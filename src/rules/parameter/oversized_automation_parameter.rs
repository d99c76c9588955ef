//! A parameter of a runbook exceeds the limits of a run: a name of 50 characters, 50 values, 512 characters each.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::{Argument, arguments, declared};
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::limits::{AUTOMATION_NAME_CHARACTERS, AUTOMATION_VALUE_CHARACTERS, AUTOMATION_VALUES};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Inferred,
        service_messages: &[
            "Automation Association Parameters must have length greater than 0 and less than or equal to 200",
        ],
        needs: Needs::Document,
        sources: &[pages::START_AUTOMATION, threads::GUIDE_189],
        ..meta(
            "oversized-automation-parameter",
            509,
            include_str!("../../../rules/parameter/oversized-automation-parameter.md"),
        )
    },
    check: Check::Seen(&[Sight::RunbookParameters], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(document) = context.document.filter(|document| document.is_automation()) else { return };
    empty_map(association, findings);
    let declares = declared(association, context.document).map(|declared| (document, declared));
    for Argument { given, .. } in arguments(association, declares) {
        if given.key.as_str().chars().count() > AUTOMATION_NAME_CHARACTERS {
            let message = format!("parameter name is longer than {AUTOMATION_NAME_CHARACTERS} characters");
            findings.at(given.key.place(), message);
        }
        if given.value.len() > AUTOMATION_VALUES {
            findings
                .at(
                    given.value.place(),
                    format!("{} values, where a run allows {AUTOMATION_VALUES} per parameter", given.value.len()),
                )
                .help("spread the values over several associations");
        }
        for text in given.texts().filter(|text| text.as_str().chars().count() > AUTOMATION_VALUE_CHARACTERS) {
            let message = format!("value is longer than {AUTOMATION_VALUE_CHARACTERS} characters");
            findings.at(text.place(), message).at_most(Severity::Note);
        }
    }
}

/// One user was refused an empty map, and nobody could see it again.
fn empty_map(association: &Association<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = association.member(Field::Parameters) else { return };
    if entry.value.is_mapping() && entry.value.is_empty() {
        let parameters = quote(&association.spelled(Field::Parameters));
        findings
            .at(entry.value.place(), format!("empty {parameters}, which a run may refuse"))
            .at_most(Severity::Note)
            .help(format!("remove {parameters}, or give a parameter"));
    }
}
