//! `file` or `templatefile` reads a file that does not exist.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &["Invalid function argument", "no file exists at {}"],
        sources: &[pages::TF_FILE],
        ..meta("missing-file", 198, include_str!("../../../rules/terraform/missing-file.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::MissingFile = fault.kind else { continue };
        let finding = findings.at(fault.place.clone(), "file not found");
        finding.help("correct the path: a file that is made later is not there when Terraform plans");
    }
}
