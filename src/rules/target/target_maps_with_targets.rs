//! `TargetMaps` and `Targets` are both given.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::value::List;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTargetMaps),
        also: &[ApiError::ValidationException, ApiError::InvalidTarget],
        confidence: Confidence::Documented,
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("target-maps-with-targets", 311, include_str!("../../../rules/target/target-maps-with-targets.md"))
    },
    check: Check::Given(&[Field::TargetMaps], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(targets) = association.list(Field::Targets) else { return };
    let List::Items(maps) = association.list(Field::TargetMaps) else { return };
    if let (true, true, Some(entry)) = (!targets.is_empty(), !maps.is_empty(), association.member(Field::TargetMaps)) {
        let [maps, targets] = [Field::TargetMaps, Field::Targets].map(|field| quote(&association.spelled(field)));
        let finding = findings.at(entry.key.place(), format!("{maps} cannot be given together with {targets}"));
        if let Some(targets) = association.member(Field::Targets) {
            finding.label(targets.key.span(), "given here");
        }
        finding.help("keep one of the two");
    }
}
