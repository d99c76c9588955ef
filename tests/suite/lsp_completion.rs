//! What the language server offers while somebody types: which names and values, and that they fit where they are put.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::folder;
use crate::lsp::{answer, open, request, talk, uri};
use serde_json::{Value, json};
use ssmlint::editor::completions;
use ssmlint::engine::Analysis;
use ssmlint::{Input, Project, Role, Settings, Workspace};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many folders were made.
static CASES: AtomicUsize = AtomicUsize::new(0);

const CONFIGURATION: &str = "documents: { paths: [documents/**] }\ninventory: { paths: [nodes.json] }\n";

const DOCUMENT: &str = r#"schemaVersion: "2.2"
parameters:
  Action: { type: String, description: What to do., allowedValues: [Install, Uninstall] }
  Channel: { type: String, default: stable }
mainSteps:
  - action: aws:runShellScript
    name: install
    inputs: { runCommand: ["agent {{ Action }} {{ Channel }}"] }
"#;

const RUNBOOK: &str = r#"schemaVersion: "0.3"
parameters:
  NodeIds: { type: StringList }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: "{{ NodeIds }}", DesiredState: stopped }
"#;

const NODES: &str = r#"[
  { "InstanceId": "i-0aaaabbbbccccdddd", "PlatformType": "Linux", "Tags": [{ "Key": "Env", "Value": "prod" }, { "Key": "Tier", "Value": "web" }] },
  { "InstanceId": "mi-02222333344445555", "PlatformType": "Linux", "Tags": [{ "Key": "Env", "Value": "test" }] }
]
"#;

const STACK: &str = r#"Parameters: { Env: { Type: String } }
Resources:
  Tool:
    Type: AWS::SSM::Document
    Properties:
      Content:
        schemaVersion: "2.2"
        parameters: { Mode: { type: String, allowedValues: [fast, slow] } }
        mainSteps: [{ action: aws:runShellScript, name: go, inputs: { runCommand: ["x {{ Mode }}"] } }]
  Bucket: { Type: AWS::S3::Bucket }
  Nightly:
    Type: AWS::SSM::Association
"#;

const MODULE: &str = r#"resource "aws_ssm_document" "tool" {
  name          = "Tool"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", parameters = { Mode = { type = "String", allowedValues = ["fast", "slow"] } }, mainSteps = [] })
}
resource "aws_ssm_association" "nightly" {
"#;

/// What is offered where `¦` is in a text, and the text after the first offer was taken.
struct Offered {
    labels: Vec<String>,
    /// The line of the cursor when an offer was taken, by its label.
    taken: Vec<(String, String)>,
    items: Vec<Value>,
}

/// What the server offers, with snippets or without.
fn offered(name: &str, marked: &str, snippets: bool) -> Offered {
    let (before, behind) = marked.split_once('¦').unwrap_or_else(|| panic!("no cursor in {marked}"));
    let text = format!("{before}{behind}");
    let files = [
        ("ssmlint.yaml", CONFIGURATION),
        ("documents/Acme-Install.yaml", DOCUMENT),
        ("documents/Acme-Stop.yaml", RUNBOOK),
        ("nodes.json", NODES),
    ];
    let files: Vec<(&str, &str)> =
        files.into_iter().filter(|(file, _)| *file != name).chain([(name, text.as_str())]).collect();
    let root = folder(&format!("completion-{}", CASES.fetch_add(1, Ordering::Relaxed)), &files);
    let line = before.matches('\n').count();
    let character = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    let folders = json!([{ "uri": uri(&root, ""), "name": "test" }]);
    let capabilities =
        json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": snippets } } } });
    let parameters = json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders });
    let document = json!({ "uri": uri(&root, name) });
    let asked = json!({ "textDocument": document, "position": { "line": line, "character": character } });
    let messages = [
        request(1, "initialize", parameters),
        open(&root, name, &text),
        request(2, "textDocument/completion", asked),
        request(3, "shutdown", Value::Null),
    ];
    let (said, _) = talk(&root, &messages);
    let items = answer(&said, 2)["result"]["items"].as_array().cloned().unwrap_or_default();
    let label = |item: &Value| item["label"].as_str().unwrap_or_default().to_owned();
    let taken = |item: &Value| {
        let (range, new) = (&item["textEdit"]["range"], item["textEdit"]["newText"].as_str().unwrap_or_default());
        let number = |pointer: &str| {
            usize::try_from(range.pointer(pointer).and_then(Value::as_u64).unwrap_or_default()).unwrap_or_default()
        };
        assert_eq!((number("/start/line"), number("/end/line")), (line, line), "{item}");
        assert!(number("/start/character") <= character && number("/end/character") >= character, "{item}");
        let held: Vec<u16> = text.split('\n').nth(line).unwrap_or_default().encode_utf16().collect();
        let (head, tail) = (&held[..number("/start/character")], &held[number("/end/character")..]);
        format!("{}{new}{}", String::from_utf16_lossy(head), String::from_utf16_lossy(tail))
    };
    let taken = items.iter().map(|item| (label(item), taken(item))).collect();
    Offered { labels: items.iter().map(label).collect(), taken, items }
}

