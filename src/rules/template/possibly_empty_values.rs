//! A parameter that may be omitted by `AWS::NoValue` inside its list becomes an empty list instead.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidParameters),
        confidence: Confidence::Observed,
        scope: Scope::EntryOrRequest,
        sources: &[pages::CFN_PSEUDO_PARAMETERS],
        ..meta("possibly-empty-values", 159, include_str!("../../../rules/template/possibly-empty-values.md"))
    },
    check: Check::Seen(&[Sight::AbsentValues], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for given in association.parameters() {
        let mut items = given.value.items().peekable();
        if items.peek().is_some() && items.all(|item| item.may_be_absent()) {
            findings
                .at(given.key.place(), "the list is empty when its items are left out")
                .help("put the `If` around the whole list, so that the parameter itself is left out");
        }
    }
}
