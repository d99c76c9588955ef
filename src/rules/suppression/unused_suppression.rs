//! A suppression suppresses nothing: the finding that it was written for is gone, or the comment is in the wrong place.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::suppression::SuppressionFault;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::list;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        ..meta("unused-suppression", 910, include_str!("../../../rules/suppression/unused-suppression.md"))
    },
    check: Check::Suppression(check),
};

fn check(faults: &[SuppressionFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let SuppressionFault::Unused { place, names, removal } = fault else { continue };
        let finding =
            findings.at(place.clone(), format!("unused suppression: {} reports nothing here", list(names, "and")));
        finding.help("remove it, or it hides what comes later");
        if let Some(span) = *removal {
            let edits = vec![Edit { span, text: String::new() }];
            finding.fix(Fix { title: "remove it".to_owned(), safety: Safety::Safe, edits });
        }
    }
}
