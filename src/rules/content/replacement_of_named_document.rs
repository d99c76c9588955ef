//! A template names its document and lets CloudFormation replace it, so the next change of its content, format, version name,
//! attachments, target type or `Requires` fails: the name is taken.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        off: true,
        confidence: Confidence::Observed,
        sources: &[pages::CFN_DOCUMENT, threads::COVERAGE_339],
        ..meta(
            "replacement-of-named-document",
            872,
            include_str!("../../../rules/content/replacement-of-named-document.md"),
        )
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((_, name)) = content.named.filter(|_| call.origin.is_template()) else { return };
    let replaced =
        call.lacks("UpdateMethod") || call.text("UpdateMethod").is_some_and(|text| text.as_str() == "Replace");
    if replaced {
        findings
            .at(name.place(), "the next change of this document fails: it is replaced, and its name is taken")
            .help("write `UpdateMethod: NewVersion`, or leave the name to CloudFormation");
    }
}
