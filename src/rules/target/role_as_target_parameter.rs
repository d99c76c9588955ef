//! The targets would fill the role that the runbook assumes.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Documented,
        sources: &[pages::RUNBOOKS],
        ..meta("role-as-target-parameter", 324, include_str!("../../../rules/target/role-as-target-parameter.md"))
    },
    check: Check::Given(&[Field::AutomationTargetParameterName], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let values = association.targets().any(|target| target.key() == Some(TargetKey::ParameterValues));
    for text in association.texts(Field::AutomationTargetParameterName) {
        if values && text.as_str() == "AutomationAssumeRole" {
            findings.at(text.place(), "`AutomationAssumeRole` cannot be filled from `ParameterValues`").help(format!(
                "give the role under {}, and name the parameter that the targets fill",
                quote(&association.spelled(Field::Parameters))
            ));
        }
    }
}
