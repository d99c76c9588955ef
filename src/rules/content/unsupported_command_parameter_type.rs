//! A Command document declares a parameter whose type nodes do not support.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::PARAMETERS, pages::AGENT],
        ..meta(
            "unsupported-command-parameter-type",
            858,
            include_str!("../../../rules/content/unsupported-command-parameter-type.md"),
        )
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_command() {
        return;
    }
    for (kind, name) in content.parameters().iter().filter_map(|declared| declared.kind.zip(declared.kind_name)) {
        if matches!(name, "Integer" | "Boolean" | "MapList") {
            findings
                .at(kind.value.place(), format!("nodes drop the value of a parameter of type {}", quote(name)))
                .help("write `String`, `StringList` or `StringMap`");
        } else if name.starts_with("AWS::") || name.starts_with("List<AWS::") {
            findings
                .at(kind.value.place(), format!("{} is a type of runbooks", quote(name)))
                .help("write `String`, `StringList` or `StringMap`");
        }
    }
}
