//! What definitions say of themselves: the labelled rows, and the declarations of Amazon's own documents.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use serde_json::{Map, Value, json};
use ssmlint::{Diagnostic, Input, Role, Settings, Severity, Workspace, check};
use std::fs;

fn content(kind: &str, version: &Value, parameters: Value) -> Value {
    let step = match kind {
        "Automation" => json!({"name": "s", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}),
        _ => json!({"name": "s", "action": "aws:runShellScript", "inputs": {"runCommand": ["true"]}}),
    };
    if kind == "Session" {
        return json!({"schemaVersion": version, "sessionType": "Standard_Stream", "parameters": parameters});
    }
    if version == "1.2" {
        return json!({"schemaVersion": version, "parameters": parameters, "runtimeConfig": {"aws:runShellScript": {}}});
    }
    json!({"schemaVersion": version, "parameters": parameters, "mainSteps": [step]})
}

/// What is said of a record, which nobody has sent yet.
fn said(record: &Value) -> Vec<Diagnostic> {
    let input = Input::new("record.json", record.to_string(), Role::Given);
    let mut workspace = Workspace::default();
    workspace.open(vec![input], None);
    check(&workspace, &Settings::default()).findings
}

#[test]
fn every_labelled_definition_is_judged_as_it_says() {
    let text = fs::read_to_string("tests/cases/parameters.jsonl").unwrap_or_else(|error| panic!("{error}"));
    let (mut wrong, mut rows) = (Vec::new(), 0);
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
        // Rows of other layers that are about the definition, and what only nodes refuse.
        let about = ["param-093", "param-199", "param-200", "param-201", "param-202"].iter().any(|id| row["id"] == *id);
        if row["layer"] != "CreateDocument" && !about {
            continue;
        }
        rows += 1;
        let document = &row["document"];
        let kind = document["documentType"].as_str().unwrap_or_default();
        let mut parameters = document["parameters"].clone();
        for parameter in parameters.as_object_mut().into_iter().flat_map(Map::values_mut) {
            parameter.as_object_mut().map(|members| members.remove("required"));
        }
        let content = content(kind, &document["schemaVersion"], parameters);
        let found = said(&json!({"Name": document["name"], "DocumentType": kind, "Content": content}));
        let gravest = found.iter().map(|finding| finding.severity).max();
        let wanted = match row["severity"].as_str() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            _ => None,
        };
        if gravest != wanted {
            let words: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
            wrong.push(format!("{}: {} should be {wanted:?}: {words:?}", row["id"], row["why"]));
        }
    }
    assert!(rows > 18, "only {rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_action_that_there_is_none_of_is_told_in_the_words_of_its_kind() {
    for (version, kind, action, answer, help) in [
        (
            "2.2",
            "Command",
            "runShellScript",
            "Unknown plugin name: runShellScript",
            "did you mean `aws:runShellScript`?",
        ),
        (
            "2.2",
            "Command",
            "createImage",
            "Unknown plugin name: createImage",
            "`aws:createImage` is an action of runbooks",
        ),
        ("0.3", "Automation", "runCommand", "Unknown action: runCommand", "did you mean `aws:runCommand`?"),
        ("0.3", "Automation", "aws:aws:sleep", "Unknown action: aws:aws:sleep", "did you mean `aws:sleep`?"),
        ("0.3", "Automation", "executeAwsAp", "Unknown action: executeAwsAp", "did you mean `aws:executeAwsApi`?"),
        (
            "0.3",
            "Automation",
            "aws:runShellScript",
            "Unknown action: aws:runShellScript",
            "is a plugin of Command documents",
        ),
    ] {
        let step = json!({"name": "s", "action": action, "inputs": {}});
        let content = json!({"schemaVersion": version, "mainSteps": [step]});
        let found = said(&json!({"Name": "Acme-D", "DocumentType": kind, "Content": content}));
        let one = found.iter().find(|one| one.rule.name.as_str() == "unknown-action");
        assert_eq!(one.and_then(Diagnostic::api_message).as_deref(), Some(answer), "{action}");
        assert!(one.and_then(|one| one.help.as_ref()).is_some_and(|told| told.contains(help)), "{action}: {one:?}");
    }
}

