//! Which rules are called on what: none that has nothing to look at.

use crate::command::{folder, run_in};
use ssmlint::rules::ALL;
use std::collections::BTreeMap;

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
fn what_is_clean_calls_no_rule_about_faults() {
    let counted = calls("calls-clean", CLEAN);
    assert_eq!(of_family(2, &counted), ["at-in-the-past", "at-without-apply-only", "numeric-weekday"], "{counted:?}");
    let shape = ["missing-member", "wrong-type", "text-length", "text-pattern"];
    assert_eq!(shape.map(|rule| counted.get(rule)), [None; 4], "{counted:?}");
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
    let faulty = CLEAN.replace("cron(0 2 ? * SUN *)", "cron(0 2 * * *)").replace("[ls]", "7");
    let counted = calls("calls-faulty", &faulty);
    let times = |rule: &str| counted.get(rule).copied().unwrap_or_default();
    let rules = ["cron-field-count", "wrong-type", "unknown-target-key", "parameter-type", "unknown-document"];
    assert_eq!(rules.map(times), [1; 5], "{counted:?}");
    let batch = "Entries:\n- Name: AWS-RunShellScript\n  Parameters: {commands: [ls]}\n  Targets: [{Key: 'tag:a', Values: [b]}]\n\
                 - Name: AWS-RunShellScript\n  InstanceId: i-0123456789abcdef0\n";
    let counted = calls("calls-batch", batch);
    let times = |rule: &str| counted.get(rule).copied().unwrap_or_default();
    assert_eq!([times("empty-target-value"), times("missing-target"), times("missing-parameter")], [1, 1, 2]);
    assert_eq!([times("repeated-association"), times("parameter-type")], [2, 1], "{counted:?}");
}

#[test]
fn calls_are_told_on_request_and_the_most_frequent_first() {
    let root = folder("calls-order", &[("request.yaml", CLEAN)]);
    let quiet = run_in(&root, &["check", "--isolated", "request.yaml"], "");
    assert!(quiet.status == 0 && !quiet.err.contains(" call of "), "{}", quiet.err);
    let done = run_in(&root, &["check", "--isolated", "--timing", "request.yaml"], "");
    let times = done.err.lines().filter_map(|line| line.split_once(" call")?.0.parse().ok());
    let times: Vec<usize> = times.collect();
    assert!(times.len() > 30 && times.is_sorted_by(|one, next| one >= next), "{}", done.err);
}
