//! A target of a runbook uses a target key of commands.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::ApiError;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        needs: Needs::Document,
        sources: &[pages::RUNBOOKS, threads::BOTO3_1472, threads::TPA_46578],
        ..meta(
            "command-target-key-on-runbook",
            333,
            include_str!("../../../rules/target/command-target-key-on-runbook.md"),
        )
    },
    check: Check::Seen(&[Sight::RunbookTargets], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.document.is_some_and(Known::is_automation) {
        return;
    }
    for target in association.targets() {
        let named = target.texts().any(|text| text.as_str() != "*");
        for (text, key) in target.keys() {
            let help = match key {
                TargetKey::InstanceIds if named => "name nodes with the key `ParameterValues`",
                TargetKey::ResourceGroup => "name the group with the key `ResourceGroup`",
                TargetKey::HasTag => "name the tag with the key `tag:NAME`",
                _ => continue,
            };
            findings.at(text.place(), "target key for commands: what a runbook does with it is not known").help(help);
        }
    }
}
