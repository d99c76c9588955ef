//! CloudFormation waits for the association to succeed, but the association does not run before its schedule says so.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::{Association, Truth};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::cloudformation::WAIT;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        sources: &[pages::CFN_ASSOCIATION],
        ..meta("wait-for-schedule", 156, include_str!("../../../rules/template/wait-for-schedule.md"))
    },
    check: Check::Given(&[Field::ApplyOnlyAtCronInterval], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let entry = if association.origin.is_template() { association.node.get(WAIT) } else { None };
    let later = association.truth(Field::ApplyOnlyAtCronInterval) == Truth::True;
    if let Some(entry) = entry.filter(|entry| later && !entry.value.may_be_absent()) {
        findings
            .at(entry.key.place(), "with `ApplyOnlyAtCronInterval` nothing runs until the schedule says so")
            .help(format!("remove `{WAIT}`, or let the association run at once"));
    }
}
