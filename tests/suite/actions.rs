//! `docs/actions.md` states the inputs of actions and plugins as they are judged: it is written from the same tables.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use ssmlint::service::action::input::{Action, Input, Kind};
use ssmlint::service::action::plugin::PLUGINS;
use ssmlint::service::action::runbook::ACTIONS;
use std::fmt::Write;
use std::{env, fs};

const PAGE: &str = "docs/actions.md";

const HEAD: &str = "\
# Actions and plugins

What steps take and give, as ssmlint judges it: this page is written from the tables that the rules read. A reference, `{{ name }}`, stands for a value of any type. The sources are AWS's
user guide, the agent, and the documents that Amazon owns ([How each fact is known](truth.md)).
";

fn listed(words: &[&str], between: &str) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(between)
}

fn value(input: &Input) -> String {
    let kind = match input.kind {
        Kind::Any => "any",
        Kind::Text => "string",
        Kind::Integer => "whole number",
        Kind::Boolean => "boolean",
        Kind::Texts => "list of strings",
        Kind::List => "list",
        Kind::Map => "mapping",
        Kind::Maps => "list of mappings",
        Kind::MapOrText => "mapping, or a string that holds one",
    };
    let unit = match input.kind {
        Kind::Text => " characters",
        Kind::Integer => "",
        _ => " items",
    };
    let bound = match (input.min, input.max) {
        (Some(min), Some(max)) => format!(", {min} to {max}{unit}"),
        (Some(1), None) if unit == " items" => ", not empty".to_owned(),
        (Some(min), None) => format!(", at least {min}{unit}"),
        (None, Some(max)) => format!(", at most {max}{unit}"),
        (None, None) => String::new(),
    };
    let values = if input.values.is_empty() { String::new() } else { format!(": {}", listed(input.values, ", ")) };
    format!("{kind}{bound}{values}")
}

fn section(action: &Action, page: &mut String) -> std::fmt::Result {
    writeln!(page, "\n### {}\n", action.name)?;
    if action.internal {
        writeln!(page, "Only documents of Amazon have it.\n")?;
    }
    if !action.inputs.is_empty() {
        writeln!(page, "| input | value | needed |\n|---|---|---|")?;
    }
    for input in action.inputs {
        writeln!(page, "| `{}` | {} | {} |", input.name, value(input), if input.required { "yes" } else { "" })?;
    }
    let mut notes = Vec::new();
    if action.open {
        notes.push("It takes other inputs too: those of the API that it calls.".to_owned());
    }
    notes.extend(action.any.iter().map(|names| format!("One of {} is needed.", listed(names, ", "))));
    notes.extend(action.apart.iter().map(|(one, other)| format!("`{one}` and `{other}` exclude each other.")));
    notes.extend(action.together.iter().map(|(one, other)| format!("`{one}` needs `{other}`.")));
    if !action.outputs.is_empty() {
        notes.push(format!("It gives {}.", listed(action.outputs, ", ")));
    }
    if !notes.is_empty() {
        let before = if action.inputs.is_empty() { "" } else { "\n" };
        writeln!(page, "{before}- {}", notes.join("\n- "))?;
    }
    Ok(())
}

#[test]
fn the_page_of_actions_is_what_is_judged() {
    let mut page = HEAD.to_owned();
    for (title, actions) in [("Actions of runbooks", ACTIONS), ("Plugins of Command and Policy documents", PLUGINS)] {
        page += &format!("\n## {title}\n");
        for action in actions {
            section(action, &mut page).unwrap_or_else(|error| panic!("{error}"));
        }
    }
    if env::var_os("SSMLINT_BLESS").is_some() {
        fs::write(PAGE, &page).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    }
    let kept = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(kept == page, "`SSMLINT_BLESS=1 cargo test --test suite actions::` writes {PAGE} anew");
}
