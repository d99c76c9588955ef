//! The type of a resource is spelled wrong, so that nothing of it is checked.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{did_you_mean, quote};
use crate::rule::{pages, threads};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &[
            "Template format error: Unrecognized resource types: [{}]",
            "Template format error: [/Resources/{}] Every Resources object must contain a Type member.",
        ],
        sources: &[pages::CFN_TEMPLATE, threads::CLI_6805, threads::LOCALSTACK_13524],
        ..meta("unknown-resource-type", 167, include_str!("../../../rules/template/unknown-resource-type.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let (message, name, meant, written) = match &fault.kind {
            TemplateFaultKind::UnknownType { name, meant, written } => {
                (format!("unknown resource type {}", quote(name)), name, *meant, *written)
            }
            TemplateFaultKind::MisnamedType { name, written } => {
                (format!("the resource has {} instead of `Type`", quote(name)), name, "Type", *written)
            }
            _ => continue,
        };
        let finding = findings.at(fault.place.clone(), message);
        finding.help(format!("{} nothing else in the resource is checked", did_you_mean(meant)));
        if let Some(span) = written {
            finding.fix(Fix {
                title: format!("write {}", quote(meant)),
                safety: if name.eq_ignore_ascii_case(meant) { Safety::Safe } else { Safety::Unsafe },
                edits: vec![Edit { span, text: meant.to_owned() }],
            });
        }
    }
}
