//! Which rules are called on what: none that has nothing to look at.

#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use crate::rules::{Block, blocks, examples, open};
use ssmlint::model::Association;
use ssmlint::rules::ALL;
use ssmlint::service::Field;
use ssmlint::{Role, check};
use std::collections::BTreeMap;
use std::fs;

/// How often each rule is called while a request is checked.
fn calls(name: &str, request: &str) -> BTreeMap<String, usize> {
    let root = folder(name, &[("request.yaml", request)]);
    let done = run_in(&root, &["check", "--isolated", "--timing", "request.yaml"], "");
    let counted = done.err.lines().filter_map(|line| {
        let (times, rule) = line.split_once(" calls of ").or(line.split_once(" call of "))?;
        Some((rule.to_owned(), times.parse().ok()?))
    });
    counted.collect()
}

/// The rules of a family among those that were called.
fn of_family(family: u16, calls: &BTreeMap<String, usize>) -> Vec<&str> {
    let ours = ALL.iter().filter(|rule| rule.meta.code.family() == family).map(|rule| rule.meta.name.as_str());
    let mut called: Vec<&str> = ours.filter(|name| calls.contains_key(*name)).collect();
    called.sort_unstable();
    called
}

const CLEAN: &str = "Name: AWS-RunShellScript\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {commands: [ls]}\n\
                     ScheduleExpression: cron(0 2 ? * SUN *)\n";

#[test]
fn what_is_clean_calls_hardly_a_rule() {
    let counted = calls("calls-clean", CLEAN);
    let called = [2, 3, 4, 5, 6].map(|family| of_family(family, &counted));
    assert_eq!(called.concat(), ["wrong-number-of-values", "no-suitable-node", "target-without-nodes"], "{counted:?}");
}

#[test]
fn without_targets_no_rule_about_them_is_called() {
    let counted = calls("calls-node", "Name: AWS-RunShellScript\nInstanceId: i-0123456789abcdef0\n");
    assert_eq!(of_family(3, &counted), [] as [&str; 0], "{counted:?}");
    assert_eq!(of_family(2, &counted), [] as [&str; 0], "{counted:?}");
    assert_eq!(of_family(5, &counted), ["missing-parameter"], "{counted:?}");
}

#[test]
fn what_is_there_is_looked_at() {
    let faulty = CLEAN.replace("cron(0 2 ? * SUN *)", "cron(0 2 * * *)").replace("[ls]", "7").replace("tag:a", "tags");
    let counted = calls("calls-faulty", &faulty);
    let times = |rule: &str| counted.get(rule).copied().unwrap_or_default();
    assert_eq!(["cron-field-count", "wrong-type", "unknown-target-key"].map(times), [1; 3], "{counted:?}");
    let batch = "Entries:\n- Name: AWS-RunShellScript\n  Parameters: {commands: [ls], executionTimeout: ['7', '']}\n  \
                 Targets: [{Key: 'tag:a', Values: [b, b]}]\n- Name: AWS-RunShellScript\n  InstanceId: i-0123456789abcdef0\n";
    let counted = calls("calls-batch", batch);
    let times = |rule: &str| counted.get(rule).copied().unwrap_or_default();
    let once = ["repeated-target-value", "instance-id-with-targets", "missing-parameter", "parameter-pattern-mismatch"];
    assert_eq!(once.map(times), [1; 4], "{counted:?}");
    assert_eq!(times("repeated-association"), 2, "{counted:?}");
}

#[test]
fn calls_are_told_on_request_and_the_most_frequent_first() {
    let root = folder("calls-order", &[("request.yaml", CLEAN)]);
    let quiet = run_in(&root, &["check", "--isolated", "request.yaml"], "");
    assert!(quiet.status == 0 && !quiet.err.contains(" call of "), "{}", quiet.err);
    let done = run_in(&root, &["check", "--isolated", "--timing", "request.yaml"], "");
    let times = done.err.lines().filter_map(|line| line.split_once(" call")?.0.parse().ok());
    let times: Vec<usize> = times.collect();
    assert!(times.len() > 5 && times.is_sorted_by(|one, next| one >= next), "{}", done.err);
}

/// The members of which a rule states that one must be there; `None` where it states something else.
fn stated(source: &str) -> Option<Vec<Field>> {
    let (_, rest) = source.split_once("check: Check::Given(&[")?;
    let (members, _) = rest.split_once(']')?;
    Some(members.split(',').filter_map(|name| Field::of(name.trim().trim_start_matches("Field::"))).collect())
}

#[test]
fn a_rule_is_called_on_all_that_the_failing_examples_of_its_page_hold() {
    let mut counted = 0;
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let page = meta.page();
        let read = |path: String| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let Some(members) = stated(&read(format!("src/rules/{}.rs", page.replace('-', "_")))) else {
            continue;
        };
        assert!(!members.is_empty(), "{page} states no member");
        let blocks = blocks(&read(format!("rules/{page}.md")));
        for example in examples(&blocks) {
            let files: Vec<&Block> = example.iter().filter_map(|&index| blocks.get(index)).collect();
            if files.last().is_none_or(|block| block.section != "Example") {
                continue;
            }
            let (workspace, mut settings) = open(&files);
            settings.counts_calls = true;
            let report = check(&workspace, &settings);
            let checked = workspace.files().iter().filter(|file| file.role == Role::Given);
            let gives = |one: &Association<'_>| members.iter().any(|member| one.perhaps(*member).is_some());
            let held = checked.flat_map(|file| file.associations()).filter(gives).count();
            let calls = report.calls.get(&meta.name).copied().unwrap_or_default();
            // One whose document is not known for sure is looked at once more for each that it may be of.
            assert!(held > 0 && calls >= held, "{page}: called {calls} times on {held} in {files:#?}");
            counted += 1;
        }
    }
    assert!(counted > 25, "{counted} examples");
}

#[test]
fn a_rule_finds_nothing_where_nothing_is_seen_that_it_states() {
    let mut counted = 0;
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let path = format!("rules/{}.md", meta.page());
        let blocks = blocks(&fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")));
        for example in examples(&blocks) {
            let files: Vec<&Block> = example.iter().filter_map(|&index| blocks.get(index)).collect();
            let (workspace, mut settings) = open(&files);
            let found = check(&workspace, &settings);
            settings.looks_at_all = true;
            let all = check(&workspace, &settings);
            assert_eq!(format!("{:?}", found.findings), format!("{:?}", all.findings), "{path}: {files:#?}");
            counted += 1;
        }
    }
    assert!(counted > 250, "{counted} examples");
}
