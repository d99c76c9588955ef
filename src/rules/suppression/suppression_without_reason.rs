//! A suppression gives no reason.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::suppression::SuppressionFault;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::{Confidence, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        off: true,
        scope: Scope::Request,
        confidence: Confidence::Documented,
        ..meta(
            "suppression-without-reason",
            913,
            include_str!("../../../rules/suppression/suppression-without-reason.md"),
        )
    },
    check: Check::Suppression(check),
};

fn check(faults: &[SuppressionFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let SuppressionFault::NoReason { place } = fault else { continue };
        findings.at(place.clone(), "the suppression does not say why").help("write the reason after the bracket");
    }
}
