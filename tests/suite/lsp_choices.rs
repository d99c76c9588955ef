//! What an editor is offered beside fixes: baselines and pages; and the settings that it is asked for.
#![expect(clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use crate::lsp::{answer, initialize, notification, open, request, talk, uri};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const REQUEST: &str = "Name: AWS-RunPatchBaseline\nParameters: { Operation: [install] }\nScheduleExpression: rate(1 days)\nTargets: [{ Key: \"tag:Env\", Values: [prod] }]\n";

/// A client that can do these things as well.
fn able(root: &Path, more: &Value) -> Value {
    let mut begin = initialize(root, true);
    for (name, capabilities) in more.as_object().into_iter().flatten() {
        for (key, value) in capabilities.as_object().into_iter().flatten() {
            begin["params"]["capabilities"][name][key] = value.clone();
        }
    }
    begin
}

fn pull(id: i32, root: &Path, name: &str) -> Value {
    request(id, "textDocument/diagnostic", json!({ "textDocument": { "uri": uri(root, name) } }))
}

fn actions(id: i32, root: &Path, line: u32, character: u32) -> Value {
    let at = json!({ "line": line, "character": character });
    let params = json!({
        "textDocument": { "uri": uri(root, "one.yaml") }, "range": { "start": at, "end": at }, "context": { "diagnostics": [] }
    });
    request(id, "textDocument/codeAction", params)
}

fn codes(said: &[Value], id: i32) -> Vec<&str> {
    let items = answer(said, id)["result"]["items"].as_array();
    items.into_iter().flatten().filter_map(|item| item["code"].as_str()).collect()
}

fn titled<'s>(said: &'s [Value], id: i32, part: &str) -> &'s Value {
    let all = answer(said, id)["result"].as_array();
    let of = |action: &&Value| action["title"].as_str().is_some_and(|title| title.contains(part));
    all.into_iter().flatten().find(of).unwrap_or(&Value::Null)
}

