//! A template parameter is given a value that its own constraints exclude: `AllowedValues`, `AllowedPattern`, `MinLength`,
//! `MaxLength`, `MinValue` or `MaxValue`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::{repeated, say_given, say_printed};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        printed: &["Parameter '{}' must be one of AllowedValues", "Parameter '{}' must match pattern {}"],
        confidence: Confidence::Observed,
        sources: &[pages::CFN_PARAMETERS],
        ..meta("refused-stack-value", 166, include_str!("../../../rules/template/refused-stack-value.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::RefusedValue { parameter, bound } = &fault.kind else { continue };
        // Never the value: it may be a secret.
        let message = format!("{} is given a value that its {} excludes", quote(parameter), quote(bound));
        let finding = findings.at(fault.place.clone(), message);
        finding.help("give it another value, or allow this one in the template");
        say_given(finding);
        let words = match *bound {
            "AllowedValues" => 0,
            "AllowedPattern" => 1,
            _ => continue,
        };
        finding.sentence(words).arguments(&[&repeated(parameter)]);
        say_printed(finding);
    }
}
