//! Schemas as an editor uses them, which has no server: our own files, templates, and the configuration.
//!
//! `SSMLINT_BLESS=1 cargo test --test suite catalogue` writes the schema that SchemaStore's entry leads to.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::catalogue::knows_all_rules;
use crate::command::run;
use crate::schemas::{blocks, whole};
use jsonschema::Validator;
use serde_json::{Value, json};
use ssmlint::rules::ALL;
use std::fs;

const STORE: &str = "schemas/store/ssmlint.json";

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().offline().build(schema).unwrap_or_else(|error| panic!("{error}"))
}

/// A file as editors read it: tags are read past.
fn untagged(value: serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match value {
        Yaml::Tagged(tagged) => untagged(tagged.value),
        Yaml::Sequence(items) => items.into_iter().map(untagged).collect(),
        Yaml::Mapping(members) => {
            let name = |key: Yaml| untagged(key).as_str().unwrap_or_default().to_owned();
            Value::Object(members.into_iter().map(|(key, value)| (name(key), untagged(value))).collect())
        }
        other => serde_json::to_value(other).unwrap_or_default(),
    }
}

fn parsed(text: &str) -> Option<Value> {
    serde_yaml::from_str(text).ok().map(untagged)
}

/// The places that a schema finds wrong in a file.
fn wrong(schema: &Value, path: &str) -> Vec<String> {
    let file = parsed(&read(path)).unwrap_or_else(|| panic!("{path} is no YAML"));
    validator(schema).iter_errors(&file).map(|error| error.instance_path().to_string()).collect()
}

#[test]
fn our_examples_fit_their_schemas_but_for_their_faults() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("create-association-batch", "examples/fleet/associations.json", &["/Entries/0/MaxErrors"]),
        ("create-association-batch", "examples/fleet/nightly.yaml", &["/Entries/3/AssociationName"]),
        ("create-association-batch", "examples/dry-run/batch.json", &[]),
        ("document-command-2.2", "examples/fleet/documents/Acme-InstallAgent.yaml", &[]),
        ("document-automation-0.3", "examples/fleet/documents/Acme-StopInstances.yaml", &[]),
        ("ssmlint", "examples/fleet/ssmlint.yaml", &[]),
    ];
    for (name, path, expected) in rows {
        assert_eq!(wrong(&whole(name), path), *expected, "{path}");
    }
}

/// The templates among the YAML blocks of a page's section.
fn templates(page: &str, section: &str) -> Vec<Value> {
    let read = |text: &String| parsed(text);
    blocks(page, section).iter().filter_map(read).filter(|value| value.get("Resources").is_some()).collect()
}

#[test]
fn the_schema_of_templates_takes_functions_for_any_value() {
    let validator = validator(&whole("template"));
    let mut count = 0;
    for entry in walkdir::WalkDir::new("rules").sort_by_file_name().into_iter().filter_map(Result::ok) {
        let page = fs::read_to_string(entry.path()).unwrap_or_default();
        for template in templates(&page, "Fixed") {
            count += 1;
            let wrong: Vec<String> = validator.iter_errors(&template).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", entry.path().display());
        }
    }
    assert!(count > 30, "only {count} templates");
}

#[test]
fn the_schema_of_templates_refuses_names_that_are_none() {
    let validator = validator(&whole("template"));
    for rule in ["unknown-property", "unsupported-property", "read-only-property"] {
        let templates = templates(&read(&format!("rules/template/{rule}.md")), "Example");
        assert!(!templates.is_empty(), "{rule} has no template");
        for template in templates {
            assert!(!validator.is_valid(&template), "what {rule} fails is taken: {template}");
        }
    }
    let of = |properties: Value| {
        let resource = json!({ "Type": "AWS::SSM::Association", "Properties": properties });
        validator.is_valid(&json!({ "Resources": { "One": resource } }))
    };
    assert!(of(
        json!({ "Name": { "Fn::Sub": "${Prefix}-Run" }, "Targets": "{ the tag of a function }", "ScheduleOffset": "Offset" })
    ));
    assert!(!of(json!({ "Targets": [] })), "a name is needed");
    assert!(of(json!({ "Fn::Transform": {} })), "a macro may give it");
    assert!(!of(json!({ "Name": "AWS-RunShellScript", "OutputLocation": { "S3location": {} } })));
}

