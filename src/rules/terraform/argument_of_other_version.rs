//! A resource has an argument that the allowed versions of its provider do not have.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Change, Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        printed: &["An argument named {member} is not expected here.", "Argument is deprecated"],
        sources: &[pages::TF_UPGRADE_6],
        ..meta("argument-of-other-version", 194, include_str!("../../../rules/terraform/argument-of-other-version.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::Version { name, change, constraint } = &fault.kind else { continue };
        let argument = quote(name);
        let message = match change {
            Change::Added(version) => {
                format!("versions of the provider before {version}.0.0 have no argument {argument}")
            }
            Change::Removed(version) | Change::Leaves(version) => {
                format!("version {version}.0.0 of the provider removed the argument {argument}")
            }
            Change::Deprecated(version) => {
                format!("the argument {argument} is deprecated since version {version}.0.0 of the provider")
            }
        };
        let finding = findings.at(fault.place.clone(), message);
        finding.help(match change {
            Change::Added(version) => {
                format!("allow version {version} under `required_providers`, or leave the argument out")
            }
            _ => "name the node in a `targets` block, with the key `InstanceIds`".to_owned(),
        });
        if matches!(change, Change::Leaves(_) | Change::Deprecated(_)) {
            finding.at_most(Severity::Note);
        }
        if let Some(constraint) = constraint {
            finding.label(*constraint, "the version is constrained here");
        }
    }
}