/// Holds that some names are offered and others are not, and what the line is when the first of them is taken.
fn offers(name: &str, marked: &str, wanted: &[&str], unwanted: &[&str], line: &str) {
    let offered = offered(name, marked, false);
    for label in wanted {
        assert!(
            offered.labels.iter().any(|one| one == label),
            "{label} is not offered in {marked}: {:?}",
            offered.labels
        );
    }
    for label in unwanted {
        assert!(!offered.labels.iter().any(|one| one == label), "{label} is offered in {marked}: {:?}", offered.labels);
    }
    let taken = wanted.first().and_then(|first| offered.taken.iter().find(|(label, _)| label == first));
    assert_eq!(taken.map(|(_, taken)| taken.as_str()), Some(line), "{marked}");
}

/// Holds that exactly these are offered.
fn offers_just(name: &str, marked: &str, wanted: &[&str]) {
    assert_eq!(offered(name, marked, false).labels, wanted, "{marked}");
}

const HEAD: &str = "Name: Acme-Install\nTargets: [{ Key: tag:Env, Values: [prod] }]\n";

#[test]
fn members_are_offered_that_are_not_there_yet() {
    let batch = "Entries:\n  - Name: Acme-Install\n    Targets: [{ Key: tag:Env, Values: [prod] }]\n";
    offers(
        "a.yaml",
        &format!("{batch}    ¦\n  - Name: Acme-Stop\n"),
        &["Parameters", "MaxErrors"],
        &["Name", "Targets", "Tags", "Entries"],
        "    Parameters:",
    );
    offers(
        "a.yaml",
        &format!("{batch}¦"),
        &["AssociationDispatchAssumeRole"],
        &["Entries", "Name"],
        "AssociationDispatchAssumeRole: ",
    );
    offers("a.yaml", "Entries:\n  - ¦", &["Name"], &["Tags"], "  - Name: ");
    offers(
        "a.yaml",
        "Entries:\n  - Na¦\n    Targets: [{ Key: tag:Env, Values: [prod] }]\n",
        &["Name"],
        &["Targets"],
        "  - Name: ",
    );
    offers("a.yaml", &format!("{HEAD}Min¦: 1\n"), &["MaxErrors"], &["Name"], "MaxErrors: 1");
    offers("a.yaml", "Name: Acme-Install\nTargets:\n  - Key: tag:Env\n    ¦\n", &["Values"], &["Key"], "    Values:");
    offers(
        "a.yaml",
        "Name: Acme-Install\nTargets: [{ Key: tag:Env, ¦ }]\n",
        &["Values"],
        &["Key"],
        "Targets: [{ Key: tag:Env, Values: }]".replace("Values: }", "Values:  }").as_str(),
    );
    let json = "{ \"Name\": \"Acme-Install\",\n";
    offers("a.json", &format!("{json}  ¦\n}}"), &["Targets"], &["Name"], "  \"Targets\": ");
    offers("a.json", &format!("{json}  \"Tar¦\"\n}}"), &["Targets"], &["Name"], "  \"Targets\": ");
    offers("a.json", &format!("{json}  \"Tar¦\": []\n}}"), &["Targets"], &["Name"], "  \"Targets\": []");
    offers("a.json", &format!("{json}  \"Tar¦"), &["Targets"], &["Name"], "  \"Targets\": ");
    offers(
        "a.json",
        &format!("{json}  ¦\n  \"MaxErrors\": \"1\" }}"),
        &["Targets"],
        &["Name", "MaxErrors"],
        "  \"Targets\": ",
    );
    offers(
        "update-association.json",
        "{ \"AssociationId\": \"8dfe3659-4309-493a-8755-0123456789ab\", ¦ }",
        &["AssociationVersion"],
        &["AssociationId", "Tags"],
        "{ \"AssociationId\": \"8dfe3659-4309-493a-8755-0123456789ab\", \"AssociationVersion\":  }",
    );
}

