//! `WaitForSuccessTimeoutSeconds` is not a number from 15 to 172800.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::cloudformation::{WAIT, WAIT_BOUNDS};
use crate::service::error::Confidence;
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        printed: &["#/WaitForSuccessTimeoutSeconds: {}"],
        sources: &[pages::CFN_ASSOCIATION],
        ..meta("invalid-wait-timeout", 154, include_str!("../../../rules/template/invalid-wait-timeout.md"))
    },
    check: Check::Seen(&[Sight::OtherMember], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let entry = if association.origin.is_template() { association.node.get(WAIT) } else { None };
    for node in entry.into_iter().flat_map(|entry| value::candidates(entry.value)) {
        let (least, most) = WAIT_BOUNDS;
        if !matches!(node.scalar(), Some(Scalar::Integer(seconds)) if (least..=most).contains(&seconds)) {
            findings.at(node.place(), format!("`{WAIT}` is a number from {least} to {most}"));
        }
    }
}
