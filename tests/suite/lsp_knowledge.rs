//! What the language server tells of places: hovers, definitions and outlines.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::folder;
use crate::lsp::{answer, initialize, open, request, talk, uri};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const CONFIGURATION: &str = "documents: [documents/**]\ninventory: [nodes.json]\n";

const DOCUMENT: &str = r#"schemaVersion: "2.2"
description: Puts the [agent](http://example.com) on a node.
parameters:
  Action:
    type: String
    description: What to do with the agent.
    allowedValues: [Install, Uninstall]
  Channel:
    type: String
    default: stable
    allowedPattern: "^[a-z]+$"
mainSteps:
  - action: aws:runShellScript
    name: install
    inputs:
      runCommand: ["/opt/acme/agent {{ Action }} --channel {{ Channel }}"]
"#;

const NODES: &str = r#"[
  { "InstanceId": "i-0aaaabbbbccccdddd", "PlatformType": "Linux", "State": "running", "Tags": [{ "Key": "Env", "Value": "prod" }] },
  { "InstanceId": "i-0eeeeffff00001111", "PlatformType": "Windows", "Tags": [{ "Key": "Env", "Value": "prod" }] }
]
"#;

const BATCH: &str = r#"Entries:
  - Name: Acme-Install
    AssociationName: first # 🚀
    Targets: &all [{ Key: InstanceIds, Values: [i-0aaaabbbbccccdddd, i-0eeeeffff00001111] }]
    Parameters: { Action: [s3cret], Channel: [beta] }
    MaxConcurrency: 50%
    ScheduleExpression: "cron(0 2 ? * TUE#2 *)"
    ApplyOnlyAtCronInterval: true
    ScheduleOffset: 2
  - Name: AWS-RunShellScript
    Targets: *all
    Parameters: { commands: [s3cret] }
    ScheduleExpression: cron(0 2 * * SUN *)
    MaxErrrors: "1" # ssmlint: ignore[unknown-member] the gateway strips it
"#;

const STACK: &str = r#"Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Tool:
    Type: AWS::SSM::Document
    Properties:
      DocumentFormat: JSON
      Content: |
        { "schemaVersion": "2.2", "parameters": { "Mode": { "type": "String", "default": "fast" } },
          "mainSteps": [{ "action": "aws:runShellScript", "name": "go", "inputs": { "runCommand": ["x {{ Mode }}"] } }] }
  Nightly:
    Type: AWS::SSM::Association
    Properties:
      Name: !Ref Tool
      Parameters: { Mode: [slow] }
      Targets: [{ Key: "tag:Env", Values: [prod] }]
"#;

const MODULE: &str = r#"resource "aws_s3_bucket" "b" {}
resource "aws_ssm_association" "nightly" {
  name                = "AWS-RunShellScript"
  schedule_expression = "rate(1 day)"
  parameters          = { commands = "s3cret" }
}
"#;

const FILES: &[(&str, &str)] = &[
    ("ssmlint.yaml", CONFIGURATION),
    ("documents/Acme-Install.yaml", DOCUMENT),
    ("nodes.json", NODES),
    ("batch.yaml", BATCH),
    ("stack.yaml", STACK),
    ("main.tf", MODULE),
    ("compose.yaml", "services:\n  web: { image: nginx }\n"),
];

fn text_of(name: &str) -> &'static str {
    FILES.iter().find(|(file, _)| *file == name).map(|(_, text)| *text).unwrap_or_default()
}

/// Where a piece of a text stands, counted from one in units of UTF-16: `file:line:character`.
fn at(file: &str, range: &Value) -> String {
    let number = |pointer: &str| range.pointer(pointer).and_then(Value::as_u64).unwrap_or_default();
    let (line, from, to) = (number("/start/line"), number("/start/character"), number("/end/character"));
    let held = text_of(file).lines().nth(usize::try_from(line).unwrap_or_default()).unwrap_or_default();
    let units: Vec<u16> = held.encode_utf16().collect();
    let (from, to) = (usize::try_from(from).unwrap_or_default(), usize::try_from(to).unwrap_or_default());
    let held = String::from_utf16_lossy(units.get(from..to.max(from)).unwrap_or_default());
    format!("{file}:{}: {held}", line + 1)
}

/// The places of an answer.
fn locations(root: &Path, answer: &Value) -> Vec<String> {
    let place = |found: &Value| {
        let name = found["uri"].as_str().and_then(|found| found.strip_prefix(&uri(root, "")));
        at(name.unwrap_or_default(), &found["range"])
    };
    answer.as_array().into_iter().flatten().map(place).collect()
}

