//! Associations drawn at random: what is said of them depends on nothing but what they say, and each required member is missed.
#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use crate::command::{folder, run_with};
use crate::parity::{FACTS, association};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use ssmlint::output::Style as Drawing;
use ssmlint::service::members::{BATCH, CREATE, UPDATE};
use ssmlint::service::{Operation, Shape, Structure};
use ssmlint::{Format, Input, Role, Settings, Workspace, check, write};
use std::collections::BTreeSet;

fn fixed(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        max_shrink_iters: 20,
        ..ProptestConfig::default()
    }
}

type Files = Vec<(String, String)>;

/// A workspace of files to check, with what is known beside them.
fn opened(files: &Files, facts: &[(&str, &str)], operation: Option<Operation>) -> Workspace {
    let input = |name: &str, text: &str, role| Input::new(name, text, role);
    let given = files.iter().map(|(name, text)| input(name, text, Role::Given));
    let known = facts.iter().map(|(name, text)| input(name, text, Role::Fact));
    let mut workspace = Workspace::default();
    workspace.open(given.chain(known).collect(), operation);
    workspace
}

/// Everything that is said of files, in three formats, by so many threads.
fn printed(files: &Files, facts: &[(&str, &str)], threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let workspace = opened(files, facts, None);
        let report = check(&workspace, &Settings::default());
        let mut out = Vec::new();
        let text = Format::Text(Drawing { color: false, links: false, width: 100 });
        for format in [Format::Json, text, Format::Sarif { suppressed: true }] {
            write(format, &report, workspace.sources(), &mut out).unwrap();
        }
        String::from_utf8(out).unwrap()
    })
}

/// Each association in a file of its own, in JSON or YAML, and all of them as one batch and one template.
fn project(associations: &[Value]) -> Files {
    let mut files: Files = vec![("batch.json".to_owned(), json!({ "Entries": associations }).to_string())];
    let resource = |properties: &Value| json!({ "Type": "AWS::SSM::Association", "Properties": properties });
    let resources = associations.iter().enumerate().map(|(number, one)| (format!("A{number}"), resource(one)));
    let resources: serde_json::Map<String, Value> = resources.collect();
    files.push(("stack.json".to_owned(), json!({ "Resources": resources }).to_string()));
    for (number, one) in associations.iter().enumerate() {
        files.push(match number % 2 {
            0 => (format!("{number}/create-association.json"), format!("{one:#}")),
            _ => (format!("{number}/create-association.yaml"), serde_yaml::to_string(one).unwrap()),
        });
    }
    files
}

/// Shows the first lines that differ: the whole would be megabytes.
fn alike(one: &str, other: &str) -> Result<(), TestCaseError> {
    let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    prop_assert_eq!(differing, None);
    prop_assert_eq!(one.len(), other.len());
    Ok(())
}

/// How a request is written.
#[derive(Clone, Debug)]
struct Style {
    yaml: bool,
    /// The members of each object turned by so many places, and reversed.
    turned: usize,
    reversed: bool,
    /// Blanks of indentation; none for all in one line.
    indent: usize,
    tabs: bool,
    returns: bool,
    marked: bool,
}

fn style() -> impl Strategy<Value = Style> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (flags, 0..7_usize, 0..6_usize).prop_map(|((yaml, reversed, tabs, returns, marked), turned, indent)| Style {
        yaml,
        turned,
        reversed,
        indent,
        tabs,
        returns,
        marked,
    })
}

impl Style {
    fn write(&self, value: &Value) -> String {
        let mut text = String::new();
        if self.yaml && self.indent > 0 {
            self.block(value, 0, &mut text);
        } else {
            self.flow(value, 0, &mut text);
            text.push('\n');
        }
        let text = if self.returns { text.replace('\n', "\r\n") } else { text };
        if self.marked { format!("\u{feff}{text}") } else { text }
    }

