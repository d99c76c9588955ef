//! What is checked again after an edit, and what is not: all is said that a check of everything says, byte for byte.
#![expect(clippy::panic, clippy::string_slice, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::rules::{Block, blocks, examples, open};
use proptest::prelude::*;
use proptest::sample::Index;
use ssmlint::engine::{Memory, check_each, rule_names};
use ssmlint::rules::ALL;
use ssmlint::source::SourceId;
use ssmlint::{Input, Project, Role, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const CONFIGURATION: &str = "region: us-east-1\naccount: \"123456789012\"\ndocuments: { complete: true }\ninventory: { complete: true }\nassociations: { complete: true }\nignore:\n  - { rule: target-order, reason: x }\n  - { rule: SSM501, pointer: /Entries/1, reason: meant }\n";
const INSTALL: &str = "schemaVersion: \"2.2\"\nparameters:\n  Mode: { type: String, allowedValues: [a, b] }\n  Count: { type: String, default: \"1\", allowedPattern: \"^[0-9]+$\" }\nmainSteps:\n  - action: aws:runShellScript\n    name: one\n    inputs: { runCommand: [\"{{ Mode }}\", \"{{ Count }}\"] }\n";
const PATCH: &str = "{\"schemaVersion\": \"1.2\", \"parameters\": {\"Level\": {\"type\": \"String\"}}, \"runtimeConfig\": {\"aws:runShellScript\": {\"properties\": [{\"id\": \"0\", \"runCommand\": [\"{{ Level }}\"]}]}}}\n";
const INVENTORY: &str = "{\"InstanceInformationList\": [\n  {\"InstanceId\": \"i-0123456789abcdef0\", \"PlatformType\": \"Linux\"},\n  {\"InstanceId\": \"i-0123456789abcdef1\", \"PlatformType\": \"Windows\"}\n]}\n";
const EXISTING: &str = "{\"Associations\": [\n  {\"Name\": \"Acme-Install\", \"AssociationId\": \"11111111-1111-1111-1111-111111111111\", \"Targets\": [{\"Key\": \"tag:Env\", \"Values\": [\"prod\"]}]},\n  {\"Name\": \"Acme-Patch\", \"AssociationId\": \"11111111-1111-1111-1111-111111111112\", \"InstanceId\": \"i-0123456789abcdef0\"}\n]}\n";
const SINGLE: &str = "# ssmlint: ignore[parameter-value-not-allowed] meant\nName: Acme-Install\nParameters: { Mode: [\"c\"] }\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\nScheduleExpression: rate(1 days)\n";
const TEMPLATE: &str = "Resources:\n  Tool:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Command\n      Content: { schemaVersion: \"2.2\", parameters: { Deed: { type: String } }, mainSteps: [{ action: \"aws:runShellScript\", name: a, inputs: { runCommand: [\"{{ Deed }}\"] } }] }\n  Nightly:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: !Ref Tool\n      Parameters: { Deeds: [x] }\n      Targets: [{ Key: \"tag:Env\", Values: [prod] }]\n  Other:\n    Type: AWS::SSM::Association\n    Properties: { Name: Acme-Install, InstanceId: i-0123456789abcdef1 }\n";
const MODULE: &str = "resource \"aws_ssm_association\" \"a\" {\n  name = var.document\n  parameters = { Mode = \"z\" }\n  schedule_expression = \"rate(1 days)\"\n  targets {\n    key = \"tag:Env\"\n    values = [\"prod\"]\n  }\n}\n";
const VARIABLES: &str = "variable \"document\" {\n  default = \"Acme-Install\"\n}\n";

/// What is typed, or pasted.
const TYPED: &[&str] = &[
    "",
    "",
    "x",
    "\"",
    ",",
    "{",
    "}",
    "[",
    ":",
    "\n",
    "#",
    " ",
    "  ",
    "\u{e4}",
    "\u{1f680}",
    "prod",
    "Acme-Patch",
    "Acme-Install",
    "i-0123456789abcdef0",
    "{{ x }}",
    "&a ",
    "*a",
    "<<: *a",
    "!Ref Tool",
    "{{#if}}\n",
    "# ssmlint: ignore[parameter-value-not-allowed] meant\n",
    "\"InstanceId\": \"i-0123456789abcdef0\",",
    "\"Targets\": [{ \"Key\": \"tag:Env\", \"Values\": [\"prod\"] }],",
];

fn batch(is_json: bool) -> String {
    let entries = (0..9).map(|number| {
        let name = ["Acme-Install", "Acme-Patch", "AWS-RunShellScript", "Acme-Other"][number % 4];
        let (node, value) = (number % 2, ["a", "c"][number % 3 / 2]);
        match (is_json, number % 3) {
            (true, 0) => format!("    {{\n      \"Name\": \"{name}\",\n      \"InstanceId\": \"i-0123456789abcdef{node}\"\n    }}"),
            (true, _) => format!("    {{\n      \"Name\": \"{name}\",\n      \"Parameters\": {{ \"Mode\": [\"{value}\"], \"Nope\": [] }},\n      \"Targets\": [{{ \"Key\": \"tag:Env\", \"Values\": [\"prod\"] }}]\n    }}"),
            (false, 0) => format!("  - Name: {name}\n    InstanceId: i-0123456789abcdef{node}\n"),
            (false, _) => format!("  - Name: {name}\n    Parameters: {{ Mode: [{value}] }}\n    ScheduleExpression: rate(1 days)\n    Targets:\n      - Key: tag:Env\n        Values: [prod]\n"),
        }
    });
    let entries: Vec<String> = entries.collect();
    if is_json {
        format!("{{\n  \"Entries\": [\n{}\n  ]\n}}\n", entries.join(",\n"))
    } else {
        format!("Entries:\n{}", entries.concat())
    }
}

fn world(is_whole: bool) -> (Workspace, Vec<Project>) {
    let mut workspace = Workspace::default();
    let mut settings = workspace.configure("ssmlint.yaml", CONFIGURATION, rule_names).settings;
    settings.whole = is_whole;
    let files = [
        ("batch.json", batch(true), Role::Found),
        ("batch.yaml", batch(false), Role::Found),
        ("one.yaml", SINGLE.to_owned(), Role::Found),
        ("template.yaml", TEMPLATE.to_owned(), Role::Found),
        ("main.tf", MODULE.to_owned(), Role::Found),
        ("variables.tf", VARIABLES.to_owned(), Role::Found),
        ("documents/Acme-Install.yaml", INSTALL.to_owned(), Role::Fact),
        ("documents/Acme-Patch.json", PATCH.to_owned(), Role::Fact),
        ("inventory.json", INVENTORY.to_owned(), Role::Fact),
        ("existing.json", EXISTING.to_owned(), Role::Fact),
    ];
    let inputs = files.map(|(name, text, role)| Input::new(name, text, role)).into();
    workspace.open(inputs, None);
    (workspace, vec![Project::all(settings)])
}

type Said = BTreeMap<SourceId, String>;

/// All that a check of everything says, by source.
fn afresh(workspace: &Workspace, projects: &[Project]) -> Said {
    let mut said = Said::new();
    for finding in check_each(workspace, projects).findings {
        let _ = writeln!(said.entry(finding.place.span.source).or_default(), "{finding:?}");
    }
    said
}

/// All that is remembered, by source.
fn remembered(memory: &Memory, workspace: &Workspace) -> Said {
    let mut said = Said::new();
    for source in workspace.sources().iter().map(|source| source.id) {
        for finding in memory.findings(source, workspace) {
            let _ = writeln!(said.entry(source).or_default(), "{finding:?}");
        }
    }
    said
}

/// What differs between two, for whoever reads the failure.
fn first_difference(now: &Said, wanted: &Said, workspace: &Workspace) -> Option<String> {
    let sources: BTreeSet<&SourceId> = now.keys().chain(wanted.keys()).collect();
    let source = sources.into_iter().find(|source| now.get(source) != wanted.get(source))?;
    let lines = |said: &Said| said.get(source).map(|said| said.lines().map(str::to_owned).collect::<BTreeSet<_>>());
    let (now, wanted) = (lines(now).unwrap_or_default(), lines(wanted).unwrap_or_default());
    let text = workspace.sources().get(*source).map(|source| (source.name.to_string(), source.text().to_string()));
    Some(format!(
        "{text:?}\nsaid though it is not so: {:#?}\nnot said: {:#?}",
        now.difference(&wanted).collect::<Vec<_>>(),
        wanted.difference(&now).collect::<Vec<_>>()
    ))
}

fn edited(text: &str, at: usize, length: usize, new: &str) -> String {
    let start = text.floor_char_boundary(at.min(text.len()));
    let end = text.ceil_char_boundary((start + length).min(text.len()));
    [&text[..start], new, &text[end..]].concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Edits of whatever file, one after the other, some of them taken back.
    #[test]
    fn what_is_remembered_is_what_is_found_afresh(
        is_whole: bool,
        edits in proptest::collection::vec((any::<Index>(), any::<Index>(), 0..24_usize, proptest::sample::select(TYPED), 0..4_u8), 12),
    ) {
        let (mut workspace, projects) = world(is_whole);
        let mut memory = Memory::default();
        memory.check(&workspace, &projects);
        let mut before = remembered(&memory, &workspace);
        prop_assert_eq!(first_difference(&before, &afresh(&workspace, &projects), &workspace), None);
        for (file, at, length, new, back) in edits {
            let sources: Vec<SourceId> = workspace.files().iter().map(|file| file.source).collect();
            let source = *file.get(&sources);
            let text = workspace.sources().get(source).map(|source| source.text().to_string()).unwrap_or_default();
            // A key mostly takes nothing away.
            let length = if back == 0 { length } else { 0 };
            let changed = edited(&text, at.index(text.len() + 1), length, new);
            for text in [Some(changed), (back == 1).then_some(text)].into_iter().flatten() {
                workspace.change(source, text);
                let touched = memory.check(&workspace, &projects);
                let now = remembered(&memory, &workspace);
                prop_assert_eq!(first_difference(&now, &afresh(&workspace, &projects), &workspace), None);
                for source in workspace.files().iter().map(|file| file.source).filter(|source| !touched.contains(source)) {
                    prop_assert_eq!(now.get(&source), before.get(&source));
                }
                before = now;
            }
        }
    }
}

/// What a key costs does not hang on how many entries and files there are: rules are called for what it touches.
#[test]
fn a_key_calls_rules_for_what_it_touches() {
    let (mut workspace, mut projects) = world(false);
    (projects[0].settings.counts_calls, projects[0].settings.looks_at_all) = (true, true);
    let mut memory = Memory::default();
    memory.check(&workspace, &projects);
    let calls = |memory: &Memory, rule: &str| {
        memory.calls().iter().find(|(name, _)| name.as_str() == rule).map_or(0, |(_, times)| *times)
    };
    let source = |workspace: &Workspace, name: &str| {
        workspace.sources().iter().find(|source| &*source.name == name).map(|source| source.id)
    };
    // Six of each batch, and some of other files.
    assert!(calls(&memory, "unknown-target-key") > 13);
    for (name, old, new, most) in [
        ("batch.json", "\"c\"", "\"cc\"", 1),
        ("batch.yaml", "rate(1 days)", "rate(12 days)", 1),
        ("one.yaml", "\"c\"", "\"cc\"", 1),
        ("inventory.json", "Windows", "Linux", usize::MAX),
    ] {
        let Some(id) = source(&workspace, name) else { panic!("{name}") };
        let text = workspace.sources().get(id).map(|source| source.text().replacen(old, new, 1)).unwrap_or_default();
        workspace.change(id, text);
        memory.check(&workspace, &projects);
        let called = calls(&memory, "unknown-target-key");
        assert!((1..=most).contains(&called), "{name}: {called}");
    }
}

/// Files that come and go, and a number that another one gets.
#[test]
fn a_closed_file_says_nothing_and_leaves_its_number() {
    let (mut workspace, projects) = world(false);
    let mut memory = Memory::default();
    memory.check(&workspace, &projects);
    let count = workspace.files().len();
    for name in ["guest.yaml", "documents/Acme-Other.yaml", "guest.tf"] {
        let text = if name.ends_with("tf") {
            MODULE
        } else if name.starts_with('g') {
            SINGLE
        } else {
            INSTALL
        };
        let guest = workspace.open_one(Input::new(name, text, Role::Found));
        assert_eq!(workspace.files().len(), count + 1, "{name}");
        for is_open in [true, false] {
            if !is_open {
                workspace.close(guest);
            }
            memory.check(&workspace, &projects);
            let (now, wanted) = (remembered(&memory, &workspace), afresh(&workspace, &projects));
            assert_eq!(first_difference(&now, &wanted, &workspace), None, "{name}");
            assert_eq!(now.contains_key(&guest), is_open && !name.starts_with('d'), "{name}");
        }
    }
}

/// What a file made of use that nobody checks any more is of no use.
#[test]
fn a_file_that_is_checked_no_more_is_forgotten() {
    let (workspace, mut projects) = world(true);
    let mut memory = Memory::default();
    memory.check(&workspace, &projects);
    let is_batch =
        |source: &SourceId| workspace.sources().get(*source).is_some_and(|source| source.name.starts_with("batch"));
    let others = workspace.files().iter().map(|file| file.source).filter(|source| !is_batch(source)).collect();
    projects[0].checked = Some(others);
    let touched = memory.check(&workspace, &projects);
    let (now, wanted) = (remembered(&memory, &workspace), afresh(&workspace, &projects));
    assert_eq!(first_difference(&now, &wanted, &workspace), None);
    // The entry of the configuration that allowed a finding in a batch.
    assert!(touched.contains(&SourceId(0)));
}

/// The examples of all rules, each with a few places at which something is lost.
#[test]
fn examples_of_rules_are_remembered() {
    let mut seed = 1_usize;
    for (number, meta) in ALL.iter().map(|rule| &rule.meta).enumerate() {
        let page = blocks(meta.docs);
        for example in examples(&page).into_iter().skip(number % 3).step_by(3) {
            let files: Vec<&Block> = example.iter().filter_map(|&index| page.get(index)).collect();
            let (mut workspace, settings) = open(&files);
            let projects = [Project::all(settings)];
            let mut memory = Memory::default();
            memory.check(&workspace, &projects);
            for _ in 0..3 {
                let sources: Vec<SourceId> = workspace.files().iter().map(|file| file.source).collect();
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let Some(source) = sources.get((seed >> 33) % sources.len().max(1)) else { continue };
                let text = workspace.sources().get(*source).map(|source| source.text().to_string()).unwrap_or_default();
                workspace.change(
                    *source,
                    edited(&text, (seed >> 20) % (text.len() + 1), seed >> 40 & 3, TYPED[seed >> 50 & 15]),
                );
                memory.check(&workspace, &projects);
                let (now, wanted) = (remembered(&memory, &workspace), afresh(&workspace, &projects));
                assert_eq!(first_difference(&now, &wanted, &workspace), None, "{}", meta.name);
            }
        }
    }
}
