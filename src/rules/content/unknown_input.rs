//! A step gives its action an unknown input.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::used::Used;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::rewrite::respell_at;
use crate::rule::words::{did_you_mean, list, nearest, quote};
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::ACTIONS, pages::PLUGINS],
        ..meta("unknown-input", 841, include_str!("../../../rules/content/unknown-input.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used().iter().filter(|used| !used.action.internal && !used.is("aws:runCommand")) {
        let mut free: Option<Vec<&'static str>> = None;
        for entry in used.unknown() {
            let name = entry.key.text();
            let free =
                free.get_or_insert_with(|| used.action.names().filter(|name| used.get(name).is_none()).collect());
            let meant = meant(used, name, free);
            // Nodes drop what they do not know, and some take what the guide does not list; the inputs of an API are its own.
            if meant.is_none() && (used.plugin || used.action.open) {
                continue;
            }
            let message = format!("{} has no input {}", quote(used.action.name), quote(name));
            let finding = findings.at(entry.key.place(), message);
            let Some(meant) = meant else {
                let names: Vec<&str> = used.action.names().collect();
                finding.help(format!("it takes {}", list(&names, "and")));
                continue;
            };
            finding.help(did_you_mean(meant));
            let tree = entry.key.tree();
            if let Some(fix) = respell_at(tree, entry.key.span(), name, meant).filter(|_| !content.embedded) {
                finding.fix(fix);
            }
        }
    }
}

/// The input that was meant, of those that are not given.
fn meant(used: &Used<'_>, name: &str, free: &[&'static str]) -> Option<&'static str> {
    if used.plugin && matches!(name, "commands" | "command" | "Commands" | "script" | "Script") {
        return free.iter().copied().find(|known| *known == "runCommand");
    }
    // An API has members of nearly every name: only another case is a slip there.
    if used.action.open && !used.plugin && !used.is("aws:branch") && !used.is("aws:runInstances") {
        return free.iter().copied().find(|known| known.eq_ignore_ascii_case(name));
    }
    nearest(name, free.iter().copied())
}
