//! An update leaves out properties of the association, which resets them.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::list;
use crate::service::error::Confidence;
use crate::service::error::Operation;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        off: true,
        confidence: Confidence::Documented,
        sources: &[pages::UPDATE_ASSOCIATION],
        ..meta("update-resets", 715, include_str!("../../../rules/account/update-resets.md"))
    },
    check: Check::Given(&[Field::AssociationId], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if association.operation != Operation::UpdateAssociation || association.open {
        return;
    }
    let Some(id) = association.member(Field::AssociationId) else { return };
    let left_out: Vec<_> =
        RESET.iter().filter(|field| association.lacks(**field)).map(|field| association.spelled(*field)).collect();
    if !left_out.is_empty() {
        let names = list(&left_out, "and");
        let resets =
            if left_out.len() > NAMED { format!("{} omitted properties", left_out.len()) } else { names.clone() };
        findings
            .at(id.key.place(), format!("the update resets {resets}"))
            .help(format!("repeat those that should keep their values: {names}"));
    }
}

/// Names that fit a message for a log.
const NAMED: usize = 3;

/// Optional members that an update sets to nothing where it leaves them out.
const RESET: &[Field] = &[
    Field::Parameters,
    Field::DocumentVersion,
    Field::ScheduleExpression,
    Field::OutputLocation,
    Field::Targets,
    Field::AssociationName,
    Field::MaxErrors,
    Field::MaxConcurrency,
];
