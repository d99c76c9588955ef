//! A value is given for a parameter that no template declares, by `--parameters`, or by `parameters` of the configuration when
//! everything that it covers is checked.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::{repeated, say_printed};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        printed: &["Parameters: [{}] do not exist in the template"],
        confidence: Confidence::Observed,
        sources: &[pages::CFN_PARAMETERS],
        ..meta("unknown-stack-parameter", 165, include_str!("../../../rules/template/unknown-stack-parameter.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Undeclared { name, known } = &fault.kind else { continue };
        let finding = findings.at(fault.place.clone(), format!("no template declares parameter {}", quote(name)));
        finding.arguments(&[&repeated(name)]);
        if let Some(question) = suggest(name, known.iter().map(String::as_str)) {
            finding.help(question);
        }
        say_printed(finding);
    }
}
