//! Schemas for templates: a function may stand for any value, and be written as a tag, which editors read past.
//!
//! Only names are left to be wrong. What values there are is still proposed.

use serde_json::{Map, Value, json};

/// What is kept of a schema as it is.
const KEPT: &[&str] = &["title", "description", "$comment", "$ref", "examples", "if"];

/// What is said of an object, which holds where it is not a function.
const OF_OBJECTS: &[&str] = &["required", "properties", "additionalProperties"];

/// The names of an object that is not a function, and to which none adds members.
const NO_FUNCTION: &str = "^(?!Fn::|Ref$)";

/// Opens the values that a schema describes.
pub(crate) fn opened(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else { return };
    let mut kept = Map::new();
    let mut of_object = Map::new();
    for (keyword, mut value) in std::mem::take(members) {
        match keyword.as_str() {
            "enum" => _ = kept.insert("examples".to_owned(), value),
            "const" => _ = kept.insert("examples".to_owned(), json!([value])),
            "allOf" => {
                value.as_array_mut().into_iter().flatten().for_each(opened);
                kept.insert(keyword, value);
            }
            "items" | "then" => {
                opened(&mut value);
                kept.insert(keyword, value);
            }
            keyword if OF_OBJECTS.contains(&keyword) => {
                match keyword {
                    "properties" => value.as_object_mut().into_iter().flatten().for_each(|(_, inner)| opened(inner)),
                    _ => opened(&mut value),
                }
                of_object.insert(keyword.to_owned(), value);
            }
            _ if KEPT.contains(&keyword.as_str()) => _ = kept.insert(keyword, value),
            _ => {}
        }
    }
    if !of_object.is_empty() {
        kept.insert("if".to_owned(), json!({ "propertyNames": { "pattern": NO_FUNCTION } }));
        kept.insert("then".to_owned(), of_object.into());
    }
    *schema = kept.into();
}
