//! `allowedPattern` in Java's meaning: Amazon's own patterns, the labelled cases, and patterns made to do harm.
//!
//! The expectations were computed with `java.util.regex`; the tests need no Java.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use serde_json::Value;
use ssmlint::service::java_pattern::{Compiled, JavaPattern};
use std::collections::{BTreeMap, BTreeSet};

fn rows(text: &str) -> Vec<Value> {
    let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    text.lines().filter(|line| !line.is_empty()).map(parse).collect()
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    }
}

/// A parameter of the catalogue that has a pattern.
struct Declared {
    place: String,
    pattern: String,
    defaults: Vec<String>,
}

fn catalogue() -> Vec<Declared> {
    let mut found = Vec::new();
    for document in rows(include_str!("../../src/service/catalogue.jsonl")) {
        for (name, parameter) in document["Content"]["parameters"].as_object().into_iter().flatten() {
            let Some(pattern) = parameter["allowedPattern"].as_str() else { continue };
            let place = format!("{} {name}", document["Name"].as_str().unwrap_or_default());
            let defaults = texts(&parameter["default"]).into_iter().map(str::to_owned).collect();
            found.push(Declared { place, pattern: pattern.to_owned(), defaults });
        }
    }
    found
}

/// `^[^ …-…]+$` with invisible characters between the brackets: a range that is not understood.
const NOT_UNDERSTOOD: usize = 1;

