//! Whatever is in names, texts and arguments: nothing of it is obeyed by a terminal, a log or a build server.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::{Done, FORMATS, folder, run_in};
use std::fs;
use std::path::Path;

/// A text that does everything that a text can do.
const EVIL: &str = "Acme-\u{1b}[31m\u{202e}\u{2066}\u{200b}\u{feff}\u{200f}\u{61c}\u{e0041}\u{9b}\n::error::pwned\r::warning::x\n##[error]pwned\n##vso[task.setvariable variable=x]y";

/// What the name of a file can do too.
const NAMES: [&str; 6] = [
    "::error::a.json",
    "##[error]b.json",
    "##vso[task.setvariable variable=x]c.json",
    "d\u{1b}[31m\u{202e}\u{200b}.json",
    "e\n::error::pwned.json",
    "f##[error]##vso[x].json",
];

fn is_harmless(done: &Done, told: &str, format: &str) {
    for (stream, text) in [("output", &done.out), ("error", &done.err)] {
        let unprintable = |c: char| c != '\n' && ssmlint::source::is_unprintable(c);
        let found = text.char_indices().find(|(_, c)| unprintable(*c));
        assert!(found.is_none(), "{told}: standard {stream} has {found:?}: {text}");
        for line in text.lines() {
            let is_ours = format == "github" && line.contains(" file=") && line.contains(",title=ssmlint");
            assert!(!line.trim_start().starts_with("::") || is_ours, "{told}: standard {stream} begins a line: {line}");
            assert!(!line.contains("##[") && !line.contains("##vso["), "{told}: standard {stream}: {line}");
        }
    }
}

/// A request, a template, a document, an inventory and a configuration with the text wherever a text may stand.
fn planted() -> Vec<(&'static str, String)> {
    let evil = serde_json::to_string(EVIL).unwrap_or_else(|error| panic!("{error}"));
    let member = evil.trim_matches('"');
    let association = format!(
        r#"{{"Name": {evil}, {evil}: 1, "AssociationName": {evil}, "InstanceId": {evil}, "DocumentVersion": {evil},
        "ScheduleExpression": "cron({member})", "Targets": [{{"Key": {evil}, "Values": [{evil}]}}], "MaxErrors": {evil},
        "Parameters": {{{evil}: [{evil}]}}}}"#
    );
    let known = r#""Name": "AWS-RunShellScript", "Targets": [{"Key": "tag:a", "Values": ["b"]}]"#;
    vec![
        (
            "r.json",
            format!(
                r#"{{"Entries": [{association}, {association}, {{{known}, "Parameters": {{{evil}: [{evil}]}}}}]}}"#
            ),
        ),
        (
            "t.json",
            format!(
                r#"{{"Parameters": {{{evil}: {{"Type": "String", "AllowedValues": [{evil}]}}}}, "Resources": {{
                {evil}: {{"Type": "AWS::SSM::Association", "Condition": {evil}, "Properties": {association}}},
                "B": {{"Type": "AWS::SSM::Association", "Properties": {{"Name": {{"Ref": {evil}}}, {evil}: 1}}}}}}}}"#
            ),
        ),
        (
            "Acme-Doc.json",
            format!(
                r#"{{"schemaVersion": "2.2", {evil}: 1, "parameters": {{{evil}: {{"type": {evil}, "allowedPattern": "(",
                "default": {evil}, "allowedValues": [{evil}]}}}}, "mainSteps": [{{"action": {evil}, "name": {evil}}}]}}"#
            ),
        ),
        ("inv.json", format!(r#"[{{"InstanceId": {evil}, "PlatformType": {evil}, "PingStatus": "Online"}}]"#)),
        ("y.yaml", format!("# ssmlint: ignore[{}] x\n{{{known}, {evil}: 1}}\n", "nope\u{1b}\u{202e}")),
    ]
}

fn write(root: &Path, name: &str, text: &str) {
    fs::write(root.join(name), text).unwrap_or_else(|error| panic!("{name:?}: {error}"));
}

#[test]
fn nothing_that_is_read_is_obeyed_by_what_it_is_printed_on() {
    let planted = planted();
    let files: Vec<(&str, &str)> = planted.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let root = folder("injection", &files);
    for name in NAMES {
        write(&root, name, r#"{"Name": "AWS-RunShellScript", "Targets": [], "Nope": 1}"#);
    }
    for format in FORMATS {
        let commands: [&[&str]; 11] = [
            &["check", "--isolated", "."],
            &["check", "--isolated", ".", "--show-undecided", "--verbose", "--timing"],
            &["check", "--isolated", ".", "--show-files"],
            &["check", "--isolated", ".", "--show-settings"],
            &["check", "--isolated", ".", "--statistics"],
            &["check", "--isolated", ".", "--report", "coverage"],
            &["check", "--isolated", ".", "--report", "targets"],
            &["inspect", "--isolated", "."],
            &["dry-run", "--isolated", "."],
            &["explain", "--error", "InvalidSchedule", "r.json", EVIL],
            &["schedule", EVIL],
        ];
        for command in commands {
            let done = run_in(&root, &[command, &["--format", format]].concat(), "");
            is_harmless(&done, &format!("{command:?} --format {format}"), format);
        }
    }
    let diff = run_in(&root, &["check", "--isolated", "--diff", "--unsafe-fixes", "."], "");
    is_harmless(&diff, "--diff", "text");
}

#[test]
fn nothing_that_is_said_beside_the_findings_is_obeyed() {
    let root = folder("injection-said", &[("r.json", r#"{"Name": "AWS-RunShellScript", "Targets": [], "Nope": 1}"#)]);
    let commands: [&[&str]; 14] = [
        &["check", EVIL],
        &["check", "r.json", "--format", EVIL],
        &["check", "r.json", EVIL, "--format", "json"],
        &["check", "r.json", "--config", EVIL],
        &["check", "r.json", "--select", EVIL],
        &["check", "r.json", "--exclude", EVIL],
        &["check", "r.json", "--exclude", "\u{1b}["],
        &["check", "r.json", "--baseline", EVIL],
        &["check", "r.json", "--output", "json=no/\u{1b}\n::error::x"],
        &["inspect", "r.json", "--document", EVIL],
        &["explain", EVIL],
        &["explain", "--error", EVIL],
        &["schema", EVIL],
        &["init", EVIL],
    ];
    for command in commands {
        is_harmless(&run_in(&root, command, ""), &format!("{command:?}"), "text");
    }
    let evil = serde_json::to_string(EVIL).unwrap_or_else(|error| panic!("{error}"));
    let bracket = serde_json::to_string("\u{1b}[31m[").unwrap_or_else(|error| panic!("{error}"));
    for setting in [
        format!("extends: {evil}"),
        format!("required-version: {evil}"),
        format!("baseline: {evil}"),
        format!("{evil}: 1"),
        format!("region: {evil}"),
        format!("rules: {{{evil}: off}}"),
        format!("exclude: [{bracket}]"),
        format!("documents: {{paths: [{evil}]}}"),
        format!("inventory: {{paths: [{bracket}]}}"),
        format!("ignore: [{{rule: unknown-member, paths: [{bracket}], reason: {evil}}}]"),
    ] {
        write(&root, "ssmlint.yaml", &setting);
        for format in FORMATS {
            is_harmless(&run_in(&root, &["check", "r.json", "--format", format], ""), &setting, format);
        }
        is_harmless(&run_in(&root, &["check", "r.json", "--show-settings"], ""), &setting, "text");
    }
}
