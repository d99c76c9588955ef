//! A script uses a runtime that AWS no longer supports, or an unknown one.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::{list, quote, suggest};
use crate::service::action::runtime::{REFUSED_SINCE, Runtime, TAKEN};
use crate::service::document_name::reserved;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["In step {}, {} is not a supported runtime"],
        sources: &[pages::EXECUTE_SCRIPT, threads::TRAPHEUS_225],
        ..meta("unsupported-script-runtime", 846, include_str!("../../../rules/content/unsupported-script-runtime.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    // Documents that were made before keep theirs: nobody else makes one of such a name.
    if reserved(content.name) {
        return;
    }
    for used in content.used().iter().filter(|used| used.is("aws:executeScript")) {
        let Some((entry, name)) = used.get("Runtime").and_then(|entry| Some((entry, plain(entry.value)?))) else {
            continue;
        };
        let state = Runtime::read(name);
        let message = match state {
            Runtime::Taken => continue,
            Runtime::Refused => format!("the runtime {} is no longer supported", quote(name)),
            Runtime::Left => format!("the runtime {} is old, and may be refused", quote(name)),
            Runtime::Unknown => format!("no runtime {}", quote(name)),
        };
        let finding = findings.at(entry.value.place(), message);
        finding.arguments(&[used.name(), name]);
        let help = match state {
            Runtime::Unknown => suggest(name, TAKEN.iter().copied()),
            Runtime::Refused => {
                Some("write `python3.11`: AWS has refused Python 3.6 to 3.9 since 2025-09-10".to_owned())
            }
            _ => None,
        };
        finding.help(help.unwrap_or_else(|| format!("write {}", list(TAKEN, "or"))));
        let before = context.settings.now.is_some_and(|now| (now.year, now.month, now.day) < REFUSED_SINCE);
        if state != Runtime::Refused || before {
            finding.at_most(Severity::Warning).confidence(Confidence::Inferred);
        }
    }
}