#[test]
fn what_is_broken_elsewhere_takes_no_offer_away() {
    let own = "  - Name: Acme-Install\n    Targets: [{ Key: tag:Env, Values: [prod] }]\n";
    let batch = |before: &str, behind: &str| format!("Entries:\n  - Name: Acme-Stop\n{before}{own}    ¦\n{behind}");
    for (before, behind) in [
        ("    Targets: [{ Key: tag:Env, Values: [prod }]\n", ""),
        ("    Max\n", ""),
        ("    AssociationName: a: b\n", ""),
        ("    AssociationName: \"a\n", ""),
        ("", "  - Name: \"Acme-Stop\n    Targets: [\n"),
    ] {
        let text = batch(before, behind);
        offers("a.yaml", &text, &["Parameters", "MaxErrors"], &["Name", "Targets"], "    Parameters:");
        let text = text.replace('¦', "Parameters: { Action: [¦] }");
        offers("a.yaml", &text, &["Install"], &[], "    Parameters: { Action: [Install] }");
    }
    let own = "  { \"Name\": \"Acme-Install\",\n    ¦\n  }\n] }\n";
    for before in [
        "{ \"Name\": \"Acme-Stop\", \"Targets\": [{ \"Key\": \"tag:Env\", \"Values\": [\"prod\" }] },",
        "{ \"Name\": \"Acme-Stop\", \"Targets\": []",
        "{ \"Name\": \"Acme-Stop,\n    \"Targets\": [] },",
        "{ \"Name\": ,",
    ] {
        let text = format!("{{ \"Entries\": [\n  {before}\n{own}");
        offers("a.json", &text, &["Parameters", "Targets"], &["Name"], "    \"Parameters\": ");
    }
}

#[test]
fn values_are_offered_with_the_quotes_that_they_need() {
    offers_just(
        "a.yaml",
        &format!("{HEAD}ComplianceSeverity: ¦\n"),
        &["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"],
    );
    offers("a.yaml", &format!("{HEAD}SyncCompliance:¦\n"), &["MANUAL"], &[], "SyncCompliance: MANUAL");
    offers("a.yaml", &format!("{HEAD}SyncCompliance: 'M¦'\n"), &["MANUAL"], &[], "SyncCompliance: 'MANUAL'");
    offers(
        "a.json",
        "{ \"Name\": \"Acme-Install\", \"Targets\": [], \"ApplyOnlyAtCronInterval\": \"¦\" }",
        &["true"],
        &[],
        "{ \"Name\": \"Acme-Install\", \"Targets\": [], \"ApplyOnlyAtCronInterval\": true }",
    );
    offers(
        "a.yaml",
        &format!("{HEAD}ScheduleExpression: ¦\n"),
        &["rate(1 day)", "cron(0 2 ? * SUN *)"],
        &[],
        "ScheduleExpression: rate(1 day)",
    );
    offers("documents/New.yaml", "schemaVersion: ¦\n", &["2.2", "0.3"], &[], "schemaVersion: \"2.2\"");
    offers(
        "a.yaml",
        &format!("{HEAD}OutputLocation: {{ S3Location: {{ OutputS3Region: ¦ }} }}\n"),
        &["eu-west-1"],
        &[],
        "OutputLocation: { S3Location: { OutputS3Region: eu-west-1 } }",
    );
}

