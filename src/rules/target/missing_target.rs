//! An association with a Command or Policy document has no `Targets`, `InstanceId` or `TargetMaps`; an empty list counts as none.

use crate::diagnostic::meta::Severity;
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

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Observed,
        service_messages: &["Instance ID or targets must be specified"],
        sources: &[pages::CREATE_ASSOCIATION, threads::TPA_10261],
        ..meta("missing-target", 301, include_str!("../../../rules/target/missing-target.md"))
    },
    check: Check::Seen(&[Sight::NoTarget], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let create = association.operation != Operation::UpdateAssociation;
    let none = association.lacks(Field::InstanceId)
        && association.lacks_items(Field::Targets)
        && association.lacks_items(Field::TargetMaps);
    let command = context.document.is_some_and(Known::is_command);
    // A runbook whose target parameter is named is refused for another reason, and so is what may be one.
    if !create || !none || !(command || association.lacks(Field::AutomationTargetParameterName)) {
        return;
    }
    let place =
        association.member(Field::Targets).map_or(association.missing(Field::Targets), |entry| entry.value.place());
    match context.document {
        Some(document) if document.is_command() => {
            let [targets, id] = [Field::Targets, Field::InstanceId].map(|field| quote(&association.spelled(field)));
            let finding = findings.at(place, format!("neither {targets} nor {id} is given"));
            finding.help(format!("add {targets}, for instance with the key `tag:NAME` or `InstanceIds`"));
            if let Some(kind) = document.kind {
                finding.label(kind.span, "such a document needs a target");
            }
        }
        Some(document) if document.kind.is_some() => {}
        // Only a runbook has these: then it may do without.
        _ if !association.lacks(Field::TargetLocations) || takes_a_role(association) => {}
        _ if association.text(Field::Name).is_some() => {
            findings
                .at(place, "no target is given, which only a runbook can do without")
                .at_most(Severity::Warning)
                .help(format!(
                    "add {}, or list the document's definition so that this can be decided",
                    quote(&association.spelled(Field::Targets))
                ));
        }
        _ => {}
    }
}

/// Whether the parameter is given in which every runbook takes its role.
fn takes_a_role(association: &Association<'_>) -> bool {
    association.parameters().any(|given| given.key.as_str() == "AutomationAssumeRole")
}
