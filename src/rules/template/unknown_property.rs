//! A template has a property that `AWS::SSM::Association`, or `AWS::SSM::Document`, does not have.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        printed: &[
            "{member}: extraneous key [{member}] is not permitted",
            "extraneous key [{member}] is not permitted",
            "Encountered unsupported property {member}",
            "Invalid template property or properties [{member}]",
        ],
        sources: &[pages::CFN_ASSOCIATION, pages::CFN_DOCUMENT],
        ..meta("unknown-property", 150, include_str!("../../../rules/template/unknown-property.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Unknown { name, written, known } = &fault.kind else { continue };
        let finding = findings.at(fault.place.clone(), format!("unknown property {}", quote(name)));
        finding.printed = Some(quote(&format!("extraneous key [{name}] is not permitted")));
        let meant = nearest(name, known.iter().copied());
        if let Some(meant) = meant {
            finding.help(did_you_mean(meant));
        }
        if let (Some(meant), Some(span)) = (meant, *written) {
            // The stack cannot be made with the other name. Only where no other property can be meant is it surely this one.
            let is_same = meant.eq_ignore_ascii_case(name) || meant.strip_suffix('s') == Some(name.as_str());
            finding.fix(Fix {
                title: format!("write {}", quote(meant)),
                safety: if is_same { Safety::Safe } else { Safety::Unsafe },
                edits: vec![Edit { span, text: meant.to_owned() }],
            });
        }
    }
}
