//! A default refers to another parameter.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;
use crate::service::reference::{Reference, references};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::PARAMETERS, pages::AMAZON_DOCUMENTS],
        ..meta("reference-in-default", 823, include_str!("../../../rules/content/reference-in-default.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for default in content.parameters().iter().filter_map(|declared| declared.default) {
        for (range, reference) in references(default.value.text()) {
            if let Reference::Name(name) = reference {
                let message = format!("the default refers to {}, which AWS documents as not supported", quote(name));
                let finding = findings.at(default.value.slice(range), message);
                finding.help("write the value itself");
                // Amazon's own runbooks that make images live by it.
                if content.is_automation() {
                    finding.at_most(Severity::Note);
                }
            }
        }
    }
}
