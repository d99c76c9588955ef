//! `parameters` or `tags` is written as a block; both are maps, arguments with an equals sign.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::refused::{Refused, RefusedKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        printed: &["Blocks of type {member} are not expected here."],
        sources: &[pages::TF_ASSOCIATION, pages::TF_UPGRADE_0_12],
        ..meta("block-for-argument", 191, include_str!("../../../rules/terraform/block-for-argument.md"))
    },
    check: Check::Module(check),
};

fn check(faults: &[Refused], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let RefusedKind::BlockForArgument { name, before } = &fault.kind else { continue };
        let finding =
            findings.at(fault.place.clone(), format!("{} is written as a block instead of an argument", quote(name)));
        finding.help(format!("write `{name} = {{ … }}`: Terraform 0.12 and later accept no block here"));
        if let Some(span) = *before {
            let edits = vec![Edit { span, text: "= ".to_owned() }];
            finding.fix(Fix { title: "write the equals sign".to_owned(), safety: Safety::Safe, edits });
        }
    }
}