#[test]
fn one_slip_in_a_step_is_told_once() {
    let step = |name: &str, action: &str, inputs: Value| json!({"name": name, "action": action, "inputs": inputs});
    let steps = |action: &str| {
        let choice = json!({"Variable": "{{ global:REGION }}", "StringEquals": "x", "NextStep": "b"});
        let mut ends = step("a", "aws:sleep", json!({"Duration": "PT1S"}));
        ends["isEnd"] = json!(true);
        let branch = step("choose", action, json!({"Choices": [choice], "Default": "a"}));
        json!([branch, ends, step("b", "aws:sleep", json!({"Duration": "PT1S"}))])
    };
    // Choices lead to steps, whatever the action is called.
    for (action, words) in [("aws:branch", &[][..]), ("aws:branche", &["unknown action `aws:branche`"])] {
        let content = json!({"schemaVersion": "0.3", "mainSteps": steps(action)});
        let found = said(&json!({"Name": "Acme-Doc", "DocumentType": "Automation", "Content": content}));
        assert_eq!(found.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), words);
    }
    // A colon was not meant to make a mapping where there are several members.
    let inputs = json!({"Iterators": [{"Name": "a", "Values": ["b"]}], "Steps": steps("aws:branch")});
    let content = json!({"schemaVersion": "0.3", "mainSteps": [step("each", "aws:loop", inputs)]});
    let found = said(&json!({"Name": "Acme-Doc", "DocumentType": "Automation", "Content": content}));
    let wrong = found.iter().find(|finding| finding.rule.name.as_str() == "wrong-input-type");
    assert_eq!(wrong.map(|finding| finding.help.as_deref()), Some(None), "{found:?}");
}

#[test]
fn what_amazon_declares_draws_no_error() {
    let text = fs::read_to_string("src/service/catalogue.jsonl").unwrap_or_else(|error| panic!("{error}"));
    let (mut wrong, mut documents) = (Vec::new(), 0);
    for line in text.lines().skip(1) {
        let record: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
        let (Some(kind), Some(declared)) = (record["DocumentType"].as_str(), record["Content"].as_object()) else {
            continue;
        };
        documents += 1;
        let parameters = declared.get("parameters").cloned().unwrap_or(json!({}));
        let content = content(kind, &declared["schemaVersion"], parameters);
        let own = json!({"Name": "Acme-Copy", "DocumentType": kind, "Content": content});
        for finding in said(&own).iter().filter(|finding| finding.severity == Severity::Error) {
            wrong.push(format!("{}: {} {}", record["Name"], finding.rule.name, finding.pointer));
        }
    }
    assert!(documents > 600, "only {documents} documents");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn content_in_a_string_is_placed_through_its_escapes() {
    let record = r#"{"Name": "Acme-Hello", "DocumentType": "Command", "DocumentFormat": "YAML", "Content": "schemaVersion: \"2.2\"\nmainSteps:\n  - action: aws:runShellScript\n    name: say-hello\n    inputs: {runCommand: [ls]}\n"}"#;
    let input = Input::new("record.json", record, Role::Given);
    let mut workspace = Workspace::default();
    workspace.open(vec![input], None);
    let found = check(&workspace, &Settings::default()).findings;
    let places: Vec<(&str, &str)> = found
        .iter()
        .map(|finding| (finding.pointer.as_str(), record.get(finding.place.span.range()).unwrap_or_default()))
        .collect();
    assert_eq!(places, [("/Content", "-")]);
    assert_eq!(found[0].api_error.map(|error| error.name()), Some("InvalidDocumentContent"));
}

#[test]
fn what_the_service_already_has_is_not_refused_again() {
    let content = json!({"schemaVersion": "2.2", "mainSteps": [{"action": "aws:runShellScript"}]});
    let sent =
        json!({"Name": "Acme-Hello", "DocumentType": "Command", "Status": "Active", "Content": content.to_string()});
    assert!(said(&sent).is_empty());
    let unsent = json!({"Name": "Acme-Hello", "DocumentType": "Command", "Content": content.to_string()});
    assert!(!said(&unsent).is_empty());
}
