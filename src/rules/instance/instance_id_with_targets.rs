//! `InstanceId` and `Targets` are both given.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("instance-id-with-targets", 605, include_str!("../../../rules/instance/instance-id-with-targets.md"))
    },
    check: Check::Given(&[Field::InstanceId], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(id), Some(targets)) = (association.member(Field::InstanceId), association.member(Field::Targets)) else {
        return;
    };
    if !association.lacks_items(Field::Targets) {
        let [legacy, words] = [Field::InstanceId, Field::Targets].map(|field| quote(&association.spelled(field)));
        findings
            .at(
                id.key.place(),
                format!("{legacy} and {words} are alternatives: what the service makes of both is not known"),
            )
            .label(targets.key.span(), "given here")
            .help(format!("keep {words}"));
    }
}