/// The answers to one question about each of these places: before which words of which file the cursor stands.
fn ask(test: &str, method: &str, places: &[(&str, &str)]) -> (PathBuf, Vec<Value>) {
    let root = folder(test, FILES);
    let mut messages = vec![initialize(&root, false)];
    for name in ["batch.yaml", "compose.yaml"] {
        messages.push(open(&root, name, text_of(name)));
    }
    for (number, (name, words)) in (2..).zip(places) {
        let before = text_of(name).split_once(words).map(|(before, _)| before);
        let before = before.unwrap_or_else(|| panic!("{name} does not hold {words}"));
        let character = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
        let position = json!({ "line": before.matches('\n').count(), "character": character });
        let document = json!({ "uri": uri(&root, name) });
        messages.push(request(number, method, json!({ "textDocument": document, "position": position })));
    }
    let (said, _) = talk(&root, &messages);
    let answers = (2..).zip(places).map(|(number, _)| answer(&said, number)["result"].clone()).collect();
    (root, answers)
}

#[test]
fn what_stands_at_a_place_is_told_in_words() {
    let rows = [
        (
            ("batch.yaml", "0 2 ? *"),
            "cron(0 2 ? * TUE#2 *)",
            "2 days after: on the second Tuesday of every month at 02:00 UTC",
        ),
        (
            ("batch.yaml", "ScheduleOffset"),
            "ScheduleOffset",
            "2 days after: on the second Tuesday of every month at 02:00 UTC",
        ),
        (("batch.yaml", "0 2 * * SUN"), "", ""),
        (("batch.yaml", "50%"), "50%", "of 2 managed nodes: at most 1 at a time"),
        (
            ("batch.yaml", "Acme-Install"),
            "Acme-Install",
            "`Acme-Install`: Command document, schema version 2.2|Puts the \\[agent\\](http://example.com) on a node.|- platforms: Linux, MacOS",
        ),
        (
            ("batch.yaml", "Action"),
            "Action",
            "parameter `Action` of `Acme-Install`: `String`|What to do with the agent.|- required|- allowed values: `Install`, `Uninstall`",
        ),
        (
            ("batch.yaml", "beta"),
            "[beta]",
            "parameter `Channel` of `Acme-Install`: `String`|- default: `stable`|- allowed pattern: `^[a-z]+$`",
        ),
        (
            ("batch.yaml", "i-0aaaa"),
            "i-0aaaabbbbccccdddd",
            "managed node `i-0aaaabbbbccccdddd`|- platform: Linux|- state: running",
        ),
        (
            ("nodes.json", "i-0eeee"),
            "\"i-0eeeeffff00001111\"",
            "managed node `i-0eeeeffff00001111`|- platform: Windows",
        ),
        (
            ("batch.yaml", "commands"),
            "commands",
            "parameter `commands` of `AWS-RunShellScript`: `StringList`|- required|- at least 1 value",
        ),
        (
            ("documents/Acme-Install.yaml", "Channel }}"),
            "{{ Channel }}",
            "parameter `Channel` of `Acme-Install`: `String`|- default: `stable`|- allowed pattern: `^[a-z]+$`",
        ),
        (
            ("documents/Acme-Install.yaml", "runShell"),
            "aws:runShellScript",
            "plugin `aws:runShellScript`|- platforms: Linux, MacOS",
        ),
        (("stack.yaml", "Mode: [slow]"), "Mode", "parameter `Mode` of `stack-Tool`: `String`|- default: `fast`"),
        (("main.tf", "1 day"), "rate(1 day)", "every day, counted from the last run"),
        (("compose.yaml", "nginx"), "", ""),
    ];
    let places: Vec<_> = rows.iter().map(|row| row.0).collect();
    let (_, answers) = ask("lsp-hover", "textDocument/hover", &places);
    for ((place, range, words), answer) in rows.iter().zip(&answers) {
        let said = answer.pointer("/contents/value").and_then(Value::as_str).unwrap_or_default();
        let said: Vec<&str> = said.lines().filter(|line| !line.is_empty()).collect();
        let said = said.join("|");
        assert!(said.starts_with(words) && said.is_empty() == words.is_empty(), "{place:?}: {said}");
        assert!(!said.contains("s3cret"), "{place:?}: {said}");
        if !words.is_empty() {
            assert!(at(place.0, &answer["range"]).ends_with(&format!(": {range}")), "{place:?}: {answer}");
        }
    }
}

#[test]
fn a_suppression_is_explained_by_its_rule() {
    let (_, answers) = ask("lsp-hover-rule", "textDocument/hover", &[("batch.yaml", "unknown-member")]);
    let said = answers.first().and_then(|answer| answer.pointer("/contents/value")).and_then(Value::as_str);
    assert!(said.is_some_and(|said| said.starts_with("`unknown-member` (SSM111, ")), "{said:?}");
}

