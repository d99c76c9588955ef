//! The whole report of each labelled case: every word that a user reads of it, and what is left undecided.
//!
//! The labels of the cases say what must hold; the files of `cases/told/` keep the rest, so that no word and no silence changes
//! unseen. `SSMLINT_BLESS=1 cargo test --test suite told` writes them anew: read the difference.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::catalogue::knows_all_rules;
use crate::drawings::notes;
use crate::rules::{Block, blocks, examples, open};
use crate::{associations, explain, parameters};
use serde_json::{Value, json};
use ssmlint::engine::{Analysis, Row, State, causes};
use ssmlint::output::Located;
use ssmlint::rule;
use ssmlint::rules::ALL;
use ssmlint::service::schedule::parse;
use ssmlint::{Diagnostic, Input, Project, Report, Role, Settings, Workspace, check};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// Causes of a message that are kept.
const PLACES: usize = 5;

/// Compares with what is kept.
pub(crate) fn keep(name: &str, text: &str) {
    let path = format!("tests/cases/told/{name}.txt");
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept != text && std::env::var_os("SSMLINT_BLESS").is_some() {
        if knows_all_rules() {
            fs::write(&path, text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        return;
    }
    let first = kept.lines().zip(text.lines()).enumerate().find(|(_, (kept, told))| kept != told);
    assert!(
        kept == text,
        "{path} keeps something else, first in line {first:?}: see what changed with SSMLINT_BLESS=1"
    );
}

fn rows(text: &'static str) -> impl Iterator<Item = Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
}

fn id(case: &Value) -> &str {
    case["id"].as_str().unwrap_or_default()
}

/// What is found, a line each, with notes, fixes and the service's words below it.
fn found(report: &Report, workspace: &Workspace, text: &mut String) {
    let (sources, located) = (workspace.sources(), Located::new(workspace.sources()));
    for finding in &report.findings {
        let (start, end) = located.positions(finding.place.span);
        let name = located.name(finding.place.span.source);
        let (severity, rule) = (finding.severity.name(), finding.rule.name);
        let (line, from, to) = (start.line, start.column, end.column);
        let _ = writeln!(text, "{name}:{line}:{from}-{to} {severity} {rule}: {}", finding.message);
        notes(finding, sources, &located).iter().for_each(|note| _ = writeln!(text, "  = {note}"));
        finding.fixes.iter().for_each(|fix| _ = writeln!(text, "  = fix: {}", fix.title));
        finding.api_message().iter().for_each(|words| _ = writeln!(text, "  > {words}"));
    }
}

/// What is undecided; what is not known of the account is the same for all.
fn undecided(report: &Report, text: &mut String) {
    for open in report.undecided.iter().filter(|open| !open.of_account) {
        let (error, pointer, reason, count) = (open.api_error, &open.pointer, open.reason(), open.count);
        let _ = writeln!(text, "undecided {error} {pointer} x{count}: {reason}");
    }
}

#[test]
fn of_files() {
    let mut text = String::new();
    for case in rows(include_str!("../cases/content.jsonl")).chain(rows(include_str!("../cases/field.jsonl"))) {
        let files = case["files"].as_object().into_iter().flatten();
        let input = |(name, text): (&String, &Value)| Input::new(name, text.as_str().unwrap_or_default(), Role::Given);
        let mut workspace = Workspace::default();
        // The configuration is the command's.
        workspace.open(files.filter(|(name, _)| !name.ends_with("ssmlint.yaml")).map(input).collect(), None);
        let report = check(&workspace, &Settings::default());
        let _ = writeln!(text, "== {}", id(&case));
        found(&report, &workspace, &mut text);
        undecided(&report, &mut text);
    }
    keep("files", &text);
}

/// How often each error is open by the coverage, which judges every error of every association.
fn open_in(rows: &[Row]) -> BTreeMap<&'static str, usize> {
    let mut open = BTreeMap::new();
    let states = rows.iter().flat_map(|row| &row.states);
    for (error, _) in states.filter(|(_, state)| matches!(state, State::Undecided(_))) {
        *open.entry(error.name()).or_default() += 1;
    }
    open
}

/// The same by the report, for which most errors take no look.
fn open_of(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut open = BTreeMap::new();
    for undecided in &report.undecided {
        *open.entry(undecided.api_error.name()).or_default() += undecided.count;
    }
    open
}

#[test]
fn of_associations() {
    let mut text = String::new();
    for case in associations::cases() {
        let (workspace, settings) = associations::opened(&case);
        let report = check(&workspace, &settings);
        let _ = writeln!(text, "== {}", id(&case));
        found(&report, &workspace, &mut text);
        undecided(&report, &mut text);
        let projects = [Project::all(settings)];
        let analysis = Analysis::of(&workspace, &projects);
        let rows = analysis.coverage(&report);
        assert_eq!(open_in(&rows), open_of(&report), "{}: what is open is told twice, and not alike", id(&case));
        for row in rows {
            let of = |wanted: State| {
                let states = row.states.iter().filter(|(_, state)| *state == wanted);
                states.map(|(error, _)| error.name()).collect::<Vec<_>>().join(" ")
            };
            let (pointer, raised, passed) = (row.pointer, of(State::Raised), of(State::Passed));
            let _ = writeln!(text, "{} {pointer} raised: {raised}; passed: {passed}", row.operation);
        }
        for response in analysis.responses(&report) {
            let _ = writeln!(text, "response {} {}", response.body, response.remarks.join("; "));
        }
        for reached in analysis.radius().associations {
            let (nodes, unlisted) = (reached.nodes.join(" "), reached.unlisted.join(" "));
            let more = if reached.open { " and more" } else { "" };
            let _ = writeln!(text, "reaches {nodes}{more}; not listed: {unlisted}");
        }
    }
    keep("associations", &text);
}

#[test]
fn of_parameters() {
    let mut text = String::new();
    for row in parameters::rows() {
        let workspace = parameters::opened(&row);
        let report = check(&workspace, &Settings::default());
        let _ = writeln!(text, "== {}", id(&row));
        found(&report, &workspace, &mut text);
        undecided(&report, &mut text);
    }
    keep("parameters", &text);
}

#[test]
fn of_schedules() {
    let mut text = String::new();
    for case in rows(include_str!("../cases/schedules.jsonl")) {
        let schedule = case["expr"].as_str().unwrap_or_default();
        let targets = json!([{"Key": "tag:Env", "Values": ["prod"]}]);
        let request = json!({"Name": "AWS-UpdateSSMAgent", "Targets": targets, "ScheduleExpression": schedule});
        let mut workspace = Workspace::default();
        workspace.open(vec![Input::new("request.json", request.to_string(), Role::Given)], None);
        let _ = writeln!(text, "== {} {schedule:?}", id(&case));
        found(&check(&workspace, &Settings::default()), &workspace, &mut text);
        if let Some(schedule) = parse(schedule).schedule {
            let _ = writeln!(text, "{}", rule::sentence(&schedule, 0));
        }
    }
    keep("schedules", &text);
}

#[test]
fn of_messages() {
    let mut text = String::new();
    // Where the messages would come from: requests and templates that are wrong in many ways.
    let refused =
        associations::cases().into_iter().filter(|case| case["expect"].as_array().is_some_and(|it| !it.is_empty()));
    let input = |case: Value| Input::new(format!("{}.json", id(&case)), case["input"].to_string(), Role::Given);
    let mut workspace = Workspace::default();
    workspace.open(refused.map(input).collect(), None);
    let report = check(&workspace, &Settings::default());
    let located = Located::new(workspace.sources());
    let place = |finding: &Diagnostic| format!("{}{}", located.name(finding.place.span.source), finding.pointer);
    for (message, _) in explain::messages() {
        let _ = writeln!(text, "== {}", message.trim_end());
        let Some(known) = ssmlint::engine::explain(&message) else { continue };
        let errors: Vec<&str> = known.errors.iter().map(|error| error.name()).collect();
        let _ = writeln!(text, "{} {errors:?}: {}", known.kind.name(), known.text);
        for said in &known.said {
            let _ = writeln!(text, "  = {} {:?} {:?}", said.rule.name, said.texts, said.member);
        }
        let _ = writeln!(text, "  = {:?} {:?} {}", known.schedule, known.resource, known.deployed);
        let found = causes(&known, report.findings.clone(), &workspace);
        let places: Vec<String> = found.places.iter().take(PLACES).map(place).collect();
        let _ = writeln!(text, "  < {} and {}: {}", found.places.len(), found.elsewhere.len(), places.join(" "));
    }
    keep("messages", &text);
}

/// Pages draw what is found; here stands what their examples leave undecided.
#[test]
fn of_pages() {
    let mut text = String::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let page = blocks(meta.docs);
        for (number, example) in examples(&page).iter().enumerate() {
            let files: Vec<&Block> = example.iter().filter_map(|&index| page.get(index)).collect();
            let (workspace, settings) = open(&files);
            let _ = writeln!(text, "== {} {number}", meta.name);
            undecided(&check(&workspace, &settings), &mut text);
        }
    }
    keep("pages", &text);
}
