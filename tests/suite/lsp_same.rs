//! The server says of a file that is open what the command says of it: of all examples and cases.
#![expect(clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use crate::lsp::{answer, initialize, open, request, talk, uri};
use crate::rules::{Block, blocks, examples};
use serde_json::{Value, json};
use ssmlint::rules::ALL;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Files by name, in folders of their own.
type Files = BTreeMap<String, String>;

/// What is said of each file, in one manner.
type Said = BTreeMap<String, BTreeSet<String>>;

fn of_rules() -> Files {
    let mut files = Files::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let page = blocks(meta.docs);
        for (number, example) in examples(&page).into_iter().enumerate() {
            let own: Vec<&Block> = example.iter().filter_map(|&index| page.get(index)).collect();
            for block in own {
                if let Ok(text) = String::from_utf8(block.bytes()) {
                    files.insert(format!("{}-{number}/{}", meta.name, block.file()), text);
                }
            }
        }
    }
    files
}

fn of_cases() -> Files {
    let mut files = Files::new();
    for line in include_str!("../cases/field.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let own = case["files"].as_object().into_iter().flatten();
        // A configuration that is wrong, and one that leads elsewhere, end the whole run.
        if own.clone().any(|(name, _)| name.ends_with("ssmlint.yaml")) {
            continue;
        }
        let id = case["id"].as_str().unwrap_or_default();
        files.extend(own.map(|(name, text)| (format!("{id}/{name}"), text.as_str().unwrap_or_default().to_owned())));
    }
    files
}

fn of_examples() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let walk = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok);
    let read = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
        Some((name, fs::read_to_string(entry.path()).ok()?))
    };
    walk.filter(|entry| entry.file_type().is_file()).filter_map(read).collect()
}

/// What the command says of a folder.
fn by_command(root: &Path, files: &Files) -> Said {
    let done = run_in(root, &["check", "--format", "json", "--quiet", "."], "");
    let report: Value = serde_json::from_str(&done.out).unwrap_or_else(|error| panic!("{error}: {}", done.err));
    let mut said = Said::new();
    for finding in report["findings"].as_array().into_iter().flatten() {
        let path = finding["path"].as_str().unwrap_or_default();
        let Some(text) = files.get(path) else { continue };
        let at = |end: &str| {
            let byte = finding["span"][end]["byte"].as_u64().unwrap_or_default() as usize;
            let before = &text[..byte];
            json!({ "line": before.matches('\n').count(), "character": byte - before.rfind('\n').map_or(0, |at| at + 1) })
        };
        let place = json!({ "start": at("start"), "end": at("end") });
        let words = format!("{} {place} {}", finding["code"], finding["message"].as_str().unwrap_or_default());
        said.entry(path.to_owned()).or_default().insert(words);
    }
    said
}

/// What the server says of the files of a folder, all of which are open.
fn by_server(root: &Path, files: &Files) -> Said {
    let is_ours = |name: &&String| !name.ends_with("ssmlint.yaml") && has_our_ending(name);
    let names: Vec<&String> = files.keys().filter(is_ours).collect();
    let opened = names.iter().map(|name| open(root, name, &files[*name]));
    let asked = names.iter().zip(10..).map(|(name, id)| {
        request(id, "textDocument/diagnostic", json!({ "textDocument": { "uri": uri(root, name) } }))
    });
    let messages: Vec<Value> = [initialize(root, true)].into_iter().chain(opened).chain(asked).collect();
    let (told, _) = talk(root, &messages);
    let mut said = Said::new();
    for (name, id) in names.iter().zip(10..) {
        for finding in answer(&told, id)["result"]["items"].as_array().into_iter().flatten() {
            let message = finding["message"].as_str().unwrap_or_default();
            // Help and places follow on lines of their own.
            let message = message.lines().next().unwrap_or_default();
            let words = format!("{} {} {message}", finding["code"], finding["range"]);
            said.entry((*name).clone()).or_default().insert(words);
        }
    }
    said
}

/// The endings of files that a folder is searched for.
fn has_our_ending(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["json", "jsonl", "yaml", "yml", "template", "tf", "tofu", "tfvars"].contains(&ending)
}

fn compare(name: &str, files: &Files) {
    let all: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let root = folder(name, &all);
    let (command, server) = (by_command(&root, files), by_server(&root, files));
    assert!(!command.is_empty(), "{name}");
    let is_opened = |name: &&String| !name.ends_with("ssmlint.yaml");
    let differing: Vec<String> = command
        .keys()
        .chain(server.keys())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter(is_opened)
        .filter(|name| command.get(*name) != server.get(*name))
        .map(|name| format!("{name}\ncommand {:#?}\nserver {:#?}", command.get(name), server.get(name)))
        .collect();
    assert!(differing.is_empty(), "{} differ:\n{}", differing.len(), differing.join("\n"));
}

#[test]
fn of_the_examples_of_rules() {
    compare("lsp-same-rules", &of_rules());
}

#[test]
fn of_what_people_met() {
    compare("lsp-same-cases", &of_cases());
}

#[test]
fn of_the_examples() {
    compare("lsp-same-examples", &of_examples());
}
