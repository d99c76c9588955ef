//! A value is nearly a reference, but the node will not replace it.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::model::parameter::Declared;
use crate::model::value::Text;
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::Argument;
use crate::rule::words::quote;
use crate::service::error::Confidence;
use crate::service::parameter_type::ParameterType;
use crate::service::reference::{Reference, references};
use std::ops::Range;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Observed,
        needs: Needs::Document,
        sources: &[pages::PARAMETER_STORE, pages::PSEUDO_PARAMETERS],
        ..meta("unresolved-reference", 515, include_str!("../../../rules/parameter/unresolved-reference.md"))
    },
    check: Check::Parameter(&[Sight::Braces], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, parameter, given, .. } = argument;
    if !given.may_refer || !document.is_command() {
        return;
    }
    for text in given.expressions() {
        for (range, reference) in references(text.as_str()) {
            say(text, range, reference, parameter, findings);
        }
    }
}

fn say(
    text: Text<'_>,
    range: Range<usize>,
    reference: Reference<'_>,
    parameter: &Declared,
    findings: &mut Findings<'_>,
) {
    let kind = parameter.parameter_type();
    match reference {
        Reference::Near => {
            findings
                .at(text.slice(range), "malformed reference to Parameter Store is not resolved")
                .help("write `{{ssm:NAME}}`: lower-case `ssm`, and no spaces except inside the braces");
        }
        Reference::Pseudo(name) => {
            findings
                .at(text.slice(range), format!("{} is resolved only in maintenance windows, not here", quote(name)))
                .help("write the value itself");
        }
        Reference::Secure if kind == ParameterType::read("StringList") => {
            findings
                .at(
                    text.slice(range),
                    "encrypted parameter is not resolved here, only in inputs of `aws:downloadContent`",
                )
                .help("read the parameter on the node, in the script itself");
        }
        Reference::Secure | Reference::Store | Reference::Name(_) => {}
    }
}
