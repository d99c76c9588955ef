//! `OutputLocation` is given for a runbook, which writes no output.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        needs: Needs::Document,
        sources: &[pages::RUNBOOKS],
        ..meta("output-location-on-runbook", 714, include_str!("../../../rules/account/output-location-on-runbook.md"))
    },
    check: Check::Seen(&[Sight::RunbookOutput], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.document.is_some_and(Known::is_automation) {
        return;
    }
    if let Some(entry) = association.member(Field::OutputLocation) {
        findings
            .at(entry.key.place(), "`OutputLocation` has no effect on a runbook")
            .help(format!("remove {}", quote(&association.spelled(Field::OutputLocation))));
    }
}