#[test]
fn contents_in_templates_are_proposed_what_documents_are() {
    let validator = validator(&whole("template"));
    let of = |content: Value| {
        let resource = json!({ "Type": "AWS::SSM::Document", "Properties": { "Content": content } });
        validator.is_valid(&json!({ "Resources": { "One": resource } }))
    };
    let command = |step: Value| of(json!({ "schemaVersion": "2.2", "mainSteps": [step] }));
    let step = |inputs: Value| json!({ "action": "aws:runShellScript", "name": { "Ref": "Name" }, "inputs": inputs });
    assert!(command(step(json!({ "runCommand": { "Fn::Split": [",", "a,b"] } }))));
    assert!(!of(json!({ "schemaVersion": "2.2", "mainSteps": [], "mainStep": [] })), "that is no member");
    assert!(command(json!({ "Fn::Transform": {} })));
    let runbook = |step: Value| of(json!({ "schemaVersion": "0.3", "mainSteps": [step] }));
    assert!(runbook(json!({ "action": "aws:sleep", "name": "a", "isEnd": true, "inputs": { "Duration": "PT1M" } })));
    assert!(!runbook(json!({ "name": "a", "inputs": {} })), "a step has an action");
    assert!(of(json!("schemaVersion: '2.2'")));
}

fn of_configuration() -> Value {
    serde_json::from_str(&run(&["schema", "ssmlint"]).out).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_schema_of_the_configuration_proposes_every_rule_and_refuses_no_code() {
    let schema = of_configuration();
    assert!(jsonschema::meta::is_valid(&schema));
    for rule in ALL {
        let name = rule.meta.name.as_str();
        assert!(schema["$defs"]["rules"]["properties"][name].is_object(), "{name}");
        for pointer in ["/properties/ignore/items/properties/rule", "/properties/unsilenceable/items"] {
            let examples = schema.pointer(pointer).and_then(|schema| schema["examples"].as_array());
            assert!(examples.is_some_and(|names| names.contains(&name.into())), "{name} at {pointer}");
        }
    }
    let validator = validator(&schema);
    let levels = |level: &str| json!({ "rules": { "cron-field-count": level, "SSM201": "off" } });
    assert!(validator.is_valid(&levels("note")));
    assert!(!validator.is_valid(&levels("loud")));
    assert!(!validator.is_valid(&json!({ "overrides": [{ "paths": ["a"], "rules": { "SSM201": "loud" } }] })));
}

#[test]
fn the_entry_of_schemastore_leads_to_the_schema_of_the_catalogue() {
    let catalog: Value = serde_json::from_str(&read("schemas/store/catalog.json")).unwrap_or_default();
    let entry = &catalog["schemas"][0];
    assert_eq!(entry["fileMatch"], json!(["ssmlint.yaml", ".ssmlint.yaml"]));
    let url = entry["url"].as_str().unwrap_or_default();
    assert!(url.starts_with("https://") && url.ends_with(STORE), "{url}");

    // The last draft that every editor knows.
    let mut schema = of_configuration();
    schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    schema["$id"] = url.into();
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n";
    if std::env::var_os("SSMLINT_BLESS").is_some() {
        if !knows_all_rules() {
            return;
        }
        fs::write(STORE, &text).unwrap_or_else(|error| panic!("{STORE}: {error}"));
    }
    let hint = "is not current: run SSMLINT_BLESS=1 cargo test --test suite catalogue";
    assert!(fs::read_to_string(STORE).unwrap_or_default() == text, "{STORE} {hint}");
    assert!(jsonschema::meta::is_valid(&schema), "{STORE} is no schema of draft 7");
    assert_eq!(wrong(&schema, "examples/fleet/ssmlint.yaml"), Vec::<String>::new());
}
