//! What is next to the text: foldings, links, hints and lenses, and that hints and lenses are off until somebody wants them.
#![expect(clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::folder;
use crate::lsp::{answer, notification, open, request, talk, uri};
use serde_json::{Value, json};
use std::path::Path;

const CONFIGURATION: &str = "documents: { paths: [documents/**] }\ninventory: { paths: [nodes.json] }\nrules: { unsupported-cron-minutes: off }\nbaseline: baseline.json\n";

const DOCUMENT: &str = "schemaVersion: \"2.2\"\nparameters:\n  Action: { type: String }\n  Channel: { type: String, default: stable }\nmainSteps:\n  - action: aws:runShellScript\n    name: go\n    inputs:\n      runCommand:\n        - |\n          one\n          two {{ Action }} {{ Channel }}\n";

const NODES: &str = "[{ \"InstanceId\": \"i-0aaaabbbbccccdddd\", \"PlatformType\": \"Linux\", \"Tags\": [{ \"Key\": \"Env\", \"Value\": \"prod\" }] }]\n";

const REQUEST: &str = r#"{ "Name": "Acme-Install",
  "Targets": [
    { "Key": "tag:Env", "Values": ["prod"] }
  ],
  "//": "ssmlint: ignore[unsupported-cron-minutes] why",
  "Parameters": { "Action": ["s3cret"] },
  "ScheduleExpression": "cron(0 2 ? * SUN *)" }
"#;

const MODULE: &str = "resource \"aws_ssm_document\" \"a\" {\n  name = \"A\"\n  content = file(\"${path.module}/documents/Acme-Install.yaml\")\n}\nresource \"aws_ssm_document\" \"b\" {\n  content = templatefile(\"nowhere.json\", {})\n}\n";

const FILES: &[(&str, &str)] = &[
    ("ssmlint.yaml", CONFIGURATION),
    ("baseline.json", "{ \"version\": 1, \"findings\": [] }\n"),
    ("documents/Acme-Install.yaml", DOCUMENT),
    ("nodes.json", NODES),
    ("one.json", REQUEST),
    ("main.tf", MODULE),
    ("compose.yaml", "services:\n  web:\n    image: nginx\n"),
];

/// The answer to one question about a file, with these options.
fn ask(test: &str, options: &Value, method: &str, name: &str) -> (Value, std::path::PathBuf) {
    let root = folder(&format!("margin-{test}"), FILES);
    let folders = json!([{ "uri": uri(&root, ""), "name": "test" }]);
    let parameters = json!({ "capabilities": {}, "workspaceFolders": folders, "initializationOptions": options });
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let text = FILES.iter().find(|(file, _)| *file == name).map(|(_, text)| *text).unwrap_or_default();
    let messages = [
        request(1, "initialize", parameters),
        open(&root, name, text),
        request(2, method, json!({ "textDocument": { "uri": uri(&root, name) }, "range": all })),
    ];
    let (said, _) = talk(&root, &messages);
    (answer(&said, 2)["result"].clone(), root)
}

fn rows(answer: &Value, row: impl Fn(&Value) -> String) -> Vec<String> {
    answer.as_array().into_iter().flatten().map(row).collect()
}

#[test]
fn collections_of_several_lines_are_folded_in_files_of_ours() {
    let lines = |name: &str| {
        let (answer, _) =
            ask(&format!("fold-{}", name.replace('/', "-")), &Value::Null, "textDocument/foldingRange", name);
        rows(&answer, |folding| format!("{}-{}", folding["startLine"], folding["endLine"]))
    };
    // The bracket that closes stays.
    assert_eq!(lines("one.json"), ["0-5", "1-2"]);
    assert_eq!(lines("documents/Acme-Install.yaml"), ["0-11", "1-3", "4-11", "5-11", "7-11", "8-11", "9-11"]);
    assert_eq!(lines("compose.yaml"), [""; 0]);
}

#[test]
fn rules_lead_to_their_pages_and_names_of_files_to_the_files() {
    let targets = |name: &str| {
        let (answer, root) = ask(&format!("link-{name}"), &Value::Null, "textDocument/documentLink", name);
        let shown = |link: &Value| {
            let target = link["target"].as_str().unwrap_or_default().replace(&uri(&root, ""), "");
            format!("{}:{} {}", link["range"]["start"]["line"], link["range"]["start"]["character"], target)
        };
        rows(&answer, shown)
    };
    let found = targets("one.json");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("4:25 http") && found[0].ends_with("unsupported-cron-minutes.html"), "{found:?}");
    let found = targets("ssmlint.yaml");
    assert!(found[0].starts_with("2:9 http"), "{found:?}");
    assert_eq!(found[1..], ["3:10 baseline.json"]);
    // A file that is not there is no link.
    assert_eq!(targets("main.tf"), ["2:32 documents/Acme-Install.yaml"]);
}

#[test]
fn hints_are_shown_to_those_who_want_them() {
    let options = json!({ "inlayHints": true, "now": "2026-11-28T00:00:00Z" });
    let (answer, _) = ask("hints", &options, "textDocument/inlayHint", "one.json");
    let shown = |hint: &Value| {
        format!(
            "{}:{} {}",
            hint["position"]["line"],
            hint["position"]["character"],
            hint["label"].as_str().unwrap_or_default()
        )
    };
    assert_eq!(rows(&answer, shown), ["6:45 next: Sunday 2026-11-29 02:00:00 UTC", "5:38 Channel: stable"]);
    let (answer, _) = ask("no-hints", &Value::Null, "textDocument/inlayHint", "one.json");
    assert_eq!(answer, json!([]));
}

#[test]
fn lenses_tell_what_is_reached_and_ask_for_the_response() {
    let (answer, _) = ask("lenses", &json!({ "codeLenses": true }), "textDocument/codeLens", "one.json");
    let shown = |lens: &Value| {
        format!("{}: {}", lens["range"]["start"]["line"], lens["command"]["title"].as_str().unwrap_or_default())
    };
    assert_eq!(rows(&answer, shown), ["0: dry run", "0: reaches 1 managed node"]);
    let (answer, _) = ask("no-lenses", &Value::Null, "textDocument/codeLens", "one.json");
    assert_eq!(answer, json!([]));
}

#[test]
fn options_may_change_and_the_response_is_that_of_a_dry_run() {
    let root = folder("margin-changed", FILES);
    let folders = json!([{ "uri": uri(&root, ""), "name": "test" }]);
    let settings = json!({ "settings": { "ssmlint": { "codeLenses": true } } });
    let command = |root: &Path| json!({ "command": "ssmlint.dryRun", "arguments": [uri(root, "one.json")] });
    let messages = [
        request(1, "initialize", json!({ "capabilities": {}, "workspaceFolders": folders })),
        open(&root, "one.json", REQUEST),
        notification("workspace/didChangeConfiguration", settings),
        request(2, "textDocument/codeLens", json!({ "textDocument": { "uri": uri(&root, "one.json") } })),
        request(3, "workspace/executeCommand", command(&root)),
        request(4, "workspace/executeCommand", json!({ "command": "rm" })),
    ];
    let (said, _) = talk(&root, &messages);
    assert_eq!(answer(&said, 2)["result"].as_array().map(Vec::len), Some(2));
    assert_eq!(answer(&said, 3)["result"][0]["AssociationDescription"]["Name"], "Acme-Install");
    assert_eq!(answer(&said, 4)["error"]["code"], -32602);
}
