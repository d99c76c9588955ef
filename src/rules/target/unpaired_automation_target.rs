//! A runbook has `Targets` without `AutomationTargetParameterName`, or an association has that member without targets.

use crate::diagnostic::meta::{Meta, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::target::TargetKey;
use crate::source::place::Place;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Observed,
        service_messages: &["Must specify both Automation Target Parameter Name and Targets"],
        sources: &[pages::RUNBOOKS, threads::TERRAFORM_22935, threads::TPA_32471, threads::TPA_41251],
        ..meta("unpaired-automation-target", 309, include_str!("../../../rules/target/unpaired-automation-target.md"))
    },
    check: Check::Seen(&[Sight::RunbookTargets, Sight::TargetParameter], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let words =
        || [Field::Targets, Field::AutomationTargetParameterName].map(|field| quote(&association.spelled(field)));
    let document = context.document;
    if association.member(Field::AutomationTargetParameterName).is_some() {
        let none = association.lacks_items(Field::Targets) && association.lacks_items(Field::TargetMaps);
        let command = document.is_some_and(Known::is_command);
        if none && !command && association.operation != Operation::UpdateAssociation {
            let empty = association.member(Field::Targets).map(|entry| entry.value.place());
            let place = empty.unwrap_or_else(|| association.missing(Field::Targets));
            let [targets, parameter] = words();
            findings
                .at(place, format!("{parameter} needs {targets}"))
                .help(format!("add {targets}, or remove {parameter}"));
        }
        return;
    }
    let automation = document.filter(|document| document.is_automation());
    let Some(document) = automation.filter(|_| association.lacks(Field::AutomationTargetParameterName)) else { return };
    // The target that the service itself writes for a runbook without targets needs no parameter.
    let real = association.targets().any(|target| target.key() != Some(TargetKey::NoOp));
    if real {
        // What needs it is marked; the pointer names where it would be.
        let missing = association.missing(Field::AutomationTargetParameterName);
        let targets_at = association.member(Field::Targets).map(|entry| entry.key.span());
        let place = Place { span: targets_at.unwrap_or(missing.span), ..missing };
        let [targets, parameter] = words();
        let finding = findings.at(place, format!("a runbook with {targets} needs {parameter}"));
        finding.help("name the runbook's parameter that takes the targets");
        if let Some(kind) = document.kind {
            finding.label(kind.span, "the document is a runbook");
        }
    }
}