#[test]
fn documents_and_their_parameters_are_offered() {
    offers("a.yaml", "Name: Acme-¦\n", &["Acme-Install", "Acme-Stop"], &["AWS-RunShellScript"], "Name: Acme-Install");
    offers(
        "a.json",
        "{ \"Name\": \"AWS-RunSh¦\", \"Targets\": [] }",
        &["AWS-RunShellScript"],
        &["Targets"],
        "{ \"Name\": \"AWS-RunShellScript\", \"Targets\": [] }",
    );
    // Withdrawn documents, and those that cannot be associated.
    offers(
        "a.yaml",
        &HEAD.replace("Acme-Install", "AWS-Update¦"),
        &["AWS-UpdateSSMAgent"],
        &["AWS-UpdateEC2Config"],
        "Name: AWS-UpdateSSMAgent",
    );
    offers("a.yaml", &format!("{HEAD}Parameters:\n  ¦\n"), &["Action", "Channel"], &["NodeIds"], "  Action:");
    offers(
        "a.yaml",
        &format!("{HEAD}Parameters:\n  Action: [Install]\n  ¦\n"),
        &["Channel"],
        &["Action"],
        "  Channel:",
    );
    offers(
        "a.yaml",
        &format!("{HEAD}Parameters: {{ Action: ¦ }}\n"),
        &["Install"],
        &[],
        "Parameters: { Action: [Install] }",
    );
    offers_just("a.yaml", &format!("{HEAD}Parameters: {{ Action: [¦] }}\n"), &["Install", "Uninstall"]);
    offers_just("a.yaml", &format!("{HEAD}Parameters: {{ Channel: [s3cret, ¦] }}\n"), &["stable"]);
    offers(
        "a.yaml",
        "Name: Acme-Stop\nTargets: []\nAutomationTargetParameterName: ¦\n",
        &["NodeIds"],
        &["Action"],
        "AutomationTargetParameterName: NodeIds",
    );
    let channel = offered("a.yaml", &format!("{HEAD}Parameters: {{ ¦ }}\n"), false);
    assert_eq!(channel.items[0]["detail"], "String");
    assert!(
        channel.items[0]["documentation"]["value"].as_str().is_some_and(|text| text.contains("What to do.")),
        "{:?}",
        channel.items[0]
    );
}

#[test]
fn targets_are_offered_as_the_document_takes_them() {
    offers(
        "a.yaml",
        "Name: Acme-Install\nTargets:\n  - Key: ¦\n",
        &["tag:Env", "tag:Tier", "InstanceIds", "tag-key"],
        &["ParameterValues"],
        "  - Key: tag:Env",
    );
    offers(
        "a.yaml",
        "Name: Acme-Stop\nTargets:\n  - Key: tag:T¦\n",
        &["tag:Tier", "ParameterValues"],
        &["tag-key"],
        "  - Key: tag:Tier",
    );
    offers(
        "a.yaml",
        "Name: Acme-Install\nTargets:\n  - Key: tag:Env\n    Values: ¦\n",
        &["prod", "test"],
        &["web"],
        "    Values: [prod]",
    );
    offers(
        "a.yaml",
        "Name: Acme-Install\nTargets:\n  - Key: tag:Env\n    Values:\n      - ¦\n",
        &["prod", "test"],
        &["web"],
        "      - prod",
    );
    offers(
        "a.json",
        "{ \"Name\": \"Acme-Install\", \"Targets\": [{ \"Key\": \"InstanceIds\", \"Values\": [\"i-¦\"] }] }",
        &["i-0aaaabbbbccccdddd"],
        &["prod"],
        "{ \"Name\": \"Acme-Install\", \"Targets\": [{ \"Key\": \"InstanceIds\", \"Values\": [\"i-0aaaabbbbccccdddd\"] }] }",
    );
}

