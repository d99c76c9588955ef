//! The configuration names a rule that does not exist.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::configuration::Fault;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{quote, suggest};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        ..meta("unknown-rule", 903, include_str!("../../../rules/configuration/unknown-rule.md"))
    },
    check: Check::Configuration(check),
};

fn check(faults: &[Fault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let Fault::UnknownRule { place, name, known } = fault else { continue };
        let finding = findings.at(place.clone(), format!("unknown rule {}", quote(name)));
        let suggestion = suggest(name, known.iter().map(String::as_str));
        finding.help(suggestion.unwrap_or_else(|| "`ssmlint rules` lists them".to_owned()));
    }
}
