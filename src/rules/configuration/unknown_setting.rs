//! The configuration has a setting that ssmlint does not know.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::configuration::Fault;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{list, quote, suggest};
use crate::schema::violation::ViolationKind;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        ..meta("unknown-setting", 901, include_str!("../../../rules/configuration/unknown-setting.md"))
    },
    check: Check::Configuration(check),
};

fn check(faults: &[Fault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let Fault::Shape(violation) = fault else { continue };
        let ViolationKind::UnknownMember { name, known } = &violation.kind else { continue };
        let finding = findings.at(violation.place.clone(), format!("unknown setting {}", quote(name)));
        let suggestion = suggest(name, known.iter().map(String::as_str));
        finding.help(suggestion.unwrap_or_else(|| format!("write {}", list(known, "or"))));
    }
}