#[test]
fn contents_of_documents_are_offered() {
    let head = "schemaVersion: \"0.3\"\nparameters: { NodeIds: { type: StringList } }\nmainSteps:\n  - name: one\n    action: aws:runCommand\n";
    let file = "documents/New.yaml";
    let tail = "  - name: two\n    action: aws:sleep\n    inputs: { Duration: PT1M }\n";
    offers(
        file,
        &format!("{head}    inputs: {{ ¦ }}\n"),
        &["DocumentName"],
        &["Duration"],
        "    inputs: { DocumentName:  }",
    );
    offers(
        file,
        &format!("{head}    inputs: {{ DocumentName: Acme-¦ }}\n"),
        &["Acme-Install"],
        &["Acme-Stop"],
        "    inputs: { DocumentName: Acme-Install }",
    );
    offers(
        file,
        &format!("{head}    inputs:\n      DocumentName: Acme-Install\n      Parameters:\n        ¦\n"),
        &["Action", "Channel"],
        &[],
        "        Action: ",
    );
    offers_just(file, &format!("{head}    nextStep: ¦\n{tail}"), &["two"]);
    let call = "  - name: two\n    action: aws:executeAwsApi\n    inputs: { Service: ssm, Api: DescribeDocumentP¦ }\n";
    offers_just(file, &format!("{head}{call}"), &["DescribeDocumentPermission"]);
    offers_just(file, &format!("{head}    onFailure: ¦\n{tail}"), &["Abort", "Continue", "step:two"]);
    offers(
        file,
        &format!("{head}{}", tail.replace("PT1M", "\"{{ ¦ }}\"")),
        &["NodeIds", "one.CommandId"],
        &["Duration"],
        "    inputs: { Duration: \"{{ NodeIds }}\" }",
    );
    offers(
        file,
        &format!("{head}    ¦\n{tail}"),
        &["inputs", "nextStep"],
        &["name", "action", "precondition"],
        "    inputs:",
    );
    let command = "schemaVersion: \"2.2\"\nparameters: { Host: { type: String } }\nmainSteps:\n";
    offers(
        file,
        &format!("{command}  - action: aws:run¦\n"),
        &["aws:runShellScript"],
        &["aws:runInstances"],
        "  - action: aws:runShellScript",
    );
    let plugin = "  - action: aws:configurePackage\n    name: x\n    inputs:\n      action: ¦\n";
    offers_just(file, &format!("{command}{plugin}"), &["Install", "Uninstall"]);
    let script = "  - action: aws:runShellScript\n    name: x\n    inputs:\n      runCommand:\n        - |\n          ping {{ ¦\n          ls\n";
    offers(file, &format!("{command}{script}"), &["Host"], &[], "          ping {{ Host");
}

#[test]
fn templates_are_offered_their_own_names() {
    let stack = |rest: &str| format!("{STACK}    Properties:\n{rest}");
    offers(
        "stack.yaml",
        &stack("      Name: !Ref ¦\n"),
        &["Tool", "Env"],
        &["Bucket", "Nightly"],
        "      Name: !Ref Tool",
    );
    offers(
        "stack.yaml",
        &stack("      Name: AWS-RunShellScript\n      AssociationName: !Sub \"x-${¦}\"\n"),
        &["Bucket", "AWS::Region"],
        &["Nightly"],
        "      AssociationName: !Sub \"x-${Bucket}\"",
    );
    offers(
        "stack.yaml",
        &stack("      ¦\n"),
        &["Name", "WaitForSuccessTimeoutSeconds"],
        &["TargetMaps", "Duration"],
        "      Name: ",
    );
    offers_just("stack.yaml", &stack("      Name: !Ref Tool\n      Parameters: { Mode: [¦] }\n"), &["fast", "slow"]);
    offers(
        "stack.yaml",
        &stack("      Name: !If [IsProd, AWS-RunSh¦, !Ref Tool]\n"),
        &["AWS-RunShellScript"],
        &[],
        "      Name: !If [IsProd, AWS-RunShellScript, !Ref Tool]",
    );
    offers("stack.yaml", &format!("{STACK}    ¦\n"), &["Properties"], &["Type"], "    Properties: ");
    let json = r#"{ "Resources": { "D": { "Type": "AWS::SSM::Document", "Properties": {} }, "A": { "Type": "AWS::SSM::Association", "Properties": { "Name": { "Ref": "¦" } } } } }"#;
    offers_just("stack.json", json, &["D"]);
    let embedded = "Resources:\n  D:\n    Type: AWS::SSM::Document\n    Properties:\n      Content: |\n        schemaVersion: \"2.2\"\n        mainSteps:\n          - action: aws:runShellScript\n            name: go\n            ¦\n  E: { Type: AWS::S3::Bucket }\n";
    offers("stack.yaml", embedded, &["inputs"], &["name", "nextStep"], "            inputs:");
}

