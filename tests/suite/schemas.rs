//! Schemas are schemas, stand by themselves, and state what the table of members states.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::drawings::is_drawing;
use serde_json::Value;
use ssmlint::schema::embedded::{NAMES, bundled, text};
use ssmlint::service::cloudformation::PROPERTIES;
use ssmlint::service::document_members::DOCUMENT_PROPERTIES;
use ssmlint::service::members;
use ssmlint::service::requests::request;
use ssmlint::service::{Operation, Shape, Structure};
use std::collections::BTreeSet;

/// The only words of JSON Schema that ours may use: what a rule can word.
const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "$ref",
    "$defs",
    "$comment",
    "title",
    "description",
    "default",
    "examples",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "minimum",
    "maximum",
    "pattern",
    "propertyNames",
    // What a step's action decides: for completion, and never for a finding.
    "allOf",
    "if",
    "then",
];

fn schema(name: &str) -> Value {
    let text = text(name).unwrap_or_else(|| panic!("no schema {name}"));
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn whole(name: &str) -> Value {
    let text = bundled(name).unwrap_or_else(|| panic!("no schema {name}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Calls `visit` with every schema inside a schema, and its path.
fn schemas_in(value: &Value, path: &str, visit: &mut dyn FnMut(&Value, &str)) {
    let Some(object) = value.as_object() else { return };
    visit(value, path);
    for (keyword, inner) in object {
        let path = format!("{path}/{keyword}");
        match keyword.as_str() {
            "properties" | "$defs" => {
                for (name, inner) in inner.as_object().into_iter().flatten() {
                    schemas_in(inner, &format!("{path}/{name}"), visit);
                }
            }
            "items" | "additionalProperties" => schemas_in(inner, &path, visit),
            _ => {}
        }
    }
}

#[test]
fn every_file_is_listed_and_every_schema_is_one() {
    let files: BTreeSet<String> = walkdir::WalkDir::new("schemas")
        .into_iter()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".schema.json").map(str::to_owned))
        .collect();
    let names: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(files, names);
    for name in NAMES {
        assert!(jsonschema::meta::is_valid(&schema(name)), "{name} is no schema");
        let whole = whole(name);
        assert!(jsonschema::meta::is_valid(&whole), "{name}, bundled, is no schema");
        if let Err(error) = jsonschema::options().offline().build(&whole) {
            panic!("{name}, bundled, does not stand by itself: {error}");
        }
    }
}

#[test]
fn schemas_describe_what_they_name_in_words_that_rules_can_say() {
    for name in NAMES {
        schemas_in(&schema(name), "", &mut |inner, path| {
            let object = inner.as_object().unwrap_or_else(|| panic!("{name}{path}"));
            for keyword in object.keys() {
                assert!(KEYWORDS.contains(&keyword.as_str()), "{name}{path}: keyword {keyword}");
            }
            assert!(
                object.contains_key("description") || object.contains_key("$ref"),
                "{name}{path} has no description"
            );
        });
    }
}

/// What a schema states, with references resolved, and without words.
fn plain(value: &Value, root: &Value) -> Value {
    let Some(object) = value.as_object() else { return value.clone() };
    if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
        let found = root.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference}"));
        return plain(found, root);
    }
    let words = ["description", "$comment", "examples", "title", "$schema", "$id", "$defs"];
    let kept = object.iter().filter(|(keyword, _)| !words.contains(&keyword.as_str()));
    Value::Object(kept.map(|(keyword, inner)| (keyword.clone(), plain_keyword(keyword, inner, root))).collect())
}

fn plain_keyword(keyword: &str, inner: &Value, root: &Value) -> Value {
    match (keyword, inner) {
        ("properties", Value::Object(members)) => {
            Value::Object(members.iter().map(|(name, inner)| (name.clone(), plain(inner, root))).collect())
        }
        // What a pattern means is compared by the cases; its spelling differs between Java and JSON Schema.
        ("pattern", _) => Value::Bool(true),
        _ => plain(inner, root),
    }
}

/// The same of a shape of the table.
fn stated(shape: &Shape) -> Value {
    let mut object = serde_json::Map::new();
    let mut put = |keyword: &str, value: Value| drop(object.insert(keyword.to_owned(), value));
    match shape {
        Shape::Text { min, max, pattern } => {
            put("type", "string".into());
            // A length of 0 or without an end is not a bound.
            if max.is_some() || *min > 0 {
                put("minLength", (*min).into());
            }
            max.iter().for_each(|max| put("maxLength", (*max).into()));
            pattern.iter().for_each(|_| put("pattern", true.into()));
        }
        Shape::Enum(values) => {
            put("type", "string".into());
            put("enum", values.to_vec().into());
        }
        Shape::Integer { min, max } => {
            put("type", "integer".into());
            put("minimum", (*min).into());
            put("maximum", (*max).into());
        }
        Shape::Boolean => put("type", "boolean".into()),
        Shape::List { min, max, item } => {
            put("type", "array".into());
            put("items", stated(item));
            (*min > 0).then(|| put("minItems", (*min).into()));
            max.iter().for_each(|max| put("maxItems", (*max).into()));
        }
        Shape::Map { min, max, key, value } => {
            put("type", "object".into());
            put("additionalProperties", stated(value));
            (*min > 0).then(|| put("minProperties", (*min).into()));
            max.iter().for_each(|max| put("maxProperties", (*max).into()));
            if let Shape::Text { max: Some(_), .. } = key {
                let mut names = stated(key);
                names.as_object_mut().into_iter().for_each(|names| drop(names.remove("type")));
                put("propertyNames", names);
            }
        }
        Shape::ObjectOrText => put("type", vec!["object", "string"].into()),
        Shape::Structure(structure) => return structure_stated(structure),
    }
    Value::Object(object)
}