#[test]
fn names_lead_to_what_they_name() {
    let rows: &[((&str, &str), &[&str])] = &[
        (("batch.yaml", "Acme-Install"), &["documents/Acme-Install.yaml:1: "]),
        (("batch.yaml", "Channel"), &["documents/Acme-Install.yaml:8: Channel"]),
        (("documents/Acme-Install.yaml", "Action }}"), &["documents/Acme-Install.yaml:4: Action"]),
        (("batch.yaml", "i-0eeee"), &["nodes.json:3: \"i-0eeeeffff00001111\""]),
        (("batch.yaml", "*all"), &["batch.yaml:4: &all"]),
        (("stack.yaml", "Tool\n      Parameters"), &["stack.yaml:3: Tool"]),
        (("stack.yaml", "Mode: [slow]"), &["stack.yaml:8: \"Mode\""]),
        (("batch.yaml", "AWS-RunShellScript"), &[]),
        (("batch.yaml", "commands"), &[]),
        (("compose.yaml", "nginx"), &[]),
    ];
    let places: Vec<_> = rows.iter().map(|row| row.0).collect();
    let (root, answers) = ask("lsp-definition", "textDocument/definition", &places);
    for ((place, expected), answer) in rows.iter().zip(&answers) {
        let told = locations(&root, answer);
        let holds = |(told, expected): (&String, &&str)| told.starts_with(expected);
        assert!(told.len() == expected.len() && told.iter().zip(*expected).all(holds), "{place:?}: {told:?}");
    }
}

#[test]
fn what_is_named_knows_where() {
    let rows: &[((&str, &str), &[&str])] = &[
        (
            ("documents/Acme-Install.yaml", "Action:"),
            &["batch.yaml:5: Action", "documents/Acme-Install.yaml:16: {{ Action }}"],
        ),
        (("nodes.json", "i-0eeee"), &["batch.yaml:4: i-0eeeeffff00001111"]),
        (("batch.yaml", "AWS-RunShellScript"), &["batch.yaml:10: AWS-RunShellScript", "main.tf:3: AWS-RunShellScript"]),
        (("batch.yaml", "0 2 ? *"), &[]),
        (("compose.yaml", "nginx"), &[]),
    ];
    let places: Vec<_> = rows.iter().map(|row| row.0).collect();
    let (root, answers) = ask("lsp-references", "textDocument/references", &places);
    for ((place, expected), answer) in rows.iter().zip(&answers) {
        let mut told = locations(&root, answer);
        told.sort_unstable();
        assert_eq!(told, *expected, "{place:?}");
    }
}

#[test]
fn no_place_says_a_value_or_ends_the_server() {
    let root = folder("lsp-everywhere", FILES);
    for method in ["hover", "definition", "references"] {
        let mut messages = vec![initialize(&root, false)];
        for (name, text) in FILES {
            for (line, held) in text.lines().enumerate() {
                for character in (0..held.len() + 2).step_by(7) {
                    let position = json!({ "line": line, "character": character });
                    let place = json!({ "textDocument": { "uri": uri(&root, name) }, "position": position });
                    let number = i32::try_from(messages.len()).unwrap_or_default() + 1;
                    messages.push(request(number, &format!("textDocument/{method}"), place));
                }
            }
        }
        let (said, _) = talk(&root, &messages);
        assert_eq!(said.iter().filter(|said| said.get("result").is_some()).count(), messages.len());
        assert!(said.iter().all(|said| !said.to_string().contains("s3cret")), "{method}");
    }
}

#[test]
fn an_outline_holds_what_is_ours() {
    fn names(symbols: &Value, above: &str, list: &mut Vec<String>) {
        for symbol in symbols.as_array().into_iter().flatten() {
            let name = format!("{above}{}", symbol["name"].as_str().unwrap_or_default());
            list.push(name.clone());
            names(&symbol["children"], &format!("{name}/"), list);
        }
    }
    let rows: &[(&str, &[&str])] = &[
        ("batch.yaml", &["first", "AWS-RunShellScript"]),
        (
            "documents/Acme-Install.yaml",
            &["Acme-Install", "Acme-Install/Action", "Acme-Install/Channel", "Acme-Install/install"],
        ),
        ("stack.yaml", &["Tool", "Tool/Mode", "Tool/go", "Nightly"]),
        ("main.tf", &["aws_ssm_association.nightly"]),
        ("compose.yaml", &[]),
    ];
    let places: Vec<_> = rows.iter().map(|row| (row.0, "")).collect();
    let (_, answers) = ask("lsp-symbols", "textDocument/documentSymbol", &places);
    for ((file, expected), answer) in rows.iter().zip(&answers) {
        let mut list = Vec::new();
        names(answer, "", &mut list);
        assert_eq!(list, *expected, "{file}");
    }
}
