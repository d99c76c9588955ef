//! The labelled cases of documents, and the tables after them: what is known of actions, and what schemas say of shapes.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use serde_json::{Map, Value, json};
use ssmlint::schema::embedded::text;
use ssmlint::service::action::input::{Action, Kind};
use ssmlint::service::action::plugin::PLUGINS;
use ssmlint::service::action::runbook::ACTIONS;
use ssmlint::service::content_shape::{AUTOMATION, COMMAND, Form, OLD_COMMAND, SESSION};
use std::collections::BTreeSet;

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// A text without the quotes around it.
fn bare(text: &str) -> String {
    text.trim().trim_matches(['"', '\'']).replace("\\\"", "")
}

/// What is said of the files of a case, without notes: level, error of the API, the text and its line.
struct Said {
    path: String,
    severity: String,
    api: String,
    text: String,
    line: i64,
}

fn said(id: &str, files: &Map<String, Value>) -> Vec<Said> {
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str().unwrap_or_default())).collect();
    let root = folder(&format!("content-{id}"), &files);
    let done = run_in(&root, &["check", "--isolated", "--format", "json", "."], "");
    let report = json_of(&done.out);
    let findings = report["findings"].as_array().into_iter().flatten().filter(|finding| finding["severity"] != "note");
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .map(|finding| {
            let path = word(&finding["path"]).trim_start_matches("./").to_owned();
            let at = |end: &str| finding["span"][end]["byte"].as_u64().unwrap_or(0) as usize;
            let whole = files.iter().find(|(name, _)| *name == path).map_or("", |(_, text)| *text);
            let text = whole.get(at("start")..at("end")).unwrap_or_default().to_owned();
            let line = finding["span"]["start"]["line"].as_i64().unwrap_or(0);
            Said { path, severity: word(&finding["severity"]), api: word(&finding["api_error"]), text, line }
        })
        .collect()
}

/// Whether a finding is the expected one: place and text, level, and of an error its code.
fn is_meant(said: &Said, expected: &Value) -> bool {
    let texts = expected["texts"].as_array().into_iter().flatten().chain([&expected["text"]]);
    let near = expected["near"].as_i64().unwrap_or(0);
    let levels = expected["accept"].as_array().into_iter().flatten().chain([&expected["severity"]]);
    let codes = expected["accept_api"].as_array().into_iter().flatten().chain([&expected["api_error"]]);
    said.path == expected["path"].as_str().unwrap_or_default()
        && (said.line - expected["line"].as_i64().unwrap_or(0)).abs() <= near
        && texts.filter_map(Value::as_str).any(|text| bare(text) == bare(&said.text))
        && levels.filter_map(Value::as_str).any(|level| level == said.severity)
        && (said.severity == "warning" || codes.filter_map(Value::as_str).any(|code| code == said.api))
}

