//! `ssmlint schema`: a JSON Schema for editors.

use crate::failure::Failure;
use serde_json::{Map, Value, json};
use ssmlint::rule::nearest;
use ssmlint::rules::ALL;
use ssmlint::schema::embedded;
use std::io::Write;

pub(crate) fn run(name: Option<&str>, out: &mut dyn Write) -> Result<u8, Failure> {
    let Some(name) = name else {
        for name in embedded::NAMES {
            writeln!(out, "{name}")?;
        }
        return Ok(0);
    };
    match embedded::bundled(name) {
        Some(text) => {
            let text = if name == "ssmlint" { with_rules(&text).unwrap_or(text) } else { text };
            writeln!(out, "{}", text.trim_end())?;
            Ok(0)
        }
        None => {
            let near = nearest(name, embedded::NAMES.iter().copied());
            let hint =
                near.map_or_else(|| "`ssmlint schema` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
            Err(Failure::Message(format!("no schema is called `{name}`; {hint}")))
        }
    }
}

/// The schema of the configuration with the names of the rules, for completion: at run time a rule judges them, which knows what
/// was meant.
fn with_rules(text: &str) -> Option<String> {
    let mut schema: Value = serde_json::from_str(text).ok()?;
    let mut named = schema.pointer_mut("/properties/rules")?.take();
    let by_ref = json!({ "$ref": "#/$defs/level" });
    let level = named.as_object_mut()?.insert("additionalProperties".to_owned(), by_ref.clone())?;
    let mut rules = Map::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let about = meta.about();
        let sentence = about.split_inclusive(". ").next().unwrap_or_default().trim_end();
        let mut level = by_ref.clone();
        level.as_object_mut()?.insert("description".to_owned(), format!("{}: {sentence}", meta.code).into());
        rules.insert(meta.name.as_str().to_owned(), level);
    }
    let names: Vec<String> = rules.keys().cloned().collect();
    named.as_object_mut()?.insert("properties".to_owned(), rules.into());
    for pointer in ["/properties/rules", "/properties/overrides/items/properties/rules"] {
        *schema.pointer_mut(pointer)? = json!({ "$ref": "#/$defs/rules" });
    }
    for pointer in ["/properties/ignore/items/properties/rule", "/properties/unsilenceable/items"] {
        schema.pointer_mut(pointer)?.as_object_mut()?.insert("examples".to_owned(), names.clone().into());
    }
    schema.as_object_mut()?.insert("$defs".to_owned(), json!({ "level": level, "rules": named }));
    serde_json::to_string_pretty(&schema).ok()
}
