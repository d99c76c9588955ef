//! `InstanceId`, the legacy form, is combined with a member that it does not support: `AssociationName`, `DocumentVersion`,
//! `MaxErrors`, `MaxConcurrency`, `OutputLocation` or `ScheduleExpression`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        also: &[
            ApiError::InvalidParameters,
            ApiError::InvalidTarget,
            ApiError::InvalidDocument,
            ApiError::InvalidDocumentVersion,
            ApiError::InvalidSchedule,
        ],
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta(
            "unsupported-with-instance-id",
            601,
            include_str!("../../../rules/instance/unsupported-with-instance-id.md"),
        )
    },
    check: Check::Given(&[Field::InstanceId], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(id) = association.member(Field::InstanceId) else { return };
    for field in COMPANIONS {
        if let Some(entry) = association.member(*field) {
            let [targets, legacy] = [Field::Targets, Field::InstanceId].map(|field| quote(&association.spelled(field)));
            findings
                .at(
                    entry.key.place(),
                    format!("{} cannot be given together with {legacy}", quote(&association.spelled(*field))),
                )
                .label(id.key.span(), "the legacy form")
                .help(format!("use {targets} with the key `InstanceIds` instead of {legacy}"));
        }
    }
}

/// Source: description of `InstanceId` in the API reference of CreateAssociation.
const COMPANIONS: &[Field] = &[
    Field::AssociationName,
    Field::DocumentVersion,
    Field::MaxErrors,
    Field::MaxConcurrency,
    Field::OutputLocation,
    Field::ScheduleExpression,
];
