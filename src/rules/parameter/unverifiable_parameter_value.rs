//! Only the node can tell whether this value is allowed: it comes from Parameter Store, or refers to another parameter of the
//! document.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::Argument;
use crate::rule::words::quote;
use crate::service::reference::{Reference, references};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        needs: Needs::Document,
        sources: &[pages::PARAMETER_STORE],
        ..meta(
            "unverifiable-parameter-value",
            516,
            include_str!("../../../rules/parameter/unverifiable-parameter-value.md"),
        )
    },
    check: Check::Parameter(&[Sight::Braces], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { document, declared, parameter, given, .. } = argument;
    if !given.may_refer || !document.is_command() {
        return;
    }
    for text in given.expressions() {
        for (range, reference) in references(text.as_str()) {
            let (message, help) = match reference {
                Reference::Store if !parameter.allowed_values.is_empty() => {
                    let name = quote(&parameter.name.text);
                    let message = format!("only the node can tell whether {name} allows this value");
                    (message, "make sure that Parameter Store holds an allowed value")
                }
                Reference::Name(name) if declared.iter().any(|other| other.name.text == name) => {
                    (format!("reference to {} is not replaced inside a value", quote(name)), "write the value itself")
                }
                _ => continue,
            };
            findings.at(text.slice(range), message).help(help);
        }
    }
}