#[test]
fn modules_are_offered_arguments_and_values() {
    let module = |rest: &str| format!("{MODULE}{rest}}}\n");
    offers("main.tf", &module("  ¦\n"), &["name", "schedule_expression"], &["Name"], "  name = ");
    offers(
        "main.tf",
        &module("  name = ¦\n"),
        &["aws_ssm_document.tool.name", "Acme-Install"],
        &["key"],
        "  name = aws_ssm_document.tool.name",
    );
    offers(
        "main.tf",
        &module("  name = \"AWS-RunSh¦\"\n"),
        &["AWS-RunShellScript"],
        &["aws_ssm_document.tool.name"],
        "  name = \"AWS-RunShellScript\"",
    );
    offers(
        "main.tf",
        &module("  name = \"Acme-Install\"\n  parameters = {\n    ¦\n  }\n"),
        &["Action", "Channel"],
        &["name"],
        "    Action = ",
    );
    offers_just(
        "main.tf",
        &module("  name = aws_ssm_document.tool.name\n  parameters = { Mode = \"¦\" }\n"),
        &["fast", "slow"],
    );
    offers(
        "main.tf",
        &module("  name = \"Acme-Install\"\n  targets {\n    key    = \"tag:Env\"\n    values = [\"¦\"]\n  }\n"),
        &["prod"],
        &["web"],
        "    values = [\"prod\"]",
    );
    offers("main.tf", &module("  name = \"Acme-Install\"\n  targ¦\n"), &["targets"], &["name"], "  targets {");
    offers(
        "main.tf",
        &module("  name = \"Acme-Install\"\n  compliance_severity = ¦\n"),
        &["HIGH"],
        &[],
        "  compliance_severity = \"HIGH\"",
    );
    offers_just("main.tf", "resource \"aws_s3_bucket\" \"b\" {\n  ¦\n}\n", &[]);
}

#[test]
fn rules_are_offered_where_they_are_named() {
    offers(
        "a.yaml",
        &format!("{HEAD}# ssmlint: ignore[unknown-member, unsupported-cron-min¦] why\n"),
        &["unsupported-cron-minutes"],
        &["repeated-association"],
        "# ssmlint: ignore[unknown-member, unsupported-cron-minutes] why",
    );
    offers(
        "a.json",
        "{ \"//\": \"ssmlint: ignore[unsupported-cron-min¦]\", \"Name\": \"Acme-Install\" }",
        &["unsupported-cron-minutes"],
        &[],
        "{ \"//\": \"ssmlint: ignore[unsupported-cron-minutes]\", \"Name\": \"Acme-Install\" }",
    );
    offers(
        "ssmlint.yaml",
        "rules:\n  repeated-a¦\n",
        &["repeated-association"],
        &["unsupported-cron-minutes"],
        "  repeated-association: ",
    );
    offers_just("ssmlint.yaml", "rules:\n  repeated-association: ¦\n", &["error", "warning", "note", "off"]);
    offers(
        "ssmlint.yaml",
        "ignore:\n  - rule: unsupported-cron-min¦\n",
        &["unsupported-cron-minutes"],
        &[],
        "  - rule: unsupported-cron-minutes",
    );
    offers("ssmlint.yaml", "docum¦\n", &["documents"], &["Name"], "documents:");
}

