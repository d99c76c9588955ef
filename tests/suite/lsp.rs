//! The language server, over its input and output.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use serde_json::{Value, json};
use std::path::Path;

const REQUEST: &str = "Name: AWS-RunPatchBaseline\n# 🚀\nParameters: { Operation: [\"install\"] } # 🚀\nScheduleExpression: rate(1 days)\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\n";

fn frame(message: &Value) -> String {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

pub(crate) fn uri(root: &Path, name: &str) -> String {
    format!("file://{}/{name}", root.display())
}

pub(crate) fn request(id: i32, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

pub(crate) fn notification(method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

pub(crate) fn initialize(root: &Path, pulls: bool) -> Value {
    let mut capabilities = json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } });
    if pulls {
        capabilities = json!({
            "textDocument": { "diagnostic": {} },
            "workspace": { "diagnostics": { "refreshSupport": true } },
            "general": { "positionEncodings": ["utf-8", "utf-16"] },
        });
    }
    let folders = json!([{ "uri": uri(root, ""), "name": "test" }]);
    request(1, "initialize", json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders }))
}

pub(crate) fn open(root: &Path, name: &str, text: &str) -> Value {
    let document = json!({ "uri": uri(root, name), "languageId": "yaml", "version": 1, "text": text });
    notification("textDocument/didOpen", json!({ "textDocument": document }))
}

/// What a client says that opens a text, is answered, and ends.
pub(crate) fn conversation(root: &Path) -> String {
    let pull = request(2, "textDocument/diagnostic", json!({ "textDocument": { "uri": uri(root, "a.yaml") } }));
    let end = [request(3, "shutdown", Value::Null), notification("exit", Value::Null)];
    [initialize(root, true), open(root, "a.yaml", REQUEST), pull].iter().chain(&end).map(frame).collect()
}

/// What the server says to these messages, and its status.
pub(crate) fn talk(root: &Path, messages: &[Value]) -> (Vec<Value>, i32) {
    let input: String = messages.iter().map(frame).collect();
    let done = run_in(root, &["lsp"], &input);
    let mut said = Vec::new();
    let mut rest = done.out.as_str();
    while let Some((head, behind)) = rest.split_once("\r\n\r\n") {
        let length = head.trim_start_matches("Content-Length: ").parse::<usize>().unwrap_or_default();
        let (body, behind) = behind.split_at(length);
        said.push(serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}")));
        rest = behind;
    }
    (said, done.status)
}

pub(crate) fn answer(said: &[Value], id: i32) -> &Value {
    said.iter().find(|message| message["id"] == id && message["method"].is_null()).unwrap_or(&Value::Null)
}

#[test]
fn findings_of_an_open_text_are_told_with_their_places() {
    let root = folder("lsp-push", &[("one.yaml", "")]);
    let (said, status) = talk(&root, &[initialize(&root, false), open(&root, "one.yaml", REQUEST)]);
    // The client is gone without a word.
    assert_eq!(status, 1);
    let told = said.iter().find(|message| message["method"] == "textDocument/publishDiagnostics");
    let told = told.map(|message| &message["params"]).unwrap_or(&Value::Null);
    assert_eq!((&told["uri"], &told["version"]), (&uri(&root, "one.yaml").into(), &1.into()));
    let first = &told["diagnostics"][0];
    assert_eq!(
        first["range"],
        json!({ "start": { "line": 2, "character": 26 }, "end": { "line": 2, "character": 35 } })
    );
    assert_eq!((&first["code"], &first["severity"]), (&"SSM503".into(), &1.into()));
    assert!(
        first["codeDescription"]["href"].as_str().is_some_and(|url| url.ends_with("parameter-value-not-allowed.html")),
        "{first}"
    );
    assert!(first["message"].as_str().is_some_and(|words| words.contains("\nhelp: ")), "{first}");
    assert_eq!(told["diagnostics"].as_array().map(Vec::len), Some(2), "{told:#}");
}

