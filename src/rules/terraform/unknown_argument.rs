//! A resource has an argument that its provider does not declare.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &["An argument named {member} is not expected here."],
        sources: &[pages::TF_ASSOCIATION, pages::TF_DOCUMENT],
        ..meta("unknown-argument", 190, include_str!("../../../rules/terraform/unknown-argument.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::UnknownArgument { name, written, known } = &fault.kind else { continue };
        let finding = findings.at(fault.place.clone(), format!("the resource has no argument {}", quote(name)));
        let Some(meant) = nearest(name, known.iter().copied()) else {
            finding.help("Terraform refuses the module before it calls the service");
            continue;
        };
        finding.help(did_you_mean(meant));
        if let Some(span) = *written {
            let edits = vec![Edit { span, text: meant.to_owned() }];
            finding.fix(Fix { title: format!("write {}", quote(meant)), safety: Safety::Unsafe, edits });
        }
    }
}