    fn members<'v>(&self, value: &'v Value) -> Vec<(&'v String, &'v Value)> {
        let mut members: Vec<_> = value.as_object().into_iter().flatten().collect();
        let by = self.turned.min(members.len());
        members.rotate_left(by);
        if self.reversed {
            members.reverse();
        }
        members
    }

    fn line(&self, depth: usize, text: &mut String) {
        if self.indent > 0 {
            let unit = if self.tabs && !self.yaml { "\t".to_owned() } else { " ".repeat(self.indent) };
            text.push('\n');
            text.push_str(&unit.repeat(depth));
        }
    }

    /// As JSON, which YAML reads too.
    fn flow(&self, value: &Value, depth: usize, text: &mut String) {
        let mut parts: Vec<(Option<&String>, &Value)> =
            value.as_array().into_iter().flatten().map(|item| (None, item)).collect();
        parts.extend(self.members(value).into_iter().map(|(name, value)| (Some(name), value)));
        let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
        if !value.is_array() && !value.is_object() {
            return text.push_str(&value.to_string());
        }
        text.push(open);
        for (number, (name, value)) in parts.iter().enumerate() {
            if number > 0 {
                text.push(',');
            }
            self.line(depth + 1, text);
            if let Some(name) = name {
                text.push_str(&format!("{}: ", json!(name)));
            }
            self.flow(value, depth + 1, text);
        }
        if !parts.is_empty() {
            self.line(depth, text);
        }
        text.push(close);
    }

    /// As blocks of YAML.
    fn block(&self, value: &Value, depth: usize, text: &mut String) {
        let blanks = " ".repeat(self.indent * depth);
        let inner = |value: &Value, text: &mut String| {
            let is_empty =
                value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(|map| map.is_empty());
            if is_empty || !(value.is_array() || value.is_object()) {
                text.push_str(&format!(" {value}\n"));
            } else {
                text.push('\n');
                self.block(value, depth + 1, text);
            }
        };
        for item in value.as_array().into_iter().flatten() {
            text.push_str(&format!("{blanks}-"));
            inner(item, text);
        }
        for (name, value) in self.members(value) {
            text.push_str(&format!("{blanks}{name}:"));
            inner(value, text);
        }
    }
}

/// What is said of a request, by place.
fn said(name: &str, text: String) -> Vec<(String, String, &'static str, String)> {
    let workspace = opened(&vec![(name.to_owned(), text)], FACTS, None);
    let findings = check(&workspace, &Settings::default()).findings.into_iter();
    let mut said: Vec<_> = findings
        .map(|found| (found.rule.code.to_string(), found.pointer, found.severity.name(), found.message))
        .collect();
    said.sort();
    said
}

proptest! {
    #![proptest_config(fixed(4))]

    #[test]
    fn a_report_depends_on_no_threads_and_no_order(
        associations in proptest::collection::vec(association(), 12),
        (turned, at) in (1_usize..13, 0_usize..3),
    ) {
        let mut files = project(&associations);
        let mut facts = FACTS.to_vec();
        let expected = printed(&files, &facts, 1);
        for threads in [2, 8] {
            files.rotate_left(turned);
            facts.rotate_left(at);
            alike(&printed(&files, &facts, threads), &expected)?;
        }
        files.reverse();
        facts.reverse();
        alike(&printed(&files, &facts, 8), &expected)?;
    }
}

proptest! {
    #![proptest_config(fixed(250))]

    #[test]
    fn a_request_is_judged_by_what_it_says_and_not_by_how_it_is_written(
        associations in proptest::collection::vec(association(), 1..4),
        style in style(),
    ) {
        let alone = associations.len() == 1;
        let (name, value) = match associations.as_slice() {
            [one] => ("create-association", one.clone()),
            all => ("create-association-batch", json!({ "Entries": all })),
        };
        let expected = said(&format!("{name}.json"), value.to_string());
        let ending = if style.yaml { "yaml" } else { "json" };
        let text = style.write(&value);
        prop_assert_eq!(&said(&format!("{name}.{ending}"), text.clone()), &expected, "{} {}", alone, text);
    }
}

