//! A resource, an `If` or a condition names a condition that the template does not have.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::template::{ReferenceForm, TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::{repeated, say_missing};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        printed: &[
            "Template format error: Unresolved condition dependency {} in the Resources block of the template",
            "Template error: unresolved condition dependency {} in Fn::If",
        ],
        confidence: Confidence::Observed,
        sources: &[pages::CFN_CONDITIONS],
        ..meta("unknown-condition", 162, include_str!("../../../rules/template/unknown-condition.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Missing(missing) = &fault.kind else { continue };
        let words = match &missing.by {
            ReferenceForm::Condition => Some(0),
            ReferenceForm::If => Some(1),
            // What is printed then is not known.
            ReferenceForm::OfCondition => None,
            _ => continue,
        };
        let message = format!("{} is not a condition of this template", quote(&missing.name));
        let finding = findings.at(fault.place.clone(), message);
        if let Some(words) = words {
            finding.sentence(words).arguments(&[&repeated(&missing.name)]);
        }
        say_missing(finding, missing);
    }
}
