//! An association of this document with this `InstanceId` exists already.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::AssociationAlreadyExists),
        scope: Scope::Entry,
        confidence: Confidence::Observed,
        service_messages: &["Association Already Exists"],
        printed: &["Resource of type 'AWS::SSM::Association' with identifier '{}' already exists"],
        needs: Needs::Associations,
        sources: &[pages::CREATE_ASSOCIATION, threads::TPA_6954],
        ..meta("association-already-exists", 702, include_str!("../../../rules/account/association-already-exists.md"))
    },
    check: Check::Given(&[Field::InstanceId], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if association.operation == Operation::UpdateAssociation {
        return;
    }
    let Some(name) = association.text(Field::Name) else { return };
    for text in association.texts(Field::InstanceId) {
        let Some(existing) = context.facts.association_of(name.as_str(), text.as_str()) else { continue };
        let message = format!("{} is associated with this document already", quote(text.as_str()));
        let finding = findings.at(text.place(), message);
        if let Some(span) = existing.span {
            finding.label(span, "the existing association");
        }
        finding.help("change the existing one with UpdateAssociation");
    }
}
