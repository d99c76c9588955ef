//! A step has an unknown property, or one that belongs under `inputs`.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::suppression::is_suppression;
use crate::model::used::Used;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::rewrite::respell_at;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::service::error::ApiError;
use crate::syntax::node::Entry;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::ACTIONS],
        ..meta("unknown-step-member", 851, include_str!("../../../rules/content/unknown-step-member.md"))
    },
    check: Check::Document(check),
};

const AUTOMATION: &[&str] = &[
    "name",
    "action",
    "inputs",
    "outputs",
    "description",
    "isEnd",
    "nextStep",
    "timeoutSeconds",
    "onFailure",
    "onCancel",
    "isCritical",
    "maxAttempts",
];

const COMMAND: &[&str] = &[
    "name",
    "action",
    "inputs",
    "precondition",
    "maxAttempts",
    "timeoutSeconds",
    "onFailure",
    "description",
    "settings",
    "isEnd",
    "nextStep",
];

/// What nodes read from the inputs of a step alone.
const SHARED: &[&str] = &["finallyStep", "onSuccess"];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() {
        return;
    }
    let command = content.is_command();
    let known = if command { COMMAND } else { AUTOMATION };
    let mut used = content.used().iter().peekable();
    for step in content.steps() {
        let own = used.next_if(|used| used.step.is_some_and(|own| own.node.id() == step.node.id()));
        let mut free: Option<Vec<&'static str>> = None;
        for entry in value::entries(step.node) {
            let name = entry.key.text();
            if is_suppression(entry) || content.templated {
                continue;
            }
            if !known.contains(&name) {
                if entry.key.placeholder().is_some() {
                    continue;
                }
                let free = free.get_or_insert_with(|| {
                    known.iter().copied().filter(|known| step.node.get(known).is_none()).collect()
                });
                unknown(entry, own, free, command, findings);
            } else if command && name == "onFailure" && matches!(plain(entry.value), Some("exit" | "successAndExit")) {
                beside(entry, findings);
            }
        }
    }
}

/// Says of a member that no step has; `free` are those that this one does not have yet.
fn unknown(
    entry: Entry<'_>,
    own: Option<&Used<'_>>,
    free: &[&'static str],
    command: bool,
    findings: &mut Findings<'_>,
) {
    let name = entry.key.text();
    if command && SHARED.contains(&name) {
        return beside(entry, findings);
    }
    let finding = findings.at(entry.key.place(), format!("unknown step property {}", quote(name)));
    if own.is_some_and(|used| used.input(name).is_some()) {
        finding.help("it is an input of the action: write it below `inputs`, indented");
        return;
    }
    let slip = match name {
        "retries" | "retry" | "attempts" => "maxAttempts",
        "next" => "nextStep",
        "timeout" => "timeoutSeconds",
        _ => name,
    };
    let meant = free.iter().copied().find(|free| *free == slip).or_else(|| nearest(name, free.iter().copied()));
    if let Some(meant) = meant {
        finding.help(did_you_mean(meant));
        let key = entry.key;
        if let Some(fix) = respell_at(key.tree(), key.span(), name, meant) {
            finding.fix(fix);
        }
    } else if name == "precondition" {
        finding.help("steps of runbooks have no preconditions: go another way with `aws:branch`");
    }
    // Nodes drop what they do not know.
    if command && meant.is_none() {
        finding.at_most(Severity::Note);
    }
}

/// A member that nodes look for in the inputs.
fn beside(entry: Entry<'_>, findings: &mut Findings<'_>) {
    let message = format!("{} has no effect beside `inputs`", quote(entry.key.text()));
    let finding = findings.at(entry.key.place(), message);
    finding.help("write it below `inputs`: nodes look for it there").api_error = None;
}
