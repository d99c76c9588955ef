//! A suppression names a rule that does not exist, so it suppresses nothing.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::suppression::SuppressionFault;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        ..meta("unknown-suppressed-rule", 911, include_str!("../../../rules/suppression/unknown-suppressed-rule.md"))
    },
    check: Check::Suppression(check),
};

fn check(faults: &[SuppressionFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let SuppressionFault::UnknownRule { rule, known } = fault else { continue };
        let finding = findings.at(rule.place.clone(), format!("unknown rule {}", quote(&rule.name)));
        let Some(name) = nearest(&rule.name, known.iter().map(String::as_str)) else {
            finding.help("`ssmlint rules` lists them");
            continue;
        };
        finding.help(did_you_mean(name));
        let edits = vec![Edit { span: rule.place.span, text: name.to_owned() }];
        // It may hide what was reported until now.
        finding.fix(Fix { title: format!("name {}", quote(name)), safety: Safety::Unsafe, edits });
    }
}
