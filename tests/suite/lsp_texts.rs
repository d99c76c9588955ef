//! Texts that an editor has open: in files, in none, in folders of several configurations.
#![expect(clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::folder;
use crate::lsp::{answer, initialize, notification, open, request, talk, uri};
use serde_json::{Value, json};
use std::path::Path;

const REQUEST: &str = "Name: AWS-RunPatchBaseline\nParameters: { Operation: [install] }\nScheduleExpression: rate(1 days)\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\n";
const DOCUMENT: &str = "schemaVersion: \"2.2\"\nparameters: { Action: { type: String } }\nmainSteps: [{ action: \"aws:runShellScript\", name: a, inputs: { runCommand: [\"{{ Action }}\"] } }]\n";

fn open_as(uri: &str, language: &str, text: &str) -> Value {
    let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
    notification("textDocument/didOpen", json!({ "textDocument": document }))
}

fn close(uri: &str) -> Value {
    notification("textDocument/didClose", json!({ "textDocument": { "uri": uri } }))
}

fn pull(id: i32, uri: &str) -> Value {
    request(id, "textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }))
}

fn ask(id: i32, method: &str, uri: &str, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    let range = json!({ "start": position, "end": position });
    let params = json!({ "textDocument": { "uri": uri }, "position": position, "range": range, "context": { "diagnostics": [] } });
    request(id, method, params)
}

/// What is found in a text, by the number of the question.
fn codes(said: &[Value], id: i32) -> Vec<&str> {
    let items = answer(said, id)["result"]["items"].as_array();
    items.into_iter().flatten().filter_map(|item| item["code"].as_str()).collect()
}

fn alone(root: &Path, pulls: bool) -> Value {
    let mut begin = initialize(root, pulls);
    begin["params"]["workspaceFolders"] = Value::Null;
    begin
}

#[test]
fn a_text_that_is_no_file_is_checked_as_the_workspace_says_and_told_of_under_its_own_name() {
    let files = [
        ("ssmlint.yaml", "documents: { paths: [documents/**], complete: true }\nrules: { wrong-rate-plural: off }\n"),
        ("documents/Acme-Tool.yaml", DOCUMENT),
    ];
    let root = folder("lsp-draft", &files);
    let draft = "untitled:Untitled-1";
    let request_of = REQUEST.replace("AWS-RunPatchBaseline", "Acme-Tool");
    let messages = [
        initialize(&root, false),
        open_as(draft, "yaml", REQUEST),
        open_as("untitled:Untitled-2", "yaml", &request_of),
    ];
    let (said, _) = talk(&root, &messages);
    let told = |uri: &str| {
        let of = said.iter().rfind(|one| one["params"]["uri"] == uri);
        let found = of.and_then(|one| one["params"]["diagnostics"].as_array()).into_iter().flatten();
        found.filter_map(|one| one["code"].as_str()).collect::<Vec<_>>()
    };
    assert_eq!(told(draft), ["SSM503"], "{said:?}");
    // The document of the workspace takes no such parameter.
    assert!(told("untitled:Untitled-2").contains(&"SSM501"), "{said:?}");
    let (said, _) = talk(
        &root,
        &[
            initialize(&root, true),
            open_as(draft, "yaml", REQUEST),
            ask(2, "textDocument/hover", draft, 1, 16),
            ask(3, "textDocument/codeAction", draft, 1, 30),
            close(draft),
            pull(4, draft),
        ],
    );
    assert!(answer(&said, 2)["result"]["contents"]["value"].is_string(), "{said:?}");
    assert_eq!(
        answer(&said, 3)["result"][0]["edit"]["changes"].as_object().map(|all| all.contains_key(draft)),
        Some(true)
    );
    assert_eq!(codes(&said, 4), [""; 0]);
}

#[test]
fn what_a_draft_says_counts_for_itself_alone() {
    let files = [
        ("ssmlint.yaml", "documents: { paths: [documents/**], complete: true }\n"),
        ("documents/Acme-Tool.yaml", DOCUMENT),
        ("one.yaml", "Name: Acme-Tool\nParameters: { Action: [x] }\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\n"),
    ];
    let root = folder("lsp-draft-alone", &files);
    // A template with a document of its own, of the same name and with another parameter.
    let template = json!({ "Resources": {
        "Tool": { "Type": "AWS::SSM::Document", "Properties": { "Name": "Acme-Tool", "DocumentType": "Command", "Content": {
            "schemaVersion": "2.2", "parameters": { "Deed": { "type": "String" } },
            "mainSteps": [{ "action": "aws:runShellScript", "name": "a", "inputs": { "runCommand": ["{{ Deed }}"] } }]
        } } },
        "Use": { "Type": "AWS::SSM::Association", "Properties": {
            "Name": { "Ref": "Tool" }, "Parameters": { "Deeed": ["x"] }, "Targets": [{ "Key": "tag:Env", "Values": ["prod"] }]
        } },
    } });
    let one = uri(&root, "one.yaml");
    let name = "untitled:Untitled-7";
    let messages = [
        initialize(&root, true),
        open_as(&one, "yaml", files[2].1),
        pull(2, &one),
        open_as(name, "json", &template.to_string()),
        pull(3, &one),
        pull(4, name),
        close(name),
        open_as("untitled:Untitled-8", "plaintext", REQUEST),
        pull(5, &one),
        pull(6, "untitled:Untitled-8"),
    ];
    let (said, _) = talk(&root, &messages);
    assert_eq!((codes(&said, 2), codes(&said, 3), codes(&said, 5)), (vec![], vec![], vec![]), "{said:?}");
    assert!(codes(&said, 4).contains(&"SSM501"), "{:?}", codes(&said, 4));
    assert_eq!(codes(&said, 6), ["SSM503", "SSM263"]);
}

#[test]
fn a_draft_of_a_module_may_be_one_file_of_it() {
    let root = folder("lsp-draft-module", &[("main.tf", "variable \"env\" {}\n")]);
    let module = "resource \"aws_ssm_association\" \"a\" {\n  name = \"AWS-RunPatchBaseline\"\n  parameters = { Operation = \"install\" }\n  targets {\n    key = \"tag:Env\"\n    values = [var.stage]\n  }\n}\n";
    for (name, begin) in
        [("untitled:Untitled-1", initialize(&root, true)), ("untitled:/tmp/main.tf", alone(&root, true))]
    {
        let (said, status) = talk(&root, &[begin, open_as(name, "terraform", module), pull(2, name)]);
        assert_eq!((status, codes(&said, 2)), (1, vec!["SSM503"]), "{name}: {said:?}");
    }
}

#[test]
fn no_name_of_a_text_ends_the_server() {
    let root = folder("lsp-draft-names", &[]);
    let names = [
        "",
        ":",
        "untitled:",
        "untitled:..",
        "untitled:///",
        "untitled:%ZZ/%00",
        "file://",
        "file:///%ZZ",
        "git:/a/b.yaml?%7B%22ref%22%3A%22~%22%7D",
        "vscode-userdata:/settings.json",
        "inmemory://model/1",
        "buffer:17",
    ];
    for name in names {
        let messages = [
            initialize(&root, true),
            open_as(name, "yaml", REQUEST),
            open_as("untitled:b", "made-up", "{"),
            pull(2, name),
            ask(3, "textDocument/completion", name, 1, 16),
            ask(4, "textDocument/definition", name, 0, 8),
            ask(5, "textDocument/documentLink", name, 0, 8),
            ask(6, "textDocument/prepareRename", name, 0, 8),
            close(name),
            pull(7, name),
            request(8, "shutdown", Value::Null),
            notification("exit", Value::Null),
        ];
        let (said, status) = talk(&root, &messages);
        assert_eq!(status, 0, "{name}");
        assert_eq!((codes(&said, 2), codes(&said, 7)), (vec!["SSM503", "SSM263"], vec![]), "{name}: {said:?}");
    }
}

#[test]
fn each_file_is_judged_by_the_configuration_that_is_nearest_to_it() {
    let files = [
        (
            "one/ssmlint.yaml",
            "rules: { wrong-rate-plural: off }\ndocuments: { paths: [documents/**], complete: true }\n",
        ),
        ("one/documents/Acme-Tool.yaml", DOCUMENT),
        ("one/a.yaml", REQUEST),
        ("two/ssmlint.yaml", "rules: { parameter-value-not-allowed: off }\nexclude: [generated/**]\n"),
        ("two/a.yaml", REQUEST),
        ("two/generated/a.yaml", REQUEST),
        ("three/a.yaml", REQUEST),
        ("three/main.tf", "locals {\n  days = \"rate(1 days)\"\n}\n"),
        (
            "three/use.tf",
            "resource \"aws_ssm_association\" \"a\" {\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = local.days\n}\n",
        ),
    ];
    let root = folder("lsp-several", &files);
    let names = ["one/a.yaml", "two/a.yaml", "three/a.yaml", "two/generated/a.yaml", "one/new.yaml", "three/use.tf"];
    let text = |name: &str| files.iter().find(|(other, _)| *other == name).map_or(REQUEST, |(_, text)| text);
    let foreign = uri(&root, "one");
    let mut within = initialize(&root, true);
    within["params"]["workspaceFolders"] = json!([{ "uri": foreign, "name": "one" }]);
    for begin in [alone(&root, true), within] {
        let mut messages = vec![begin];
        for (name, id) in names.iter().zip(2..) {
            messages.extend([open(&root, name, text(name)), pull(id, &uri(&root, name))]);
        }
        // Those that came first are judged as before.
        messages.extend([pull(20, &uri(&root, names[0])), pull(21, &uri(&root, names[2]))]);
        let (said, _) = talk(&root, &messages);
        let all: Vec<Vec<&str>> = (2..8).map(|id| codes(&said, id)).collect();
        let both = vec!["SSM503", "SSM263"];
        assert_eq!(all[..5], [vec!["SSM503"], vec!["SSM263"], both.clone(), vec![], vec!["SSM503"]]);
        assert!(all[5].contains(&"SSM263"), "{:?}", all[5]);
        assert_eq!((codes(&said, 20), codes(&said, 21)), (vec!["SSM503"], both));
    }
}

fn retype(uri: &str, version: i32, text: &str) -> Value {
    let document = json!({ "uri": uri, "version": version });
    notification("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "text": text }] }))
}

#[test]
fn what_was_recognised_stays_ours_until_it_is_closed() {
    let document = DOCUMENT.replace("Action }}", "Deed }}");
    let cases = [
        (
            "a request",
            "Name: Acme-Tool\nScheduleExpression: rate(1 days)\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\n",
            "Name: Acme-Tool\nScheduleExpression: rate(1 days)\nTarg\n",
            "SSM263",
        ),
        (
            "a batch",
            "Entries:\n  - Name: Acme-Tool\n    ScheduleExpression: rate(1 days)\n    Targets: []\n",
            "Entries:\n  - Name: Acme-Tool\n    ScheduleExpression: rate(1 days)\n",
            "SSM263",
        ),
        ("a document", &document, &document.replace("schemaVersion: \"2.2\"", "schemaVersi: \"2.2\""), "SSM811"),
    ];
    for (what, whole, typed, code) in cases {
        let root = folder("lsp-sticky", &[]);
        for name in [uri(&root, "a.yaml"), "untitled:a".to_owned()] {
            let foreign = "on: push\njobs:\n  build:\n    runs-on: ubuntu\n";
            let (said, _) = talk(
                &root,
                &[
                    initialize(&root, true),
                    open_as(&name, "yaml", whole),
                    pull(2, &name),
                    retype(&name, 2, typed),
                    pull(3, &name),
                    ask(4, "textDocument/documentSymbol", &name, 0, 0),
                    // What is another format is not taken for a request, and what is typed behind it is one again.
                    retype(&name, 3, foreign),
                    pull(5, &name),
                    retype(&name, 4, typed),
                    pull(6, &name),
                    close(&name),
                    open_as(&name, "yaml", typed),
                    pull(7, &name),
                ],
            );
            let has = |id: i32| codes(&said, id).contains(&code);
            // Of a document without a version nothing can be said, but it is one.
            let is_said = what != "a document";
            assert_eq!([2, 3, 6].map(has), [true, is_said, is_said], "{what}: {said:#?}");
            assert!(!answer(&said, 4)["result"].as_array().is_some_and(Vec::is_empty), "{what}: {said:#?}");
            assert_eq!((codes(&said, 5), codes(&said, 7)), (vec![], vec![]), "{what}");
        }
    }
}

#[test]
fn a_module_says_what_the_texts_say_that_it_names() {
    let module = "resource \"aws_ssm_document\" \"a\" {\n  name          = \"Acme-Tool\"\n  document_type = \"Command\"\n  content       = file(\"${path.module}/content/tool.json\")\n}\n\nresource \"aws_ssm_association\" \"a\" {\n  name       = aws_ssm_document.a.name\n  parameters = { Action = \"x\" }\n  targets {\n    key    = \"tag:Env\"\n    values = [\"prod\"]\n  }\n}\n";
    let content = |name: &str| {
        json!({
            "schemaVersion": "2.2", "parameters": { name: { "type": "String" } },
            "mainSteps": [{ "action": "aws:runShellScript", "name": "a", "inputs": { "runCommand": [format!("{{{{ {name} }}}}")] } }],
        })
        .to_string()
    };
    let root = folder("lsp-module-text", &[("main.tf", module), ("content/tool.json", &content("Action"))]);
    let (main, text) = (uri(&root, "main.tf"), uri(&root, "content/tool.json"));
    let (said, _) = talk(
        &root,
        &[
            initialize(&root, true),
            open_as(&main, "terraform", module),
            pull(2, &main),
            open_as(&text, "json", &content("Deed")),
            pull(3, &main),
            retype(&text, 2, &content("Action")),
            pull(4, &main),
            retype(&text, 3, &content("Deed")),
            pull(5, &main),
            close(&text),
            pull(6, &main),
        ],
    );
    let lacks = |id: i32| codes(&said, id).contains(&"SSM501");
    assert_eq!([2, 3, 4, 5, 6].map(lacks), [false, true, false, true, false], "{said:#?}");
}