#[test]
fn the_command_prints_the_same_by_any_threads_and_order_of_arguments() {
    let mut runner = proptest::test_runner::TestRunner::new(fixed(1));
    let drawn = proptest::collection::vec(association(), 9).new_tree(&mut runner).unwrap();
    let files = project(&proptest::strategy::ValueTree::current(&drawn));
    let all: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).chain(FACTS.iter().copied()).collect();
    let root = folder("properties", &all);
    let mut names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let mut run = |threads: &str, format: &str, turned: usize| {
        names.rotate_left(turned);
        let arguments = [&["check", "--format", format, "--show-undecided"][..], &names].concat();
        let done = run_with(&root, &arguments, "", &[("RAYON_NUM_THREADS".to_owned(), threads.to_owned())]);
        (done.out, done.err, done.status)
    };
    for format in ["text", "json"] {
        let expected = run("1", format, 0);
        assert_eq!(expected.2, 1, "{}", expected.1);
        for (threads, turned) in [("2", 5), ("8", 3)] {
            assert_eq!(run(threads, format, turned), expected, "{threads} threads, turned by {turned}");
        }
    }
}

/// A request without a fault: which of its optional members it has, `kept` says, a bit each.
fn valid(operation: Operation, kept: usize) -> Value {
    let mut association = json!({
        "Name": "Acme-Hello",
        "Targets": [{ "Key": "tag:Env", "Values": ["prod"] }],
        "Parameters": { "Message": ["hi"] },
    });
    let optional = [
        ("ScheduleExpression", json!("rate(1 day)")),
        ("AlarmConfiguration", json!({ "Alarms": [{ "Name": "too-many-errors" }] })),
        (
            "OutputLocation",
            json!({ "S3Location": { "OutputS3BucketName": "acme-logs", "OutputS3Region": "us-east-1" } }),
        ),
        ("AssociationName", json!("say-hello")),
        ("MaxErrors", json!("10%")),
        ("MaxConcurrency", json!("5")),
        ("ComplianceSeverity", json!("HIGH")),
        ("SyncCompliance", json!("AUTO")),
    ];
    let members = association.as_object_mut().unwrap();
    for (number, (name, value)) in optional.into_iter().enumerate() {
        if kept >> number & 1 == 1 {
            members.insert(name.to_owned(), value);
        }
    }
    match operation {
        Operation::CreateAssociation => {
            members.insert("Tags".to_owned(), json!([{ "Key": "Team", "Value": "ops" }]));
        }
        Operation::UpdateAssociation => {
            members.insert("AssociationId".to_owned(), json!("11111111-2222-3333-4444-555555555555"));
        }
        _ => return json!({ "Entries": [association] }),
    }
    association
}

/// The members of a value that its shape requires, as pointers.
fn required(structure: &Structure, value: &Value, at: &str, found: &mut Vec<String>) {
    for member in structure.members {
        let Some(value) = value.get(member.name) else { continue };
        let at = format!("{at}/{}", member.name);
        if member.required {
            found.push(at.clone());
        }
        required_inside(&member.shape, value, &at, found);
    }
}

fn required_inside(shape: &Shape, value: &Value, at: &str, found: &mut Vec<String>) {
    match shape {
        Shape::Structure(structure) => required(structure, value, at, found),
        Shape::List { item, .. } => {
            for (number, inner) in value.as_array().into_iter().flatten().enumerate() {
                required_inside(item, inner, &format!("{at}/{number}"), found);
            }
        }
        _ => {}
    }
}

fn without(value: &Value, pointer: &str) -> Value {
    let mut value = value.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    value.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
    value
}

/// What is said of one file: rules and places.
fn told(name: &str, text: String, operation: Option<Operation>) -> Vec<(String, String)> {
    let workspace = opened(&vec![(name.to_owned(), text)], FACTS, operation);
    let findings = check(&workspace, &Settings::default()).findings.into_iter();
    findings.map(|found| (found.rule.name.to_string(), found.pointer)).collect()
}

