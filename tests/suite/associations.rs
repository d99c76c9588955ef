//! The labelled cases: what the API refuses is reported with its error, what it accepts draws none.
//!
//! `tests/README.md` says what the members of a case mean.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use serde_json::{Value, json};
use ssmlint::service::Operation;
use ssmlint::{Input, Report, Role, Settings, Severity, Workspace, check};
use std::collections::BTreeSet;

pub(crate) fn cases() -> Vec<Value> {
    let text = include_str!("../cases/associations.jsonl");
    let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    let all: Vec<Value> = text.lines().filter(|line| !line.is_empty()).map(parse).collect();
    // Terraform has a front end of its own; its cases are read when that is.
    all.into_iter().filter(|case| case.get("format").is_none_or(|format| format == "cfn")).collect()
}

fn is_template(case: &Value) -> bool {
    case.get("format").is_some()
}

fn settings(case: &Value) -> Settings {
    let context = &case["context"];
    let text = |name: &str| context[name].as_str().map(str::to_owned);
    let truth = |name: &str| context[name].as_bool().unwrap_or_default();
    let mut settings = Settings { region: text("region"), account: text("account"), ..Settings::default() };
    settings.documents.complete = Some(truth("documents_complete"));
    settings.inventory.complete = Some(truth("inventory_complete"));
    settings.associations.complete = Some(truth("associations_complete"));
    settings.association_count = context["association_count"].as_u64();
    let external = context["external_documents"].as_array().into_iter().flatten();
    settings.external_documents = external.filter_map(Value::as_str).map(str::to_owned).collect();
    settings
}

fn operation(case: &Value) -> Operation {
    let name = case["operation"].as_str().unwrap_or_default();
    Operation::ALL.into_iter().find(|operation| operation.name() == name).unwrap_or_else(|| panic!("operation {name}"))
}

/// The files of a case, opened.
pub(crate) fn opened(case: &Value) -> (Workspace, Settings) {
    let request = |name: &str, value: &Value| Input::new(name, value.to_string(), Role::Given);
    let fact = |name: &str, value: &Value| Input::new(name, value.to_string(), Role::Fact);
    let mut workspace = Workspace::default();
    let operation = (!is_template(case)).then(|| operation(case));
    workspace.open(vec![request("case.json", &case["input"])], operation);
    let facts = [("documents", case["documents"].clone()), ("inventory", case["inventory"].clone())];
    let existing = case.get("associations").map(|list| ("associations", json!({ "Associations": list })));
    for (name, value) in facts.into_iter().chain(existing).filter(|(_, value)| !value.is_null()) {
        workspace.open(vec![fact(&format!("{name}.json"), &value)], None);
    }
    (workspace, settings(case))
}

fn run(case: &Value) -> Report {
    let (workspace, settings) = opened(case);
    check(&workspace, &settings)
}

fn names<'v>(case: &'v Value, member: &str) -> BTreeSet<&'v str> {
    case[member].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn every_case_holds_by_its_passing_rule() {
    let mut wrong = Vec::new();
    for case in cases() {
        let report = run(&case);
        let errors: Vec<_> = report.findings.iter().filter(|found| found.severity == Severity::Error).collect();
        let reported: BTreeSet<&str> =
            errors.iter().filter_map(|found| found.api_error).map(|error| error.name()).collect();
        let (expected, accepted) = (names(&case, "expect"), names(&case, "accept_also"));
        let known: BTreeSet<&str> = expected.union(&accepted).copied().collect();
        let holds = reported.is_subset(&known) && (expected.is_subset(&reported) || !reported.is_disjoint(&accepted));
        if !holds {
            let said: Vec<String> =
                errors.iter().map(|found| format!("{} {}", found.rule.name, found.pointer)).collect();
            wrong.push(format!("{}: expected {expected:?} or {accepted:?}, got {said:?}", case["id"]));
        }
    }
    assert!(wrong.is_empty(), "{}\n{} cases", wrong.join("\n"), wrong.len());
}

#[test]
fn what_the_api_accepts_draws_no_error() {
    for case in cases().iter().filter(|case| case["expect"].as_array().is_some_and(Vec::is_empty)) {
        let report = run(case);
        assert_eq!(report.count(Severity::Error), 0, "{}: {:?}", case["id"], report.findings);
    }
}

/// `Entries[0].Targets[1].Key` as a JSON Pointer.
fn pointer(field: &str) -> String {
    let path = field.replace('[', ".").replace(']', "");
    path.split('.').filter(|part| !part.is_empty()).fold(String::new(), |pointer, part| pointer + "/" + part)
}

#[test]
fn findings_stand_where_the_cases_say() {
    let (mut right, mut wrong) = (0, Vec::new());
    for case in cases().iter().filter(|case| case["expect"].as_array().is_some_and(|list| !list.is_empty())) {
        let Some(field) = case["field"].as_str() else { continue };
        let report = run(case);
        let places: Vec<&str> = report.findings.iter().map(|found| found.pointer.as_str()).collect();
        if places.contains(&pointer(field).as_str()) {
            right += 1;
        } else {
            wrong.push(format!("{}: {field}, got {places:?}", case["id"]));
        }
    }
    let share = f64::from(right) / (f64::from(right) + wrong.len() as f64);
    assert!(share >= 0.95, "{share:.3}\n{}", wrong.join("\n"));
}

#[test]
fn errors_say_what_of_the_call_is_refused_and_what_else_may_be_answered() {
    let mut wrong = Vec::new();
    for case in cases() {
        let report = run(&case);
        let (expected, accepted) = (names(&case, "expect"), names(&case, "accept_also"));
        let errors: Vec<_> = report.findings.iter().filter(|found| found.severity == Severity::Error).collect();
        let expected_ones =
            || errors.iter().filter(|found| found.api_error.is_some_and(|error| expected.contains(error.name())));
        if let Some(scope) = case["scope"].as_str()
            && !expected_ones().any(|found| found.scope.name() == scope)
        {
            let scopes: Vec<&str> = errors.iter().map(|found| found.scope.name()).collect();
            wrong.push(format!("{}: scope {scope}, got {scopes:?}", case["id"]));
        }
        let also: BTreeSet<&str> = expected_ones().flat_map(|found| &found.also).map(|error| error.name()).collect();
        let missing: Vec<&&str> = accepted.difference(&also).collect();
        if !expected.is_empty() && expected_ones().next().is_some() && !missing.is_empty() {
            wrong.push(format!("{}: also {missing:?}, got {also:?}", case["id"]));
        }
    }
    assert!(wrong.is_empty(), "{}\n{} cases", wrong.join("\n"), wrong.len());
}

#[test]
fn what_cloudformation_refuses_is_a_warning_of_its_own() {
    let due = [("cfn-target-maps", "unsupported-property"), ("cfn-wait-14", "invalid-wait-timeout")];
    for (id, rule) in due {
        let case = cases().into_iter().find(|case| case["id"] == id).unwrap_or_else(|| panic!("no case {id}"));
        let report = run(&case);
        let field = case["field"].as_str().map(pointer);
        let found = report.findings.iter().find(|found| found.rule.name.as_str() == rule);
        assert_eq!(found.map(|found| (found.severity, found.pointer.clone())), field.map(|at| (Severity::Warning, at)));
    }
}
