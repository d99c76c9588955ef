//! The dry run, against the response syntax of the API.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run, run_in};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The members of an AssociationDescription as the response syntax of CreateAssociationBatch lists them, with what a dry run
/// can say of each: that it follows from the request, that it is the same for each new association, or that only the service knows.
const SYNTAX: &[(&str, &str)] = &[
    ("AlarmConfiguration", "request"),
    ("ApplyOnlyAtCronInterval", "request"),
    ("AssociationId", "service"),
    ("AssociationName", "request"),
    ("AssociationVersion", "new"),
    ("AutomationTargetParameterName", "runbook"),
    ("CalendarNames", "request"),
    ("ComplianceSeverity", "request"),
    ("Date", "service"),
    ("DocumentVersion", "new"),
    ("Duration", "request"),
    ("InstanceId", "legacy"),
    ("LastExecutionDate", "service"),
    ("LastSuccessfulExecutionDate", "service"),
    ("LastUpdateAssociationDate", "service"),
    ("MaxConcurrency", "request"),
    ("MaxErrors", "request"),
    ("Name", "request"),
    ("OutputLocation", "request"),
    ("Overview", "new"),
    ("Parameters", "request"),
    ("ScheduleExpression", "request"),
    ("ScheduleOffset", "request"),
    ("Status", "service"),
    ("SyncCompliance", "request"),
    ("TargetLocations", "runbook"),
    ("TargetMaps", "runbook"),
    ("Targets", "request"),
    ("TriggeredAlarms", "service"),
];

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What a schema of ours finds wrong.
fn violations(schema: &str, value: &Value) -> Vec<String> {
    let schema = parse(&run(&["schema", schema]).out);
    let validator = jsonschema::options().offline().build(&schema).unwrap_or_else(|error| panic!("{error}"));
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_response_has_every_member_that_can_be_known_and_no_invented_one() {
    let done = run(&["dry-run", "examples/dry-run/batch.json"]);
    let response = parse(&done.out);
    let request = parse(&std::fs::read_to_string("examples/dry-run/batch.json").unwrap_or_default());
    assert_eq!(violations("create-association-batch-response", &response), [""; 0]);
    let (given, told) = (&request["Entries"][0], &response["Successful"][0]);
    for (member, from) in SYNTAX {
        match *from {
            "request" => assert_eq!(told[member], given[member], "{member}"),
            "new" => assert!(!told[member].is_null(), "{member}"),
            _ => assert!(told.get(member).is_none(), "{member} cannot be known: {}", told[member]),
        }
    }
    let told: BTreeSet<&str> = told.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    let known: BTreeSet<&str> = SYNTAX.iter().map(|(name, _)| *name).collect();
    assert!(told.is_subset(&known), "{told:?}");
    let legacy = &response["Successful"][1];
    assert_eq!(legacy["Targets"], json!([{"Key": "InstanceIds", "Values": ["i-0aaaabbbbccccdddd"]}]));
    assert_eq!((&legacy["DocumentVersion"], &legacy["AssociationVersion"]), (&json!("$DEFAULT"), &json!("1")));
}

#[test]
fn an_entry_that_fails_is_echoed_with_the_services_words() {
    let done = run(&["dry-run", "examples/dry-run/batch.json"]);
    let response = parse(&done.out);
    let request = parse(&std::fs::read_to_string("examples/dry-run/batch.json").unwrap_or_default());
    assert_eq!(done.status, 1);
    let failed = &response["Failed"];
    assert_eq!(failed[0]["Entry"], request["Entries"][2]);
    assert_eq!(failed[0]["Message"], "Document type Package is not supported for associations");
    assert_eq!((failed[0]["Fault"].as_str(), failed.as_array().map(Vec::len)), (Some("Client"), Some(1)));
    assert!(done.err.contains("it is not documented whether"), "{}", done.err);
    assert!(!done.out.contains("it is not documented"), "{}", done.out);
    let beside = parse(&run(&["dry-run", "examples/dry-run/batch.json", "--format", "json"]).out);
    assert_eq!(beside["answers"][0]["response"], response);
    assert!(beside["answers"][0]["remarks"][0].as_str().is_some_and(|remark| remark.contains("it is not documented")));
}

#[test]
fn a_call_that_is_refused_as_a_whole_answers_the_error_alone() {
    let twice = "Entries:\n  - {Name: AWS-FindWindowsUpdates, InstanceId: i-0aaaabbbbccccdddd}\n  - {Name: AWS-ListWindowsInventory, InstanceId: i-0aaaabbbbccccdddd}\n";
    let wrong = "Name: a b\nAssociationName: a b\nTargets:\n  - {Key: 'tag:Env', Values: [prod]}\n";
    let root = folder("refused", &[("twice.yaml", twice), ("wrong.yaml", wrong)]);
    let done = run_in(&root, &["dry-run", "twice.yaml"], "");
    assert_eq!((parse(&done.out), done.status), (json!({"__type": "DuplicateInstanceId"}), 1));
    let done = run_in(&root, &["dry-run", "wrong.yaml"], "");
    let body = parse(&done.out);
    assert_eq!(body["__type"], "ValidationException");
    assert!(
        body["Message"].as_str().is_some_and(|words| words.starts_with("2 validation errors detected: Value")),
        "{body}"
    );
}

#[test]
fn single_requests_are_answered_in_their_own_shape() {
    let create = "Name: AWS-UpdateSSMAgent\nTargets:\n  - {Key: 'tag:Env', Values: [prod]}\n";
    let update = "AssociationId: 8dfe3659-4309-493a-8755-0123456789ab\nScheduleExpression: rate(1 day)\n";
    let existing = r#"{"Associations": [{"Name": "AWS-UpdateSSMAgent", "AssociationId": "8dfe3659-4309-493a-8755-0123456789ab", "AssociationVersion": "3"}]}"#;
    let files = [
        ("create.yaml", create),
        ("update.yaml", update),
        ("existing.json", existing),
        ("ssmlint.yaml", "associations: { paths: [existing.json] }\n"),
    ];
    let root = folder("single", &files);
    let made = parse(&run_in(&root, &["dry-run", "create.yaml"], "").out);
    assert_eq!(violations("association-response", &made), [""; 0]);
    assert_eq!(made["AssociationDescription"]["Name"], "AWS-UpdateSSMAgent");
    let done = run_in(&root, &["dry-run", "update.yaml"], "");
    let changed = parse(&done.out);
    assert_eq!(violations("association-response", &changed), [""; 0]);
    let description = &changed["AssociationDescription"];
    assert_eq!((&description["AssociationVersion"], &description["Name"]), (&json!("4"), &json!("AWS-UpdateSSMAgent")));
    assert_eq!((&description["ScheduleExpression"], done.status), (&json!("rate(1 day)"), 0));
    let none = run_in(&root, &["dry-run", "existing.json"], "");
    assert_eq!((none.status, none.out.as_str()), (2, ""));
}
