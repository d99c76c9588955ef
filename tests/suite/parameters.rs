//! The labelled cases of parameters: what a definition says of the values that an association gives.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use serde_json::{Map, Value, json};
use ssmlint::{Input, Role, Settings, Severity, Workspace, check};
use std::fs;

/// Rows whose level is that of the list of open questions, not their own: nobody knows what the service answers.
const OPEN: &[(&str, Severity)] = &[
    // Two values for a `String`: whether the service refuses them is not known.
    ("param-048", Severity::Warning),
];

/// Rows about the definition itself: `tests/suite/content.rs` judges them.
const DEFINITIONS: &[&str] = &["param-093", "param-199", "param-200", "param-201", "param-202"];

pub(crate) fn rows() -> Vec<Value> {
    let text = fs::read_to_string("tests/cases/parameters.jsonl").unwrap_or_else(|error| panic!("{error}"));
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"))).collect()
}

/// The name of a row's document; one is too short for any request.
fn name(row: &Value) -> String {
    let name = row["document"]["name"].as_str().unwrap_or_default();
    if name.len() < 3 { format!("Local-{name}") } else { name.to_owned() }
}

/// The definition of a row, as a record.
fn definition(row: &Value) -> Value {
    let document = &row["document"];
    let kind = document["documentType"].as_str().unwrap_or_default();
    let mut parameters = document["parameters"].clone();
    // `required` is said of a parameter in the rows; it is not a member of a definition.
    for parameter in parameters.as_object_mut().into_iter().flat_map(Map::values_mut) {
        parameter.as_object_mut().map(|members| members.remove("required"));
    }
    let action = if kind == "Automation" { "aws:sleep" } else { "aws:runShellScript" };
    let inputs = if kind == "Automation" { json!({"Duration": "PT1S"}) } else { json!({"runCommand": ["true"]}) };
    json!({
        "Name": name(row), "DocumentType": kind, "SchemaVersion": document["schemaVersion"],
        "Content": {
            "schemaVersion": document["schemaVersion"], "parameters": parameters,
            "mainSteps": [{"action": action, "name": "step", "inputs": inputs}],
        },
    })
}

fn request(row: &Value) -> Value {
    let context = &row["context"];
    let mut request = json!({"Name": name(row), "Parameters": row["given"]});
    // In most rows nothing is given at all; of one the empty map is the point.
    if row["given"] == json!({}) && row["id"] != "param-045" {
        request.as_object_mut().map(|members| members.remove("Parameters"));
    }
    let automation = row["document"]["documentType"] == "Automation";
    if !automation || context["targets"].as_u64() > Some(0) {
        let key = if automation { "ParameterValues" } else { "tag:Env" };
        request["Targets"] = json!([{"Key": key, "Values": ["prod"]}]);
    }
    if let Some(name) = context["automationTargetParameterName"].as_str() {
        request["AutomationTargetParameterName"] = json!(name);
    }
    if let Some(mode) = context["syncCompliance"].as_str() {
        request["SyncCompliance"] = json!(mode);
        request["AssociationName"] = json!("patched");
    }
    request
}

/// The request of a row beside the definition of its document.
pub(crate) fn opened(row: &Value) -> Workspace {
    let files = [("request.json", request(row), Role::Given), ("definition.json", definition(row), Role::Fact)];
    let inputs = files.map(|(name, value, role)| Input::new(name, value.to_string(), role));
    let mut workspace = Workspace::default();
    workspace.open(inputs.into(), None);
    workspace
}

/// The most severe thing that is said of a row's request, with all messages.
fn judged(row: &Value) -> (Option<Severity>, Vec<String>) {
    let report = check(&opened(row), &Settings::default());
    let about = &report.findings;
    let words = about.iter().map(|finding| format!("{}: {}", finding.rule.name, finding.message)).collect();
    (about.iter().map(|finding| finding.severity).max(), words)
}

/// What a row asks for. What only a run of the association meets is at most a warning.
fn wanted(row: &Value) -> Option<Severity> {
    let open = OPEN.iter().find(|(id, _)| row["id"] == *id).map(|(_, severity)| *severity);
    let passes = row["valid"] == true || row["layer"] == "execution" || row["layer"] == "agent";
    open.or(match row["severity"].as_str() {
        Some("error") if !passes => Some(Severity::Error),
        Some("error" | "warning") => Some(Severity::Warning),
        Some("note") => Some(Severity::Note),
        _ => None,
    })
}

#[test]
fn every_labelled_case_is_judged_as_it_says() {
    let mut wrong = Vec::new();
    let mut judged_rows = 0;
    for row in rows() {
        if !matches!(row["layer"].as_str(), Some("CreateAssociation" | "execution" | "request shape" | "agent")) {
            continue;
        }
        // Where the node is content the service may still refuse.
        let node_only = row["layer"] == "agent" && row["severity"] == "ok";
        if node_only || DEFINITIONS.iter().any(|id| row["id"] == *id) {
            continue;
        }
        judged_rows += 1;
        let (found, words) = judged(&row);
        if found != wanted(&row) {
            wrong.push(format!("{}: {} should be {:?}: {words:?}", row["id"], row["why"], wanted(&row)));
        }
    }
    assert!(judged_rows > 150, "only {judged_rows} rows were judged");
    assert!(wrong.is_empty(), "{} of {judged_rows}\n{}", wrong.len(), wrong.join("\n"));
}