#[test]
fn changes_count_in_bytes_or_units_and_facts_of_one_text_are_about_others() {
    let document = "schemaVersion: \"2.2\"\nparameters: { Action: { type: String } }\nmainSteps: [{ action: \"aws:runShellScript\", name: a, inputs: { runCommand: [\"{{ Action }}\"] } }]\n";
    let request_of =
        "Name: Acme-Tool # 🚀\nParameters: { Action: [x] } # 🚀🚀\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\n";
    let files = [
        ("ssmlint.yaml", "documents: [documents/**]\n"),
        ("documents/Acme-Tool.yaml", document),
        ("one.yaml", request_of),
    ];
    let root = folder("lsp-change", &files);
    let pull =
        |id: i32| request(id, "textDocument/diagnostic", json!({ "textDocument": { "uri": uri(&root, "one.yaml") } }));
    let edit = |name: &str, version: i32, change: Value| {
        let document = json!({ "uri": uri(&root, name), "version": version });
        notification("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }))
    };
    let renamed = document.replace("Action", "Deed");
    // Behind the emoji: nine bytes of UTF-8 come before the end of line 1.
    let range = json!({ "start": { "line": 1, "character": 14 }, "end": { "line": 1, "character": 20 } });
    let (said, status) = talk(
        &root,
        &[
            initialize(&root, true),
            open(&root, "one.yaml", request_of),
            pull(2),
            open(&root, "documents/Acme-Tool.yaml", &renamed),
            pull(3),
            edit("one.yaml", 2, json!({ "range": range, "text": "Deed" })),
            pull(4),
            notification(
                "textDocument/didClose",
                json!({ "textDocument": { "uri": uri(&root, "documents/Acme-Tool.yaml") } }),
            ),
            pull(5),
            request(6, "shutdown", Value::Null),
            notification("exit", Value::Null),
        ],
    );
    assert_eq!(status, 0);
    assert_eq!(said[0]["result"]["capabilities"]["positionEncoding"], "utf-8");
    let codes = |id: i32| {
        let items = answer(&said, id)["result"]["items"].as_array().cloned().unwrap_or_default();
        items.iter().map(|item| item["code"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(2), [""; 0]);
    assert!(codes(3).contains(&"SSM501".to_owned()), "{:?}", codes(3));
    assert_eq!(codes(4), [""; 0]);
    // The document on disk counts again.
    assert!(codes(5).contains(&"SSM501".to_owned()), "{:?}", codes(5));
}

#[test]
fn fixes_are_offered_where_a_finding_stands_and_all_safe_ones_together() {
    let root = folder("lsp-actions", &[("one.yaml", REQUEST)]);
    let actions = |id: i32, line: u32, character: u32, only: Value| {
        let at = json!({ "line": line, "character": character });
        let mut context = json!({ "diagnostics": [] });
        if !only.is_null() {
            context["only"] = only;
        }
        let params = json!({
            "textDocument": { "uri": uri(&root, "one.yaml") }, "range": { "start": at, "end": at }, "context": context
        });
        request(id, "textDocument/codeAction", params)
    };
    let (said, _) = talk(
        &root,
        &[
            initialize(&root, false),
            open(&root, "one.yaml", REQUEST),
            actions(2, 3, 28, json!(["quickfix"])),
            actions(3, 0, 0, json!(["source.fixAll"])),
            actions(4, 0, 8, Value::Null),
        ],
    );
    let of = |id: i32| answer(&said, id)["result"].as_array().cloned().unwrap_or_default();
    let titles = |id: i32| {
        of(id).iter().map(|action| action["title"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(2), ["write `rate(1 day)`", "ignore wrong-rate-plural here"]);
    assert_eq!((&of(2)[0]["isPreferred"], &of(2)[1]["isPreferred"]), (&true.into(), &Value::Null));
    let ignore = &of(2)[1]["edit"]["changes"][uri(&root, "one.yaml")][0];
    assert_eq!(ignore["newText"], "# ssmlint: ignore[wrong-rate-plural] reason\n");
    assert_eq!(titles(3), ["fix all that is safe to fix"]);
    assert_eq!(titles(4), ["fix all that is safe to fix"]);
}

#[test]
fn what_is_wrong_with_a_message_ends_nothing() {
    let root = folder("lsp-broken", &[]);
    let unknown = request(3, "textDocument/typeHierarchy", Value::Null);
    let nonsense = request(4, "textDocument/codeAction", json!([1, 2]));
    let early = request(9, "textDocument/diagnostic", json!({ "textDocument": { "uri": "file:///x" } }));
    let input = [
        frame(&early),
        "Content-Length: 5\r\n\r\n{\"a\":".to_owned(),
        frame(&initialize(&root, false)),
        frame(&unknown),
        frame(&nonsense),
        frame(&request(5, "shutdown", Value::Null)),
        frame(&request(6, "textDocument/hover", Value::Null)),
        frame(&notification("exit", Value::Null)),
    ];
    let done = run_in(&root, &["lsp"], &input.concat());
    assert_eq!(done.status, 0, "{}", done.err);
    for (id, code) in [("9", -32002), ("null", -32700), ("3", -32601), ("4", -32602), ("6", -32600)] {
        let said = done
            .out
            .split("Content-Length: ")
            .any(|body| body.contains(&format!("\"id\":{id}")) && body.contains(&format!("\"code\":{code}")));
        assert!(said, "{id} {code}: {}", done.out);
    }
}

#[test]
fn a_text_is_checked_without_a_folder_by_the_configuration_that_is_nearest_to_it() {
    let root = folder(
        "lsp-alone",
        &[("deep/ssmlint.yaml", "rules: { wrong-rate-plural: off }\n"), ("deep/broken.yaml", REQUEST)],
    );
    for (name, expected) in [("a.yaml", vec!["SSM503", "SSM263"]), ("deep/a.yaml", vec!["SSM503"])] {
        let begin = request(1, "initialize", json!({ "processId": null, "capabilities": {}, "rootUri": null }));
        let pull = request(2, "textDocument/diagnostic", json!({ "textDocument": { "uri": uri(&root, name) } }));
        let end = [request(3, "shutdown", Value::Null), notification("exit", Value::Null)];
        let (said, status) = talk(&root, &[vec![begin, open(&root, name, REQUEST), pull], end.to_vec()].concat());
        assert_eq!(status, 0);
        let told = said.iter().find(|one| one["id"] == 2).and_then(|one| one["result"]["items"].as_array());
        let codes: Vec<&str> = told.into_iter().flatten().filter_map(|one| one["code"].as_str()).collect();
        assert_eq!(codes, expected, "{name}: {said:?}");
    }
}
