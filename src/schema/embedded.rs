//! The texts of `schemas/`, in the program.

use crate::schema::opened::opened;
use serde_json::{Map, Value};

/// The names of all schemas, in the order in which they are listed.
pub const NAMES: &[&str] = &[
    "create-association",
    "create-association-batch",
    "association-entry",
    "update-association",
    "create-document",
    "update-document",
    "association-properties",
    "document-properties",
    TEMPLATE,
    "create-association-batch-response",
    "association-response",
    "association-description",
    "document-automation-0.3",
    "document-command-2.2",
    "document-command-1.2",
    "document-session-1.0",
    "common",
    "ssmlint",
    "report",
    "explanation",
];

/// The schema of what is in a template, where a function may be any value.
const TEMPLATE: &str = "template";

/// The text of a schema as it is in `schemas/`; `None` for a name that is none.
pub fn text(name: &str) -> Option<&'static str> {
    Some(match name {
        "create-association" => include_str!("../../schemas/create-association.schema.json"),
        "create-association-batch" => include_str!("../../schemas/create-association-batch.schema.json"),
        "association-entry" => include_str!("../../schemas/association-entry.schema.json"),
        "update-association" => include_str!("../../schemas/update-association.schema.json"),
        "create-document" => include_str!("../../schemas/create-document.schema.json"),
        "update-document" => include_str!("../../schemas/update-document.schema.json"),
        "association-properties" => include_str!("../../schemas/association-properties.schema.json"),
        "document-properties" => include_str!("../../schemas/document-properties.schema.json"),
        TEMPLATE => include_str!("../../schemas/template.schema.json"),
        "create-association-batch-response" => {
            include_str!("../../schemas/create-association-batch-response.schema.json")
        }
        "association-response" => include_str!("../../schemas/association-response.schema.json"),
        "association-description" => include_str!("../../schemas/association-description.schema.json"),
        "document-automation-0.3" => include_str!("../../schemas/document-automation-0.3.schema.json"),
        "document-command-2.2" => include_str!("../../schemas/document-command-2.2.schema.json"),
        "document-command-1.2" => include_str!("../../schemas/document-command-1.2.schema.json"),
        "document-session-1.0" => include_str!("../../schemas/document-session-1.0.schema.json"),
        "common" => include_str!("../../schemas/common.schema.json"),
        "ssmlint" => include_str!("../../schemas/ssmlint.schema.json"),
        "report" => include_str!("../../schemas/report.schema.json"),
        "explanation" => include_str!("../../schemas/explanation.schema.json"),
        _ => return None,
    })
}

/// A schema with everything that it refers to in one text: what an editor can be pointed at. `None` for a name that is none.
pub fn bundled(name: &str) -> Option<String> {
    let mut schema: Value = serde_json::from_str(text(name)?).ok()?;
    let mut waiting = Vec::new();
    rewrite(&mut schema, name, name, &mut waiting);
    let mut moved = Map::new();
    while let Some((file, key)) = waiting.pop() {
        let named = moved_name(&file, key.as_deref());
        if moved.contains_key(&named) {
            continue;
        }
        let mut other: Value = serde_json::from_str(text(&file)?).ok()?;
        let mut found = match &key {
            Some(key) => other.pointer_mut(&format!("/$defs/{key}"))?.take(),
            None => without_identity(other),
        };
        rewrite(&mut found, &file, name, &mut waiting);
        if name == TEMPLATE {
            opened(&mut found);
        }
        moved.insert(named, found);
    }
    if let (Some(object), false) = (schema.as_object_mut(), moved.is_empty()) {
        let definitions = object.entry("$defs").or_insert_with(|| Value::Object(Map::new()));
        definitions.as_object_mut()?.extend(moved);
    }
    serde_json::to_string_pretty(&schema).ok()
}

/// What a definition of a file, or the whole of it, is called where it was moved to. Only `common` has names that are no other's.
fn moved_name(file: &str, key: Option<&str>) -> String {
    match key {
        None => file.to_owned(),
        Some(key) if file == "common" => key.to_owned(),
        Some(key) => format!("{file}.{key}"),
    }
}

/// A whole file as a definition. What it defines moves as well, where that is referred to.
fn without_identity(mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        ["$id", "$schema", "$defs"].iter().for_each(|name| drop(object.remove(*name)));
    }
    schema
}

/// Turns references of a file to others, and to itself where it is moved, into references to where their targets are moved; notes which
/// those are: file and definition, or the whole file.
fn rewrite(value: &mut Value, own: &str, root: &str, waiting: &mut Vec<(String, Option<String>)>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref") {
                let (file, pointer) = reference.split_once('#').unwrap_or((reference.as_str(), ""));
                let file = file.strip_suffix(".schema.json").unwrap_or(own).to_owned();
                if file != root {
                    let key = pointer.strip_prefix("/$defs/").map(str::to_owned);
                    *reference = format!("#/$defs/{}", moved_name(&file, key.as_deref()));
                    waiting.push((file, key));
                }
            }
            object.values_mut().for_each(|value| rewrite(value, own, root, waiting));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| rewrite(value, own, root, waiting)),
        _ => {}
    }
}