#[test]
fn every_labelled_document_is_judged_as_it_says() {
    let (mut wrong, mut rows) = (Vec::new(), 0);
    for line in include_str!("../cases/content.jsonl").lines() {
        let case = json_of(line);
        let id = case["id"].as_str().unwrap_or_default();
        rows += 1;
        let found = case["files"].as_object().map(|files| said(id, files)).unwrap_or_default();
        let expected = case["expect"].as_array().cloned().unwrap_or_default();
        for expected in &expected {
            if !found.iter().any(|said| is_meant(said, expected)) {
                wrong.push(format!("{id}: nothing on {}: {}", expected["text"], case["why"]));
            }
        }
        let other = |said: &&Said| !expected.iter().any(|expected| is_meant(said, expected));
        if case["also_ok"] != true {
            let more = found.iter().filter(other).filter(|said| said.severity == "error" || expected.is_empty());
            wrong.extend(more.map(|said| format!("{id}: {} on {:?}: {}", said.severity, said.text, case["why"])));
        }
    }
    assert!(rows > 190, "only {rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a table says of an action, in the form of the facts.
fn stated(action: &Action) -> Value {
    let kind = |kind| match kind {
        Kind::Any => "any",
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Boolean => "boolean",
        Kind::Texts => "texts",
        Kind::List => "list",
        Kind::Map => "map",
        Kind::Maps => "maps",
        Kind::MapOrText => "map_or_text",
    };
    let mut inputs = Map::new();
    for input in action.inputs {
        let mut one = Map::from_iter([("type".to_owned(), json!(kind(input.kind)))]);
        let mut put = |name: &str, value: Value| drop(one.insert(name.to_owned(), value));
        if input.required {
            put("required", json!(true));
        }
        if !input.values.is_empty() {
            put("values", json!(input.values));
        }
        input.min.iter().for_each(|min| put("min", json!(min)));
        input.max.iter().for_each(|max| put("max", json!(max)));
        inputs.insert(input.name.to_owned(), Value::Object(one));
    }
    let mut whole = Map::from_iter([("inputs".to_owned(), Value::Object(inputs))]);
    for (name, holds) in [("open", action.open), ("internal", action.internal)] {
        if holds {
            whole.insert(name.to_owned(), json!(true));
        }
    }
    for (name, list) in [("outputs", action.outputs), ("reserved", action.reserved)] {
        if !list.is_empty() {
            whole.insert(name.to_owned(), json!(list));
        }
    }
    Value::Object(whole)
}

#[test]
fn the_tables_of_actions_are_the_facts() {
    let facts = json_of(include_str!("../cases/actions.json"));
    for (name, table) in [("actions", ACTIONS), ("plugins", PLUGINS)] {
        let facts = facts[name].as_object().unwrap_or_else(|| panic!("{name}"));
        assert_eq!(table.len(), facts.len());
        for action in table {
            assert_eq!(Some(&stated(action)), facts.get(action.name), "{}", action.name);
        }
    }
}

#[test]
fn relations_name_inputs_of_their_action() {
    for action in ACTIONS.iter().chain(PLUGINS) {
        let pairs = action.apart.iter().chain(action.together).flat_map(|(one, other)| [*one, *other]);
        for name in pairs.chain(action.any.iter().flat_map(|any| any.iter().copied())) {
            assert!(action.input(name).is_some(), "{} {name}", action.name);
        }
    }
}

#[test]
fn editors_are_told_of_every_action_and_its_inputs() {
    for (schema, table) in [("document-automation-0.3", ACTIONS), ("document-command-2.2", PLUGINS)] {
        let schema = json_of(text(schema).unwrap_or_default());
        let rules = schema["$defs"]["step"]["allOf"].as_array().cloned().unwrap_or_default();
        let ours: Vec<&Action> = table.iter().filter(|action| !action.internal).collect();
        assert_eq!(rules.len(), ours.len());
        for action in ours {
            let is_its = |rule: &&Value| rule["if"]["properties"]["action"]["const"] == action.name;
            let rule = rules.iter().find(is_its).unwrap_or_else(|| panic!("no inputs of {}", action.name));
            let reference = rule["then"]["properties"]["inputs"]["$ref"].as_str().unwrap_or_default();
            let inputs = schema.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference}"));
            let given: BTreeSet<&str> =
                inputs["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
            assert_eq!(given, action.names().collect::<BTreeSet<_>>(), "{}", action.name);
            let required: Vec<&str> =
                inputs["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            // Nodes read the names of a plugin's inputs in any case, and a schema has one.
            let of_runbook = schema["title"].as_str().is_some_and(|title| title.starts_with("Automation"));
            let needed: Vec<&str> =
                action.inputs.iter().filter(|input| of_runbook && input.required).map(|input| input.name).collect();
            assert_eq!(required, needed, "{}", action.name);
            for input in action.inputs {
                let stated = &inputs["properties"][input.name];
                assert!(
                    stated["description"].as_str().is_some_and(|text| text.len() > 4),
                    "{} {}",
                    action.name,
                    input.name
                );
                let kind = match input.kind {
                    Kind::Any => Value::Null,
                    Kind::Text => json!("string"),
                    Kind::Integer => json!(["integer", "string"]),
                    Kind::Boolean => json!(["boolean", "string"]),
                    Kind::Texts | Kind::List | Kind::Maps => json!(["array", "string"]),
                    Kind::Map | Kind::MapOrText => json!(["object", "string"]),
                };
                assert_eq!(stated["type"], kind, "{} {}", action.name, input.name);
                if !input.values.is_empty() {
                    assert_eq!(stated["examples"], json!(input.values), "{} {}", action.name, input.name);
                }
            }
        }
    }
}

/// What differs between a form and a schema.
fn differences(form: &Form, schema: &Value, root: &Value, path: &str, list: &mut Vec<String>) {
    let schema = match schema["$ref"].as_str() {
        Some(reference) => root.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference}")),
        None => schema,
    };
    let kind = match form {
        Form::Any => return,
        Form::Text => json!("string"),
        Form::Number => json!(["integer", "string"]),
        Form::Truth => json!(["boolean", "string"]),
        Form::List(_) => json!("array"),
        Form::Map(_) | Form::Members(_) => json!("object"),
        Form::Either => json!(["object", "array"]),
    };
    if schema["type"] != kind {
        list.push(format!("{path} is {kind}, and {} in the schema", schema["type"]));
    }
    match form {
        Form::List(item) => differences(item, &schema["items"], root, &format!("{path}/-"), list),
        Form::Map(inner) => {
            let named = schema["properties"].as_object().into_iter().flatten();
            let any = schema.get("additionalProperties").map(|inner| (String::from("*"), inner));
            for (name, schema) in named.map(|(name, schema)| (name.clone(), schema)).chain(any) {
                differences(inner, schema, root, &format!("{path}/{name}"), list);
            }
        }
        Form::Members(parts) => {
            let told: BTreeSet<&str> = parts.iter().map(|part| part.name).collect();
            for (name, _) in schema["properties"].as_object().into_iter().flatten() {
                if !told.contains(name.as_str()) && name != "$schema" {
                    list.push(format!("{path}/{name} is in the schema alone"));
                }
            }
            for part in *parts {
                match schema["properties"].get(part.name) {
                    Some(schema) => differences(&part.form, schema, root, &format!("{path}/{}", part.name), list),
                    // Runbooks have no such member, and the rule that tells of unknown ones says so.
                    None if part.name == "interpolationType" => {}
                    None => list.push(format!("{path}/{} is in the table alone", part.name)),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn shapes_of_contents_are_those_of_the_schemas() {
    let mut list = Vec::new();
    for (name, form) in [
        ("document-automation-0.3", AUTOMATION),
        ("document-command-2.2", COMMAND),
        ("document-command-1.2", OLD_COMMAND),
        ("document-session-1.0", SESSION),
    ] {
        let schema = json_of(text(name).unwrap_or_default());
        differences(&form, &schema, &schema, name, &mut list);
    }
    assert!(list.is_empty(), "{}", list.join("\n"));
}
