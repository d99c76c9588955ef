//! The grammar of messages, over every message that the pages draw and every help that they lead to.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::drawings::is_drawing;
use ssmlint::rules::ALL;
use ssmlint::{Input, Role, Settings, Workspace, check};
use std::collections::BTreeSet;

/// Every message, label and help of the pages' examples and of the labelled cases.
fn sentences() -> BTreeSet<String> {
    let mut sentences = BTreeSet::new();
    for rule in ALL {
        for block in rule.meta.docs.split("```").skip(1).step_by(2) {
            let (info, text) = block.split_once('\n').unwrap_or_default();
            let name = info.split_whitespace().find_map(|word| word.strip_prefix("file=")).unwrap_or("request.yaml");
            let name = if info.starts_with("json") { "request.json" } else { name };
            let lines = text.lines().filter(|line| !is_drawing(line));
            collect(name, &lines.collect::<Vec<_>>().join("\n"), &mut sentences);
        }
    }
    for line in include_str!("../cases/associations.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
        collect("case.json", &case["input"].to_string(), &mut sentences);
    }
    sentences
}

fn collect(name: &str, text: &str, sentences: &mut BTreeSet<String>) {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, Role::Given)], None);
    for finding in check(&workspace, &Settings::default()).findings {
        sentences.extend(finding.advice());
        assert!(finding.message.chars().count() <= 100, "too long for a log: {}", finding.message);
        sentences.insert(finding.message);
        sentences.extend(finding.labels.into_iter().map(|label| label.text));
    }
}

/// Words that are not the field's, or not of a native's English.
const FOREIGN: [&str; 9] =
    ["truth value", "blank", "behind", "mend", "nobody", "none of ours", "in the place of", "is no ", "stands "];

#[test]
fn sentences_keep_to_the_grammar() {
    let sentences = sentences();
    assert!(sentences.len() > 60, "only {} sentences were seen", sentences.len());
    for sentence in &sentences {
        let first = sentence.chars().next().unwrap_or_else(|| panic!("an empty sentence"));
        let name = sentence.split([' ', ':']).next().unwrap_or_default();
        let proper =
            ["Amazon", "AWS's", "YAML", "JSON", "CreateAssociation", "CreateAssociationBatch", "UpdateAssociation"];
        let opens_well = !first.is_uppercase() || proper.contains(&name);
        assert!(opens_well, "begins with a capital: {sentence}");
        assert!(!sentence.ends_with('.'), "ends with a full stop: {sentence}");
        assert!(!sentence.contains('\n'), "has several lines: {sentence}");
        assert!(sentence.matches('`').count() % 2 == 0, "has an odd backtick: {sentence}");
        assert!(!sentence.starts_with("invalid"), "says no more than invalid: {sentence}");
        for word in FOREIGN {
            assert!(!sentence.replace("is no longer", "").contains(word), "says `{word}`: {sentence}");
        }
        for word in ["Some(", "None", "Option<", "Vec<"] {
            assert!(!sentence.contains(word), "names a Rust type: {sentence}");
        }
    }
}

#[test]
fn values_of_parameters_are_never_repeated() {
    let secret = "hunter2-hunter2";
    let document = r#"{"schemaVersion":"2.2","parameters":{"P":{"type":"String","allowedValues":["a"],"allowedPattern":"^a$","maxChars":2},"L":{"type":"StringList","maxItems":1}},"mainSteps":[]}"#;
    let given = format!(r#"{{"P":["{secret}"],"L":["{secret}","{secret}"],"Q":["{secret}"],"N":"{secret}"}}"#);
    let request = format!(r#"{{"Name":"Doc","Targets":[{{"Key":"tag:A","Values":["x"]}}],"Parameters":{given}}}"#);
    let mut workspace = Workspace::default();
    let input = |name: &str, text: &str, role| Input::new(name, text, role);
    workspace.open(vec![input("request.json", &request, Role::Given), input("Doc.json", document, Role::Fact)], None);
    let report = check(&workspace, &Settings::default());
    assert!(report.findings.len() >= 4, "{:?}", report.findings);
    for finding in &report.findings {
        let texts = [Some(finding.message.clone()), finding.advice()].into_iter().flatten();
        let labels = finding.labels.iter().map(|label| label.text.clone());
        for text in texts.chain(labels) {
            assert!(!text.contains("hunter2"), "{}: {text}", finding.rule.name);
        }
    }
}
