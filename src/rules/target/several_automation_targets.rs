//! A runbook has more than one target.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        service_messages: &["Only one resource group or tag can be specified at a time"],
        needs: Needs::Document,
        sources: &[pages::RUNBOOKS, threads::CLI_9028],
        ..meta("several-automation-targets", 319, include_str!("../../../rules/target/several-automation-targets.md"))
    },
    check: Check::Seen(&[Sight::RunbookTargets], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.document.is_some_and(Known::is_automation) {
        return;
    }
    let mut targets = association.sure_targets();
    if let (Some(first), Some(second)) = (targets.next(), targets.next()) {
        findings
            .at(second.node.missing("Key"), "a second target, where a runbook takes one")
            .label(first.node.missing("Key").span, "the first one")
            .help("keep one tag or group, or make a second association");
    }
}