#[test]
fn each_required_member_is_missed_alone() {
    let all = [
        (Operation::CreateAssociation, &CREATE),
        (Operation::CreateAssociationBatch, &BATCH),
        (Operation::UpdateAssociation, &UPDATE),
    ];
    let mut seen = BTreeSet::new();
    for (kept, (operation, structure)) in (0..256).step_by(15).flat_map(|kept| all.map(|one| (kept, one))) {
        let valid = valid(operation, kept);
        assert_eq!(told("request.json", valid.to_string(), Some(operation)), [], "{operation} {valid}");
        let mut pointers = Vec::new();
        required(structure, &valid, "", &mut pointers);
        for pointer in pointers {
            let missing = without(&valid, &pointer);
            let expected = [("missing-member".to_owned(), pointer.clone())];
            for (name, text) in [
                ("request.json", missing.to_string()),
                ("request.json", format!("{missing:#}")),
                ("request.yaml", serde_yaml::to_string(&missing).unwrap()),
            ] {
                assert_eq!(told(name, text, Some(operation)), expected, "{operation} {missing}");
            }
            seen.insert((operation.to_string(), pointer));
        }
    }
    assert_eq!(seen.len(), 12, "{seen:?}");
}

#[test]
fn each_required_member_of_a_document_is_missed_alone() {
    let command = json!({
        "schemaVersion": "2.2",
        "parameters": { "Message": { "type": "String" } },
        "mainSteps": [{ "action": "aws:runShellScript", "name": "run", "inputs": { "runCommand": ["echo {{ Message }}"] } }],
    });
    let runbook = json!({
        "schemaVersion": "0.3",
        "parameters": { "Message": { "type": "String" } },
        "mainSteps": [
            { "action": "aws:sleep", "name": "wait", "inputs": { "Duration": "PT1S" }, "nextStep": "done" },
            { "action": "aws:sleep", "name": "done", "inputs": { "Duration": "PT1S" }, "isEnd": true },
        ],
    });
    let rows: [(&Value, &str, &str); 10] = [
        (&command, "/schemaVersion", "missing-schema-version"),
        (&command, "/mainSteps", "missing-steps"),
        (&command, "/mainSteps/0/action", "missing-step-member"),
        (&command, "/mainSteps/0/name", "missing-step-member"),
        (&command, "/parameters/Message/type", "parameter-without-type"),
        (&runbook, "/schemaVersion", "missing-schema-version"),
        (&runbook, "/mainSteps", "missing-steps"),
        (&runbook, "/mainSteps/0/action", "missing-step-member"),
        (&runbook, "/mainSteps/0/name", "missing-step-member"),
        (&runbook, "/parameters/Message/type", "parameter-without-type"),
    ];
    // A content that is alone is recognised by its version and its steps.
    let template = |content: &Value, kind: &str| {
        let properties = json!({ "DocumentType": kind, "Content": content });
        json!({ "Resources": { "D": { "Type": "AWS::SSM::Document", "Properties": properties } } })
    };
    for (document, pointer, rule) in rows {
        let kind = if *document == command { "Command" } else { "Automation" };
        assert_eq!(told("stack.json", template(document, kind).to_string(), None), [], "{document}");
        let missing = template(&without(document, pointer), kind);
        let expected = [(rule.to_owned(), format!("/Resources/D/Properties/Content{pointer}"))];
        for (name, text) in [("s.json", missing.to_string()), ("s.yaml", serde_yaml::to_string(&missing).unwrap())] {
            assert_eq!(told(name, text, None), expected, "{missing}");
        }
        if !["/schemaVersion", "/mainSteps"].contains(&pointer) {
            let expected = [(rule.to_owned(), pointer.to_owned())];
            assert_eq!(
                told("Acme-New.json", without(document, pointer).to_string(), None),
                expected,
                "{pointer} of {document}"
            );
        }
    }
}