#[test]
fn files_of_others_are_offered_nothing() {
    for (name, text) in [
        ("values.yaml", "replicas: 2\n¦\n"),
        ("compose.yaml", "services:\n  web:\n    ¦\n"),
        ("package.json", "{ \"name\": \"x\", \"¦\" }"),
        ("other.yaml", "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      ¦\n"),
        ("nodes2.json", "[{ \"InstanceId\": \"i-0aaaabbbbccccdddd\", \"PlatformType\": \"Linux\", \"¦\": 1 }]"),
        ("a.yaml", "Name: Acme-Install\nTargets: []\nAssociationName: ¦\n"),
    ] {
        offers_just(name, text, &[]);
    }
    // An empty file may become one of ours.
    offers("new.yaml", "¦", &["Entries", "Name", "schemaVersion"], &[], "Entries:");
}

#[test]
fn a_client_that_can_is_given_the_place_to_go_on() {
    let taken = |text: &str, label: &str| {
        let offered = offered("a.json", text, true);
        offered.items.iter().find(|item| item["label"] == label).map(|item| item["textEdit"]["newText"].clone())
    };
    assert_eq!(taken("{ \"Name\": \"Acme-Install\", ¦ }", "Targets"), Some("\"Targets\": [$1]".into()));
    assert_eq!(taken("{ ¦ }", "Name"), Some("\"Name\": \"$1\"".into()));
}

/// The files that are in the repository for people to try.
fn examples() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new("examples").into_iter().filter_map(Result::ok) {
        let path = entry.path().to_string_lossy().into_owned();
        if [".json", ".yaml", ".tf"].iter().any(|ending| path.ends_with(ending)) {
            files.extend(fs::read_to_string(entry.path()).ok().map(|text| (path, text)));
        }
    }
    assert!(files.len() > 2, "{files:?}");
    files
}

#[test]
fn whatever_is_cut_off_every_offer_fits_into_its_line() {
    for (name, text) in examples() {
        let mut cut = 0;
        let cuts = text.char_indices().filter(|(at, c)| *at > 0 && !c.is_alphanumeric());
        for (at, _) in cuts.take(400) {
            let (before, behind) = text.split_at(at);
            let rest = behind.split_once('\n').map_or("", |(_, rest)| rest);
            for typed in [before.to_owned(), format!("{before}\n{rest}")] {
                let mut workspace = Workspace::default();
                workspace.open(vec![Input::new(name.clone(), typed.clone(), Role::Found)], None);
                let source = workspace.files()[0].source;
                let projects = [Project::all(Settings::default())];
                let found = completions(&Analysis::of(&workspace, &projects), source, at);
                assert!(found.items.len() < 220);
                for item in found.items {
                    let range = item.span.range();
                    assert!(range.start <= at && at <= range.end, "{name}:{at}: {item:?}");
                    assert!(typed.get(range.clone()).is_some_and(|held| !held.contains('\n')), "{name}:{at}: {item:?}");
                }
                cut += 1;
            }
        }
        assert!(cut > 0, "{name}");
    }
}

#[test]
fn rates_are_offered_as_numbers_and_percentages() {
    offers("a.yaml", &format!("{HEAD}MaxConcurrency: ¦\n"), &["10", "10%", "100%"], &["0"], "MaxConcurrency: \"10\"");
    offers("a.yaml", &format!("{HEAD}MaxErrors: '1¦'\n"), &["10%", "0"], &["50%"], "MaxErrors: '10%'");
    offers("main.tf", &format!("{MODULE}  max_errors = ¦\n}}\n"), &["10%"], &["50%"], "  max_errors = \"10%\"");
    let location = "{ \"Name\": \"Acme-Stop\", \"TargetLocations\": [{ \"TargetLocationMaxErrors\": \"¦\" }] }";
    offers("a.json", location, &["0", "10%"], &[], &location.replace('¦', "0"));
}