#[test]
fn all_patterns_of_amazon_are_understood_but_one() {
    let patterns: BTreeSet<String> = catalogue().into_iter().map(|declared| declared.pattern).collect();
    let missing: Vec<_> = patterns.iter().filter(|pattern| JavaPattern::compile(pattern).is_none()).collect();
    assert!(patterns.len() > 800, "{} patterns", patterns.len());
    assert_eq!(missing.len(), NOT_UNDERSTOOD, "{missing:#?}");
    let wrong: Vec<_> = missing.iter().filter(|pattern| matches!(Compiled::of(pattern), Compiled::Wrong(_))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Parameters whose literal default breaks their own pattern: the service does not check defaults.
const BREAK_THEIR_OWN: [&str; 10] = [
    // The default shows by braces what to write.
    "AWS-MigrateIncidentManagerCloudWatchAlarms ApproverArn",
    "AWS-MigrateIncidentManagerCloudWatchAlarms AutomationAssumeRole",
    "AWS-MigrateIncidentManagerCloudWatchAlarms S3BucketName",
    "AWS-MigrateIncidentManagerCloudWatchAlarms SNSTopicArn",
    "AWS-MigrateIncidentManagerEventBridgeRules ApproverArn",
    "AWS-MigrateIncidentManagerEventBridgeRules AutomationAssumeRole",
    "AWS-MigrateIncidentManagerEventBridgeRules S3BucketName",
    "AWS-MigrateIncidentManagerEventBridgeRules SNSTopicArn",
    // `$LATEST`, and the pattern has no dollar sign.
    "AWSResilienceHub-RestoreFromRdsBackupSOP_2020-04-01 SnapshotId",
    // `None` where three characters are asked for.
    "AWSSystemsManagerSAP-Patch HANASID",
];

/// Parameters whose empty default, which stands for none, breaks their own pattern.
const EMPTY_BREAKS: usize = 24;

#[test]
fn defaults_of_amazon_match_but_those_that_are_known_not_to() {
    let mut compiled: BTreeMap<String, Compiled> = BTreeMap::new();
    let (mut broken, mut empty) = (Vec::new(), Vec::new());
    for declared in catalogue() {
        let pattern = compiled.entry(declared.pattern.clone()).or_insert_with(|| Compiled::of(&declared.pattern));
        let refused = |text: &&String| !text.contains("{{") && pattern.matches(text) == Some(false);
        match declared.defaults.iter().find(refused).map(String::as_str) {
            Some("") => empty.push(declared.place),
            Some(_) => broken.push(declared.place),
            None => {}
        }
    }
    assert_eq!(broken, BREAK_THEIR_OWN);
    assert_eq!(empty.len(), EMPTY_BREAKS, "{empty:#?}");
}

#[test]
fn labelled_cases_hold() {
    let mut judged = 0;
    let mut wrong = Vec::new();
    for case in rows(include_str!("../cases/parameters.jsonl")) {
        // What the agent on the node does with a pattern, in another dialect, is another matter.
        if case["group"] != "allowedPattern" || case["layer"] == "agent" {
            continue;
        }
        let mut verdicts = Vec::new();
        for (name, given) in case["given"].as_object().into_iter().flatten() {
            if let Some(pattern) = case["document"]["parameters"][name]["allowedPattern"].as_str() {
                let compiled = Compiled::of(pattern);
                verdicts.extend(texts(given).into_iter().map(|value| compiled.matches(value)));
            }
        }
        if verdicts.is_empty() {
            continue;
        }
        judged += 1;
        let all_match = verdicts.iter().all(|verdict| *verdict == Some(true));
        if all_match != (case["severity"] == "ok") || verdicts.contains(&None) {
            wrong.push(format!("{}: {verdicts:?}", case["id"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(judged > 50, "{judged} judged");
}

#[test]
fn what_java_refuses_is_told_from_what_is_not_understood() {
    let wrong = [
        (r"a{,3}", 1..2),
        (r"a{", 1..2),
        (r"{", 0..1),
        (r"(?P<n>a)", 0..3),
        (r"(?<1>a)", 0..4),
        (r"(?<n>a)(?<n>b)", 7..12),
        (r"a\y", 1..3),
        (r"a)", 1..2),
        (r"(a", 0..1),
        (r"[a", 0..2),
        (r"[]", 0..2),
        (r"[b-a]", 1..4),
        (r"[a-\d]", 1..5),
        (r"[a-", 1..3),
        (r"a**", 2..3),
        (r"a{2,1}", 1..6),
        (r"\x4", 0..3),
        (r"\", 0..1),
        (r"é(", 2..3),
    ];
    for (pattern, place) in wrong {
        match Compiled::of(pattern) {
            Compiled::Wrong(range) => assert_eq!(range, place, "{pattern}"),
            other => panic!("{pattern} is {other:?}"),
        }
    }
    for pattern in [
        r"(?x)a b",
        r"(?U)\w",
        r"\R",
        r"\X",
        r"\p{IsHan}",
        r"[^a&&b]",
        r"[\uD800]",
        r"\Qa\E{,1}",
        r"a{2}{3}",
        r"(?i)(a)\1",
        r"(a\1)",
    ] {
        assert!(matches!(Compiled::of(pattern), Compiled::Unknown), "{pattern}");
    }
}

/// Lines within a value are not understood.
const NOT_JUDGED: [&str; 1] = ["(?m)^a$ \"a\""];

#[test]
fn escapes_classes_and_groups_mean_what_they_mean_to_java() {
    let mut open = Vec::new();
    for row in rows(include_str!("../cases/java_patterns.jsonl")) {
        let Some(pattern) = row["pattern"].as_str() else { continue };
        let compiled = Compiled::of(pattern);
        if row["refused"] == true {
            assert!(matches!(compiled, Compiled::Wrong(_)), "{pattern} is {compiled:?}");
        }
        for (value, expected) in row["matches"].as_object().into_iter().flatten() {
            match compiled.matches(value) {
                Some(found) => assert_eq!(Some(found), expected.as_bool(), "{pattern} and {value:?}"),
                None => open.push(format!("{pattern} {value:?}")),
            }
        }
    }
    assert_eq!(open, NOT_JUDGED);
}

/// The first character whose properties are not written down.
const FIRST_WITHOUT_PROPERTIES: u32 = 0x250;

#[test]
fn properties_have_the_members_that_they_have_in_java() {
    let mut names = 0;
    for row in rows(include_str!("../cases/java_patterns.jsonl")) {
        let Some(name) = row["property"].as_str() else { continue };
        names += 1;
        let members: Vec<(u64, u64)> = serde_json::from_value(row["members"].clone()).unwrap_or_default();
        let (inside, outside) = (Compiled::of(&format!(r"\p{{{name}}}")), Compiled::of(&format!(r"[^\p{{{name}}}]")));
        for c in (0..FIRST_WITHOUT_PROPERTIES).filter_map(char::from_u32) {
            let is_member = members.iter().any(|(first, last)| (*first..=*last).contains(&u64::from(u32::from(c))));
            assert_eq!(inside.matches(&c.to_string()), Some(is_member), "{name} and {c:?}");
            assert_eq!(outside.matches(&c.to_string()), Some(!is_member), "not {name} and {c:?}");
        }
    }
    assert!(names > 40, "{names} properties");
}

#[test]
fn hostile_patterns_neither_hang_nor_overflow() {
    let rows = [
        (r"(a+)+$".to_owned(), "a".repeat(5000) + "!", Some(false)),
        (r"^(?=(a+)+$)a*".to_owned(), "a".repeat(5000) + "!", Some(false)),
        (r"(?:a|b|ab)*(?=c)".to_owned(), "ab".repeat(2000), None),
        (r"(.*)(.*)(.*)(.*)\1\2\3\4x".to_owned(), "ab".repeat(2000), None),
        (r"(?:a{1000}){1000}".to_owned(), "a".repeat(1000), None),
        (r"(?:(?=a{200})a{200}){200}".to_owned(), "a".repeat(200), None),
        ("a".repeat(100_000), "a".to_owned(), None),
        ("(".repeat(10_000) + &")".repeat(10_000), String::new(), None),
        ("(".repeat(4000) + &")".repeat(4000), String::new(), None),
        ("[".repeat(4000), String::new(), None),
        ("(?!".repeat(50) + "a" + &")".repeat(50), "a".to_owned(), Some(false)),
        ("(?:".repeat(50) + "a" + &"){2}".repeat(50), "a".to_owned(), None),
        ("(?:".repeat(50) + "(?=a)a" + &")*".repeat(50), "a".repeat(3000) + "b", None),
        (r"[ab]*a[ab]{1000}c".to_owned(), "ab".repeat(1000), Some(false)),
        (".*".repeat(4000), "a".repeat(30_000), None),
    ];
    for (pattern, value, expected) in rows {
        let found = Compiled::of(&pattern).matches(&value);
        let shown: String = pattern.chars().take(40).collect();
        assert_eq!(found, expected, "{shown}");
    }
}

#[test]
fn every_parameter_keeps_its_own_pattern() {
    // The first are none, or are not known; the rest stands under names in whose order nothing can be read off.
    let declared = "parameters:
  Null: {type: String, allowedPattern: ~}
  List: {type: String, allowedPattern: [x]}
  Later: {type: String, allowedPattern: \"${Pattern}\"}
  Shared: &shared {type: String, allowedPattern: ^b+$}
  Again: *shared
  Merged: {<<: *shared, default: b}
  Own: {<<: *shared, allowedPattern: ^c+$}
";
    let content = format!("schemaVersion: '2.2'\n{declared}mainSteps: []\n");
    let inside = content.replace('\n', "\n    ");
    let record = |name: &str, content: &str| format!("- Name: {name}\n  DocumentType: Command\n  Content: {content}\n");
    let records = record("Acme-Text", &format!("&content |\n    {inside}")) + &record("Acme-Alias", "*content");
    let give = |name: &str, value: &str| {
        let given = ["Null", "List", "Later", "Shared", "Again", "Merged", "Own"];
        let given: String = given.iter().map(|name| format!("  {name}: [{value}]\n")).collect();
        format!("Name: {name}\nTargets: [{{Key: tag:a, Values: [b]}}]\nParameters:\n{given}")
    };
    for name in ["Acme-Plain", "Acme-Text", "Acme-Alias"] {
        for (value, wrong) in
            [("b", &["Own"][..]), ("c", &["Shared", "Again", "Merged"]), ("d", &["Shared", "Again", "Merged", "Own"])]
        {
            let root = folder(
                &format!("patterns-{name}-{value}"),
                &[
                    ("documents/Acme-Plain.yaml", &content),
                    ("documents/records.yaml", &records),
                    ("association.yaml", &give(name, value)),
                    ("ssmlint.yaml", "documents: { paths: [documents/*], complete: true }\n"),
                ],
            );
            let done = run_in(&root, &["check", "--format", "concise", "--select", "SSM504", "association.yaml"], "");
            let told: Vec<&str> = done.out.lines().filter_map(|line| line.split('`').nth(1)).collect();
            assert_eq!(told, wrong, "{name}, {value}: {}{}", done.out, done.err);
        }
    }
}
