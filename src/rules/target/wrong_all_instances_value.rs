//! The value of a runbook's target `AWS::EC2::Instance` is not `*`, which means all instances.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        needs: Needs::Document,
        sources: &[pages::RUNBOOKS],
        ..meta("wrong-all-instances-value", 323, include_str!("../../../rules/target/wrong-all-instances-value.md"))
    },
    check: Check::Seen(&[Sight::RunbookTargets], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.document.is_some_and(Known::is_automation) {
        return;
    }
    for target in association.targets().filter(|target| target.key() == Some(TargetKey::Ec2Instance)) {
        for text in target.texts().filter(|text| text.as_str() != "*" && !text.as_str().is_empty()) {
            findings
                .at(text.place(), "`AWS::EC2::Instance` takes `*` only")
                .help("name instances with `ParameterValues`");
        }
    }
}
