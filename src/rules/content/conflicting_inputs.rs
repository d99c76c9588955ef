//! A step gives its action two inputs that exclude each other.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::ACTIONS],
        ..meta("conflicting-inputs", 845, include_str!("../../../rules/content/conflicting-inputs.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used() {
        for (one, other) in used.action.apart {
            let (Some(first), Some(second)) = (used.get(one), used.get(other)) else { continue };
            if first.value.may_be_absent() || second.value.may_be_absent() {
                continue;
            }
            findings
                .at(
                    second.key.place(),
                    format!("{} takes {} or {}, not both", quote(used.action.name), quote(one), quote(other)),
                )
                .label(first.key.span(), "the other one")
                .help("remove one of the two");
        }
        let word = |name| used.get(name).and_then(|entry| Some((entry, plain(entry.value)?)));
        if used.is("aws:invokeLambdaFunction")
            && let (Some((log, "Tail")), Some((kind, "Event" | "DryRun"))) = (word("LogType"), word("InvocationType"))
        {
            findings
                .at(log.value.place(), "the log of a function comes back from `RequestResponse` alone")
                .label(kind.value.span(), "the invocation type");
        }
        if used.is("aws:executeScript")
            && word("Runtime").is_some_and(|(_, runtime)| runtime.starts_with("PowerShell"))
            && let Some(handler) = used.get("Handler")
        {
            findings.at(handler.key.place(), "a script of PowerShell has no `Handler`").help("remove it");
        }
    }
}