#[test]
fn what_holds_others_in_yaml_goes_on_in_the_next_line() {
    let new = |name: &str, marked: &str, label: &str| {
        let offered = offered(name, marked, true);
        let item = offered.items.iter().find(|item| item["label"] == label).cloned().unwrap_or_default();
        (item["textEdit"]["newText"].as_str().unwrap_or_default().to_owned(), item["insertTextMode"].clone())
    };
    let head = "Name: Acme-Install\n";
    assert_eq!(new("a.yaml", &format!("{head}Tar¦\n"), "Targets"), ("Targets:\n  - $1".to_owned(), 2.into()));
    assert_eq!(new("a.yaml", &format!("{head}¦\n"), "Parameters").0, "Parameters:\n  $1");
    // Behind a dash the name begins further to the right than the line.
    assert_eq!(new("a.yaml", "Entries:\n  - Tar¦\n", "Targets").0, "Targets:\n    - $1");
    assert_eq!(new("a.yaml", &format!("{head}Targets:\n  - Key: tag:Env\n    ¦\n"), "Values").0, "Values:\n  - $1");
    assert_eq!(new("a.yaml", &format!("{head}Targets: [{{ Key: tag:Env, ¦ }}]\n"), "Values").0, "Values: [$1]");
    assert_eq!(new("a.yaml", &format!("{head}Tar¦: []\n"), "Targets"), ("Targets".to_owned(), Value::Null));
}

#[test]
fn contents_in_modules_are_offered_what_contents_are_offered() {
    let head = "resource \"aws_ssm_document\" \"tool\" {\n  name = \"Tool\"\n  document_type = \"Command\"\n";
    let encoded =
        |inner: &str| format!("{head}  content = jsonencode({{\n    schemaVersion = \"2.2\"\n{inner}\n  }})\n}}\n");
    offers("main.tf", &encoded("    ¦"), &["mainSteps", "description"], &["schemaVersion"], "    mainSteps = ");
    offers(
        "main.tf",
        &encoded("    mainSteps = [{ action = \"aws:runSh¦\", name = \"a\" }]"),
        &["aws:runShellScript"],
        &["aws:approve"],
        "    mainSteps = [{ action = \"aws:runShellScript\", name = \"a\" }]",
    );
    let doc = |inner: &str| format!("{head}  content = <<-EOF\n    schemaVersion: \"2.2\"\n{inner}\n  EOF\n}}\n");
    offers("main.tf", &doc("    ¦"), &["mainSteps", "parameters"], &["schemaVersion"], "    mainSteps:");
    offers(
        "main.tf",
        &doc("    mainSteps:\n      - name: a\n        action: aws:run¦"),
        &["aws:runShellScript"],
        &[],
        "        action: aws:runShellScript",
    );
    let json =
        |inner: &str| format!("{head}  content = <<EOF\n{{ \"schemaVersion\": \"2.2\",\n  {inner}\n}}\nEOF\n}}\n");
    offers("main.tf", &json("¦"), &["mainSteps"], &["schemaVersion"], "  \"mainSteps\": ");
    // Others' functions hold what they want.
    assert!(offered("main.tf", &encoded("    ¦").replace("jsonencode", "local"), false).labels.is_empty());
}

#[test]
fn modules_in_json_are_offered_arguments_and_values() {
    let module = |inner: &str| {
        format!(
            "{{ \"resource\": {{\n  \"aws_ssm_document\": {{ \"tool\": {{ \"name\": \"Tool\" }} }},\n  \"aws_ssm_association\": {{ \"a\": {{\n    \"association_name\": \"x\",\n    {inner}\n  }} }}\n}} }}\n"
        )
    };
    offers(
        "main.tf.json",
        &module("¦"),
        &["schedule_expression", "targets"],
        &["association_name"],
        "    \"schedule_expression\": ",
    );
    offers(
        "main.tf.json",
        &module("\"name\": \"¦\""),
        &["${aws_ssm_document.tool.name}"],
        &[],
        "    \"name\": \"${aws_ssm_document.tool.name}\"",
    );
    offers(
        "main.tf.json",
        &module("\"targets\": [{ \"key\": \"¦\" }]"),
        &["InstanceIds"],
        &[],
        "    \"targets\": [{ \"key\": \"InstanceIds\" }]",
    );
}
