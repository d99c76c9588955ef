//! A default does not have its parameter's type: a list for `StringList` and `MapList`, an object for `StringMap`, an unquoted
//! `true` or `false` for `Boolean`, a number for `Integer`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::parameter_type::{Element, ParameterType};
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Wrong default value for a \"{}\" parameters"],
        sources: &[pages::PARAMETERS, pages::DEPLOYED_CONTENT],
        ..meta("wrong-default-type", 821, include_str!("../../../rules/content/wrong-default-type.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for declared in content.parameters() {
        let (Some(name), Some(default)) = (declared.kind_name, declared.default) else { continue };
        let Some(kind) = ParameterType::read(name) else { continue };
        let node = default.value;
        // A reference to Parameter Store may become a value of any type, and a placeholder anything.
        let replaced =
            value::is_unknown(node) || value::is_null(node) || node.is_scalar() && node.text().contains("{{");
        if replaced || fits(node, kind) {
            continue;
        }
        let finding = findings.at(node.place(), format!("the default is not of type {}", quote(name)));
        finding.arguments(&[name]).help(match kind.element {
            _ if kind.list => "write a list: `[…]`",
            Element::Map => "write a mapping: `{…}`",
            Element::Boolean => "write `true` or `false`",
            Element::Integer => "write a whole number",
            _ => "write the default in quotes",
        });
        // YAML does not read 5, true and 2012-10-17 as strings, and no refusal of them was recorded.
        if kind.element == Element::Text && !kind.list && node.is_scalar() {
            finding.at_most(Severity::Warning);
        }
        // AWS's own pages print such defaults for sessions; that they are refused was seen for the other types.
        if content.is_session() {
            finding.at_most(Severity::Warning);
        }
    }
}

fn fits(node: Node<'_>, kind: ParameterType) -> bool {
    if kind.list {
        return node.is_sequence();
    }
    match kind.element {
        Element::Map => node.is_mapping(),
        Element::Boolean => matches!(node.scalar(), Some(Scalar::Bool(_))) || node.is_yaml_1_1_boolean(),
        Element::Integer => match node.scalar() {
            Some(Scalar::Integer(_) | Scalar::Number(_)) => true,
            Some(Scalar::Text(text)) => Element::Integer.fits(text.trim()),
            _ => false,
        },
        _ => node.is_text(),
    }
}