/// A text after the edits of an action, whose places are on lines of ASCII.
fn edited(text: &str, edit: &Value) -> String {
    let byte = |position: &Value| {
        let line = position["line"].as_u64().unwrap_or_default() as usize;
        let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        before + position["character"].as_u64().unwrap_or_default() as usize
    };
    let (start, end) = (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
    let mut new = text.to_owned();
    new.replace_range(start..end, edit["newText"].as_str().unwrap_or_default());
    new
}

#[test]
fn what_the_baseline_holds_is_silent_and_what_is_found_can_be_added_as_the_command_would() {
    let empty = "{\n  \"version\": 1,\n  \"findings\": []\n}\n";
    let files = [("ssmlint.yaml", "baseline: known.json\n"), ("one.yaml", REQUEST), ("known.json", empty)];
    let root = folder("lsp-baseline", &files);
    let (said, _) = talk(
        &root,
        &[
            initialize(&root, true),
            open(&root, "one.yaml", REQUEST),
            pull(2, &root, "one.yaml"),
            actions(3, &root, 1, 30),
            actions(4, &root, 2, 28),
        ],
    );
    assert_eq!(codes(&said, 2).len(), 2);
    let edit = &titled(&said, 3, "to known.json")["edit"]["changes"][uri(&root, "known.json")];
    let one = edited(empty, &edit[0]);
    assert_eq!(edit.as_array().map(Vec::len), Some(1), "{said:#?}");
    // The editor has it open and not saved; then it is on disk.
    let known = json!({ "uri": uri(&root, "known.json"), "version": 2 });
    let changed = json!({ "textDocument": known, "contentChanges": [{ "text": one }] });
    let messages = [
        initialize(&root, true),
        open(&root, "one.yaml", REQUEST),
        pull(2, &root, "one.yaml"),
        open(&root, "known.json", empty),
        notification("textDocument/didChange", changed),
        pull(3, &root, "one.yaml"),
        actions(4, &root, 2, 28),
        actions(5, &root, 1, 30),
    ];
    let (said, _) = talk(&root, &messages);
    assert_eq!((codes(&said, 2).len(), codes(&said, 3)), (2, vec!["SSM263"]), "{said:#?}");
    assert_eq!(titled(&said, 5, "Install"), &Value::Null, "what is silent needs no fix");
    let both = edited(&one, &titled(&said, 4, "to known.json")["edit"]["changes"][uri(&root, "known.json")][0]);
    let done = run_in(&root, &["check", "--write-baseline", "."], "");
    assert_eq!(fs::read_to_string(root.join("known.json")).unwrap_or_default(), both, "{}", done.err);
    let (said, _) =
        talk(&root, &[initialize(&root, true), open(&root, "one.yaml", REQUEST), pull(2, &root, "one.yaml")]);
    assert_eq!(codes(&said, 2), [""; 0]);
}

#[test]
fn a_baseline_that_is_not_there_is_made_where_the_editor_makes_files() {
    let files = [
        ("ssmlint.yaml", "baseline: known.json\nunsilenceable: [wrong-rate-plural]\n"),
        ("one.yaml", REQUEST),
        ("bare/ssmlint.yaml", ""),
    ];
    let root = folder("lsp-baseline-none", &files);
    let edits =
        json!({ "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } } });
    let ask = |begin: Value| {
        talk(&root, &[begin, open(&root, "one.yaml", REQUEST), actions(2, &root, 1, 30), actions(3, &root, 2, 28)]).0
    };
    let said = ask(able(&root, &edits));
    let changes = &titled(&said, 2, "to known.json")["edit"]["documentChanges"];
    assert_eq!(
        (&changes[0]["kind"], &changes[0]["uri"]),
        (&"create".into(), &uri(&root, "known.json").into()),
        "{said:#?}"
    );
    let text = edited("", &changes[1]["edits"][0]);
    assert!(text.contains("\"rule\":\"") && text.contains("\"path\":\"one.yaml\""), "{text}");
    assert_eq!(titled(&ask(initialize(&root, true)), 2, "to known.json"), &Value::Null);
    // What the configuration does not let be silenced is fixed or left.
    assert_eq!((titled(&said, 3, "to known.json"), titled(&said, 3, "ignore ")), (&Value::Null, &Value::Null));
    assert!(titled(&said, 3, "write ").is_object());
}

#[test]
fn rules_are_explained_to_editors_that_can_show_a_page() {
    let root = folder("lsp-explain", &[("one.yaml", REQUEST)]);
    let explain = |id: i32, of: &str| {
        request(id, "workspace/executeCommand", json!({ "command": "ssmlint.explain", "arguments": [of] }))
    };
    let shows = json!({ "window": { "showDocument": { "support": true } } });
    let mut pages = initialize(&root, true);
    pages["params"]["initializationOptions"] = json!({ "pages": true });
    for (begin, is_offered, is_shown) in
        [(able(&root, &shows), true, true), (pages, true, false), (initialize(&root, true), false, false)]
    {
        let messages = [
            begin,
            open(&root, "one.yaml", REQUEST),
            actions(2, &root, 1, 30),
            explain(3, "SSM503"),
            explain(4, "no-such-rule"),
            request(5, "workspace/executeCommand", json!({ "command": "made.up", "arguments": ["x"] })),
        ];
        let (said, _) = talk(&root, &messages);
        let action = titled(&said, 2, "explain ");
        assert_eq!(action["command"]["arguments"] == json!(["SSM503"]), is_offered, "{said:#?}");
        let page = &answer(&said, 3)["result"];
        assert!(page["markdown"].as_str().is_some_and(|page| page.starts_with("# ")), "{page}");
        let shown = said.iter().find(|one| one["method"] == "window/showDocument");
        assert_eq!(shown.map(|shown| &shown["params"]["uri"]), is_shown.then_some(&page["url"]));
        assert_eq!(
            (&answer(&said, 4)["error"]["code"], &answer(&said, 5)["error"]["code"]),
            (&(-32602).into(), &(-32602).into())
        );
    }
}

#[test]
fn settings_are_asked_for_where_the_client_can_be_asked() {
    let root = folder("lsp-settings", &[("one.yaml", REQUEST)]);
    let can = json!({ "workspace": {
        "configuration": true, "didChangeConfiguration": { "dynamicRegistration": true },
        "inlayHint": { "refreshSupport": true }, "codeLens": { "refreshSupport": true },
    } });
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let hints = |id: i32| {
        request(
            id,
            "textDocument/inlayHint",
            json!({ "textDocument": { "uri": uri(&root, "one.yaml") }, "range": range }),
        )
    };
    let lenses =
        |id: i32| request(id, "textDocument/codeLens", json!({ "textDocument": { "uri": uri(&root, "one.yaml") } }));
    let told = |id: i32, result: Value| json!({ "jsonrpc": "2.0", "id": id, "result": result });
    let messages = [
        able(&root, &can),
        notification("initialized", json!({})),
        open(&root, "one.yaml", REQUEST),
        lenses(10),
        // The first request of the server is about files, the second one about settings.
        told(2, json!([{ "codeLenses": true }])),
        lenses(11),
        notification("workspace/didChangeConfiguration", json!({ "settings": null })),
        told(1, json!([{ "codeLenses": false }])),
        json!({ "jsonrpc": "2.0", "id": 5, "error": { "code": -32603, "message": "not now" } }),
        lenses(12),
        hints(13),
    ];
    let (said, _) = talk(&root, &messages);
    let asked: Vec<(&Value, &Value)> = said
        .iter()
        .filter(|one| one["method"].is_string() && one["id"].is_number())
        .map(|one| (&one["id"], &one["method"]))
        .collect();
    let methods: Vec<&str> = asked.iter().filter_map(|(_, method)| method.as_str()).collect();
    let expected = [
        "client/registerCapability",
        "workspace/configuration",
        "workspace/inlayHint/refresh",
        "workspace/codeLens/refresh",
        "workspace/configuration",
    ];
    assert_eq!(methods[..5], expected, "{said:#?}");
    let is_empty = |id: i32| answer(&said, id)["result"].as_array().is_some_and(Vec::is_empty);
    assert_eq!([10, 11, 12, 13].map(is_empty), [true, false, false, true], "{said:#?}");
    let (said, _) = talk(&root, &[initialize(&root, true), notification("initialized", json!({}))]);
    let methods: Vec<&str> = said.iter().filter_map(|one| one["method"].as_str()).collect();
    assert_eq!(methods, ["client/registerCapability"]);
}
