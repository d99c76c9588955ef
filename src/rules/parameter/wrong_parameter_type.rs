//! A value does not have the form of its type: a `Boolean` is `true` or `false`, an `Integer` is digits; `AWS::EC2::Instance::Id`,
//! `AWS::IAM::Role::Arn` and `AWS::S3::Bucket::Name` are what their names say.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::parameters::Argument;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::parameter_type::{Element, ParameterType};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidParameters),
        needs: Needs::Document,
        sources: &[pages::PARAMETERS],
        ..meta("wrong-parameter-type", 511, include_str!("../../../rules/parameter/wrong-parameter-type.md"))
    },
    check: Check::Parameter(&[Sight::NoText], check),
};

fn check(argument: &Argument<'_, '_>, findings: &mut Findings<'_>) {
    let Argument { parameter, given, .. } = argument;
    // Every string is one of these.
    let is_checked = |kind: &ParameterType| !matches!(kind.element, Element::Text | Element::Map);
    let Some(kind) = parameter.parameter_type().filter(is_checked) else { return };
    for text in given.texts().filter(|text| !kind.element.fits(text.as_str())) {
        let name = quote(&parameter.name.text);
        let finding = findings.at(text.place(), format!("{name} takes {}", kind.element.words()));
        finding.label(parameter.name.span, "declared here");
        // An empty default is how such parameters say "none"; nobody knows whether it may be given as well.
        if text.as_str().is_empty() && parameter.default.as_deref() == Some("") {
            finding.at_most(Severity::Note).help("leave the parameter out to have its empty default");
        }
    }
}