fn structure_stated(structure: &Structure) -> Value {
    let members = structure.members.iter().map(|member| (member.name.to_owned(), stated(&member.shape)));
    let mut required: Vec<&str> =
        structure.members.iter().filter(|member| member.required).map(|member| member.name).collect();
    required.sort_unstable();
    let mut object = serde_json::json!({
        "type": "object", "additionalProperties": false, "properties": Value::Object(members.collect()),
    });
    if !required.is_empty() {
        object["required"] = required.into();
    }
    object
}

#[test]
fn schemas_of_requests_state_what_the_table_states() {
    let rows = [
        ("create-association", request(Operation::CreateAssociation)),
        ("create-association-batch", request(Operation::CreateAssociationBatch)),
        ("update-association", request(Operation::UpdateAssociation)),
        ("association-entry", &members::ENTRY),
        ("create-document", request(Operation::CreateDocument)),
        ("update-document", request(Operation::UpdateDocument)),
        ("association-properties", &PROPERTIES),
        ("document-properties", &DOCUMENT_PROPERTIES),
    ];
    for (name, structure) in rows {
        let root = whole(name);
        let (schema, table) = (plain(&root, &root), structure_stated(structure));
        assert_eq!(schema, table, "{name}");
    }
}

#[test]
fn schemas_of_requests_judge_the_labelled_cases_as_the_table_does() {
    let validators = Operation::ALL.map(|operation| {
        let name = match operation {
            Operation::CreateAssociation => "create-association",
            Operation::CreateAssociationBatch => "create-association-batch",
            Operation::UpdateAssociation => "update-association",
            Operation::CreateDocument => "create-document",
            Operation::UpdateDocument => "update-document",
        };
        let build = jsonschema::options().offline().build(&whole(name));
        (operation.name(), build.unwrap_or_else(|error| panic!("{name}: {error}")))
    });
    let (mut refused, mut taken) = (0, 0);
    for line in include_str!("../cases/associations.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
        let operation = case["operation"].as_str().unwrap_or_default();
        let Some((_, validator)) =
            validators.iter().find(|(name, _)| *name == operation && case.get("format").is_none())
        else {
            continue;
        };
        let valid = validator.is_valid(&case["input"]);
        let shape = matches!(case["layer"].as_str(), Some("model" | "wire"));
        let expects = case["expect"].as_array().is_some_and(|list| !list.is_empty());
        if shape && expects {
            refused += 1;
            assert!(!valid, "{} should be refused by its schema", case["id"]);
        }
        // The wire takes null for an absent member and ignores members that it does not know; an editor should say so.
        let lenient = case["input"].to_string().contains("null") || line.contains("unknown-field");
        if !expects && !lenient {
            taken += 1;
            assert!(valid, "{} should be taken by its schema", case["id"]);
        }
    }
    assert!(refused > 70 && taken > 70, "{refused} refused, {taken} taken");
}

/// The YAML blocks of a page's section, without what is drawn in them.
pub(crate) fn blocks(page: &str, section: &str) -> Vec<String> {
    let part = page.split("\n## ").find(|part| part.starts_with(section)).unwrap_or_default();
    let blocks = part.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let file = |block: &str| block.lines().filter(|line| !is_drawing(line)).collect::<Vec<_>>().join("\n");
    blocks.map(file).collect()
}

/// Those that hold the content of a document.
fn contents(page: &str, section: &str) -> Vec<Value> {
    let read = |text: &String| serde_yaml::from_str::<Value>(text).ok();
    blocks(page, section).iter().filter_map(read).filter(|value| value.get("schemaVersion").is_some()).collect()
}

#[test]
fn schemas_of_documents_take_what_passes_and_refuse_what_they_can_tell() {
    let validators: Vec<_> =
        ["document-automation-0.3", "document-command-2.2", "document-command-1.2", "document-session-1.0"]
            .into_iter()
            .map(|name| {
                jsonschema::options().offline().build(&whole(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
            })
            .collect();
    let validator = |content: &Value| {
        let number = match content["schemaVersion"].as_str() {
            Some("0.3") => 0,
            Some("1.2") => 2,
            Some("1.0") => 3,
            _ => 1,
        };
        validators.get(number).unwrap_or_else(|| panic!("no schema {number}"))
    };
    let mut passing = 0;
    for entry in walkdir::WalkDir::new("rules/content").sort_by_file_name().into_iter().filter_map(Result::ok) {
        let page = std::fs::read_to_string(entry.path()).unwrap_or_default();
        for content in contents(&page, "Fixed") {
            passing += 1;
            let wrong: Vec<String> = validator(&content)
                .iter_errors(&content)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", entry.path().display());
        }
    }
    assert!(passing > 25, "only {passing} documents");
    for rule in [
        "non-string-schema-version",
        "unknown-schema-version",
        "missing-step-member",
        "invalid-step-name",
        "unknown-content-member",
        "invalid-parameter-name",
        "unknown-parameter-type",
        "invalid-session-type",
    ] {
        let page = std::fs::read_to_string(format!("rules/content/{rule}.md")).unwrap_or_default();
        let refused = contents(&page, "Example").iter().any(|content| !validator(content).is_valid(content));
        assert!(refused, "no schema refuses what {rule} fails");
    }
}
