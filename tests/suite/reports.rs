//! What a run says beside its findings: what was checked, what is undecided, how far associations reach.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run, run_in};
use serde_json::Value;
use ssmlint::service::Operation;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const PATCH: &str = "Name: Acme-Patch\nInstanceId: i-0aaaabbbbccccdddd\n";

#[test]
fn the_states_add_up_to_errors_times_associations() {
    let done = run(&["check", "examples/fleet", "--report", "coverage", "--format", "json"]);
    let view = json(&done.out);
    let rows = view["associations"].as_array().cloned().unwrap_or_default();
    let errors = |row: &Value| {
        let operation = Operation::ALL.into_iter().find(|operation| row["operation"] == operation.name());
        operation.map_or(0, |operation| operation.errors().len())
    };
    let expected: usize = rows.iter().map(errors).sum();
    let states = |name: &str| view["totals"][name].as_u64().unwrap_or_default();
    let total: u64 = ["raised", "passed", "undecided", "not-applicable"].into_iter().map(states).sum();
    assert_eq!((rows.len(), total), (8, expected as u64));
    let report = json(&run(&["check", "examples/fleet", "--format", "json"]).out);
    assert_eq!(report["summary"]["undecided"].as_u64(), Some(states("undecided")));
    let counted: u64 =
        report["undecided"].as_array().into_iter().flatten().filter_map(|row| row["count"].as_u64()).sum();
    assert_eq!(counted, states("undecided"));
}

#[test]
fn an_error_is_raised_where_a_finding_says_so_and_only_there() {
    let view = json(&run(&["check", "examples/fleet", "--report", "coverage", "--format", "json"]).out);
    let state = |row: usize, error: &str| {
        let answers = view["associations"][row]["answers"].as_array().cloned().unwrap_or_default();
        let answer = answers.into_iter().find(|answer| answer["api_error"] == error);
        answer.and_then(|answer| answer["state"].as_str().map(str::to_owned)).unwrap_or_default()
    };
    assert_eq!(state(0, "InvalidSchedule"), "raised");
    assert_eq!(state(0, "InvalidDocument"), "passed");
    assert_eq!(state(0, "InvalidInstanceId"), "not-applicable");
    assert_eq!(state(1, "UnsupportedPlatformType"), "raised");
    assert_eq!(state(2, "UnsupportedPlatformType"), "passed");
    assert_eq!(state(2, "AssociationAlreadyExists"), "undecided");
    assert_eq!(state(0, "InternalServerError"), "not-applicable");
}

#[test]
fn what_is_undecided_is_said_in_one_line_and_listed_on_request() {
    let root = folder("undecided", &[("a.yaml", PATCH), ("b.yaml", PATCH)]);
    let done = run_in(&root, &["check"], "");
    assert!(done.err.contains("checks undecided: "), "{}", done.err);
    assert!(done.err.contains("no definition of `Acme-Patch` ("), "{}", done.err);
    assert!(done.err.contains("--show-undecided lists them"), "{}", done.err);
    let listed = run_in(&root, &["check", "--show-undecided"], "");
    let line = "a.yaml:1:7: undecided[InvalidParameters] no definition of `Acme-Patch`: add it under `documents` in the configuration";
    assert!(listed.out.lines().any(|found| found == line), "{}", listed.out);
    assert!(listed.out.contains("undecided[InvalidInstanceId] no inventory"), "{}", listed.out);
    assert!(!listed.err.contains("--show-undecided"), "{}", listed.err);
}

#[test]
fn enough_facts_leave_nothing_undecided() {
    let settings = "associations: { paths: [existing.json], complete: true, count: 3 }\n";
    let existing = r#"{"Associations": []}"#;
    let document =
        "schemaVersion: \"1.2\"\ndescription: d\nruntimeConfig:\n  aws:runShellScript:\n    properties: []\n";
    let inventory = r#"[{"InstanceId": "i-0aaaabbbbccccdddd", "PlatformType": "Linux", "State": "running"}]"#;
    let files = [
        ("a.yaml", PATCH),
        ("Acme-Patch.yaml", document),
        ("inventory.json", inventory),
        ("existing.json", existing),
        ("ssmlint.yaml", settings),
    ];
    let done = run_in(&folder("decided", &files), &["check", "--format", "json"], "");
    let report = json(&done.out);
    assert_eq!((&report["summary"]["errors"], &report["summary"]["undecided"]), (&0.into(), &0.into()), "{}", done.out);
}

