//! A suppression names a rule that may not be suppressed: one about suppressions themselves, or one that the configuration lists
//! under `unsilenceable`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::suppression::SuppressionFault;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        ..meta("unsilenceable-rule", 914, include_str!("../../../rules/suppression/unsilenceable-rule.md"))
    },
    check: Check::Suppression(check),
};

fn check(faults: &[SuppressionFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let SuppressionFault::Unsilenceable { place, name, configured } = fault else { continue };
        let finding = findings.at(place.clone(), format!("{} may not be silenced", quote(name)));
        finding.help(if *configured {
            "fix the finding: the configuration lists the rule under `unsilenceable`"
        } else {
            "turn the rule off in the configuration"
        });
    }
}
