//! A step lacks an input that its action requires.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::used::Used;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{list, nearest, quote};
use crate::service::action::runtime::Runtime;
use crate::service::error::ApiError;
use crate::source::place::Place;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::ACTIONS, pages::PLUGINS],
        ..meta("missing-input", 842, include_str!("../../../rules/content/missing-input.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if content.templated {
        return;
    }
    for used in content.used().iter().filter(|used| !used.action.internal && can_tell(used)) {
        let action = || quote(used.action.name);
        let missing = |name: &str| lacks(used, name) && !is_misspelt(used, name);
        let required = used.action.inputs.iter().filter(|input| input.required && missing(input.name));
        let mut names: Vec<&str> = required.map(|input| input.name).collect();
        // What the service answers to this one was recorded: a rule of its own says so.
        names.retain(|name| !(used.is("aws:runCommand") && *name == "DocumentName"));
        if used.is("aws:executeScript") && is_python(used) && missing("Handler") {
            names.push("Handler");
        }
        if let Some(place) = names.first().and_then(|first| place(used, first)) {
            findings.at(place, format!("{} needs {}", action(), list(&names, "and")));
        }
        for any in used.action.any.iter().filter(|any| any.iter().all(|name| missing(name))) {
            let Some(place) = any.first().and_then(|first| place(used, first)) else { continue };
            findings.at(place, format!("{} needs {}", action(), list(any, "or")));
        }
        for (one, other) in used.action.together {
            let Some(entry) = used.get(one).filter(|_| missing(other)) else { continue };
            findings.at(entry.key.place(), format!("{} of {} needs {}", quote(one), action(), quote(other)));
        }
        if names.is_empty()
            && used.inputs.is_none()
            && used.action.any.is_empty()
            && !used.plugin
            && let Some(place) = place(used, "")
        {
            findings.at(place, format!("{} without `inputs`", action())).help("write `inputs: {}`");
        }
    }
}

fn is_python(used: &Used<'_>) -> bool {
    let name = used.get("Runtime").map_or("", |runtime| runtime.value.text());
    name.starts_with("python") && Runtime::read(name) != Runtime::Unknown
}

/// Whether it is known what is missing.
fn can_tell(used: &Used<'_>) -> bool {
    let (None, Some(step)) = (used.inputs, used.step) else { return used.inputs.is_some() };
    // Properties next to an empty `inputs` are reported one by one.
    let beside = used.action.names().any(|name| step.node.get(name).is_some());
    // This plugin has its settings next to `inputs`.
    let settings = used.is("aws:cloudWatch") && step.member("settings").is_some();
    step.lacks("inputs") && !beside && !settings
}

/// Where the missing input would be.
fn place(used: &Used<'_>, name: &str) -> Option<Place> {
    if let Some(inputs) = used.inputs {
        return Some(inputs.missing(name));
    }
    let step = used.step?.node;
    Some(step.get("inputs").map_or_else(|| step.missing("inputs"), |empty| empty.key.place()))
}

fn lacks(used: &Used<'_>, name: &str) -> bool {
    used.inputs.is_none() || used.lacks(name)
}

/// Whether something unknown is given that was meant to be this one.
fn is_misspelt(used: &Used<'_>, name: &str) -> bool {
    used.unknown().map(|entry| entry.key.text()).any(|key| {
        nearest(key, [name]).is_some()
            || used.plugin
                && name == "runCommand"
                && matches!(key, "commands" | "command" | "Commands" | "script" | "Script")
    })
}
