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

/// The schema of what stands in a template, where a function may be any value.
const TEMPLATE: &str = "template";

/// The text of a schema as it stands in `schemas/`; `None` for a name that is none.
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
    rewrite(&mut schema, &mut waiting);
    let mut moved = Map::new();
    while let Some((file, key)) = waiting.pop() {
        if moved.contains_key(&key) {
            continue;
        }
        let other: Value = serde_json::from_str(text(&file)?).ok()?;
        let mut found = match other.pointer(&format!("/$defs/{key}")) {
            Some(definition) => definition.clone(),
            None => without_identity(other.clone()),
        };
        // A reference inside the other file's definitions stays what it is, and its target must come along.
        inner(&found, &mut |inner| {
            if other.pointer(&format!("/$defs/{inner}")).is_some() {
                waiting.push((file.clone(), inner.to_owned()));
            }
        });
        rewrite(&mut found, &mut waiting);
        if name == TEMPLATE {
            opened(&mut found);
        }
        moved.insert(key, found);
    }
    if let (Some(object), false) = (schema.as_object_mut(), moved.is_empty()) {
        let definitions = object.entry("$defs").or_insert_with(|| Value::Object(Map::new()));
        definitions.as_object_mut()?.extend(moved);
    }
    serde_json::to_string_pretty(&schema).ok()
}

fn without_identity(mut schema: Value) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.remove("$id");
        object.remove("$schema");
    }
    schema
}

/// Turns references to other files into references to `$defs`, and notes what they need: file and definition.
fn rewrite(value: &mut Value, waiting: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && let Some((file, pointer)) = reference.split_once(".schema.json")
            {
                let key = pointer.strip_prefix("#/$defs/").unwrap_or(file).to_owned();
                waiting.push((file.to_owned(), key.clone()));
                *reference = format!("#/$defs/{key}");
            }
            object.values_mut().for_each(|value| rewrite(value, waiting));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| rewrite(value, waiting)),
        _ => {}
    }
}

/// Calls `visit` with the name of every definition that a schema refers to in its own file.
fn inner(value: &Value, visit: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(object) => {
            let reference = object.get("$ref").and_then(Value::as_str);
            if let Some(key) = reference.and_then(|reference| reference.strip_prefix("#/$defs/")) {
                visit(key);
            }
            object.values().for_each(|value| inner(value, visit));
        }
        Value::Array(list) => list.iter().for_each(|value| inner(value, visit)),
        _ => {}
    }
}
