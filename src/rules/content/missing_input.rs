//! An action is given what it needs.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::used::Used;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{list, nearest, quote};
use crate::service::action::runtime::Runtime;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::source::place::Place;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        scope: Scope::Document,
        confidence: Confidence::Inferred,
        ..meta("missing-input", 842, include_str!("../../../rules/content/missing-input.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if content.templated {
        return;
    }
    for used in content.used().iter().filter(|used| !used.action.internal) {
        let Some(whole) = place(used) else { continue };
        let at = |name: &str| Place { missing: whole.missing.as_ref().map(|_| name.into()), ..whole.clone() };
        let action = quote(used.action.name);
        let missing = |name: &str| lacks(used, name) && !is_misspelt(used, name);
        let required = used.action.inputs.iter().filter(|input| input.required && missing(input.name));
        let mut names: Vec<&str> = required.map(|input| input.name).collect();
        // What the service answers to this one was recorded: a rule of its own says so.
        names.retain(|name| !(used.is("aws:runCommand") && *name == "DocumentName"));
        let python = used.get("Runtime").is_some_and(|runtime| runtime.value.text().starts_with("python"));
        let known = used.get("Runtime").is_some_and(|runtime| Runtime::read(runtime.value.text()) != Runtime::Unknown);
        if used.is("aws:executeScript") && python && known && missing("Handler") {
            names.push("Handler");
        }
        if let Some(first) = names.first() {
            findings.at(at(first), format!("{action} needs {}", list(&names, "and")));
        }
        for any in used.action.any.iter().filter(|any| any.iter().all(|name| missing(name))) {
            let first = any.first().copied().unwrap_or_default();
            findings.at(at(first), format!("{action} needs {}", list(any, "or")));
        }
        for (one, other) in used.action.together.iter().filter(|(one, other)| used.get(one).is_some() && missing(other))
        {
            let Some(entry) = used.get(one) else { continue };
            findings.at(entry.key.place(), format!("{} of {action} needs {}", quote(one), quote(other)));
        }
        if names.is_empty() && used.inputs.is_none() && used.action.any.is_empty() && !used.plugin {
            findings.at(whole, format!("{action} without `inputs`")).help("write `inputs: {}`");
        }
    }
}

/// Where what is missing would stand; nowhere when the inputs cannot be told.
fn place(used: &Used<'_>) -> Option<Place> {
    if let Some(inputs) = used.inputs {
        return Some(inputs.missing(""));
    }
    let step = used.step?;
    // Members beside an empty `inputs` are told one by one.
    let beside = used.action.names().any(|name| step.node.get(name).is_some());
    // This plugin has its settings beside.
    let settings = used.is("aws:cloudWatch") && step.member("settings").is_some();
    let absent = step.lacks("inputs") && !beside && !settings;
    absent.then(|| step.node.get("inputs").map_or_else(|| step.node.missing("inputs"), |entry| entry.key.place()))
}

fn lacks(used: &Used<'_>, name: &str) -> bool {
    used.inputs.is_none() || used.lacks(name)
}

/// Whether something unknown is given that was meant to be this one.
fn is_misspelt(used: &Used<'_>, name: &str) -> bool {
    let unknown = |key: &str| used.input(key).is_none();
    used.given().map(|entry| entry.key.text()).filter(|key| unknown(key)).any(|key| {
        nearest(key, [name]).is_some()
            || used.plugin
                && name == "runCommand"
                && matches!(key, "commands" | "command" | "Commands" | "script" | "Script")
    })
}