#[test]
fn targets_are_counted_with_their_rate_and_their_overlaps() {
    let request = "Entries:\n  - Name: Acme-Hello\n    Targets: [{Key: \"tag:Env\", Values: [prod]}]\n    MaxConcurrency: 50%\n    MaxErrors: 10%\n  - Name: Acme-Hello\n    Targets: [{Key: InstanceIds, Values: [i-00000000000000001]}]\n  - Name: Acme-Hello\n    Targets: [{Key: \"resource-groups:Name\", Values: [g]}]\n";
    let node = |number: usize| {
        let tag = if number % 2 == 1 { "prod" } else { "test" };
        format!(
            r#"{{"InstanceId": "i-{number:017}", "PlatformType": "Linux", "Tags": [{{"Key": "Env", "Value": "{tag}"}}]}}"#
        )
    };
    let inventory = format!("[{}]", (0..40).map(node).collect::<Vec<_>>().join(","));
    let root = folder("radius", &[("a.yaml", request), ("inventory.json", &inventory)]);
    let view = json(&run_in(&root, &["check", "--report", "targets", "--format", "json"], "").out);
    let first = &view["associations"][0];
    assert_eq!(first["nodes"].as_array().map(Vec::len), Some(20));
    assert_eq!((&first["max_concurrency"]["count"], &first["max_errors"]["count"]), (&10.into(), &2.into()));
    assert_eq!((&first["open"], &view["associations"][2]["open"]), (&false.into(), &true.into()));
    assert_eq!(view["overlaps"][0]["node"], "i-00000000000000001");
    assert_eq!(view["overlaps"][0]["associations"].as_array().map(Vec::len), Some(2));
    let text = run_in(&root, &["check", "--report", "targets"], "").out;
    let row = text.lines().nth(1).unwrap_or_default();
    let cells: Vec<&str> = row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let wanted = ["a.yaml:2", "Acme-Hello", "20 nodes", "50%: 10 at once", "10%: stops at error 3"];
    assert_eq!(cells.get(..5), Some(wanted.as_slice()), "{text}");
    assert!(row.ends_with(", and 15 more"), "{text}");
    let overlap = "The same document on the same node\nDOCUMENT    NODE                 PLACES\nAcme-Hello  i-00000000000000001  a.yaml:2, a.yaml:6\n";
    assert!(text.contains(overlap), "{text}");
}

#[test]
fn findings_carry_the_services_own_words_and_no_value_of_a_parameter() {
    let report = json(&run(&["check", "examples/fleet", "--format", "json"]).out);
    let words = |rule: &str| {
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        let finding = findings.into_iter().find(|finding| finding["rule"] == rule).unwrap_or_default();
        finding["api_message"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(words("unknown-parameter"), "Parameter \"Chanel\" is not defined in the document.");
    assert_eq!(
        words("parameter-value-not-allowed"),
        "Parameter \"Action\" has value \"…\" not found in [Install, Uninstall]."
    );
    assert_eq!(words("duplicate-instance-id"), "");
}

#[test]
fn the_report_for_programs_says_where_what_is_undecided_stands_whatever_else_is_written() {
    let root = folder("undecided-places", &[("a.yaml", PATCH)]);
    let here = json(&run_in(&root, &["check", "--format", "json", "a.yaml"], "").out)["undecided"].clone();
    run_in(&root, &["check", "--quiet", "--output", "json=report.json", "a.yaml"], "");
    let file = std::fs::read_to_string(root.join("report.json")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(json(&file)["undecided"], here);
    let pointers: Vec<&str> = here.as_array().into_iter().flatten().filter_map(|row| row["pointer"].as_str()).collect();
    assert!(pointers.contains(&"/Name") && pointers.contains(&"/InstanceId"), "{here}");
    let reasons: Vec<&str> = here.as_array().into_iter().flatten().filter_map(|row| row["reason"].as_str()).collect();
    assert!(
        reasons.contains(&"no definition of `Acme-Patch`: add it under `documents` in the configuration"),
        "{here}"
    );
}
