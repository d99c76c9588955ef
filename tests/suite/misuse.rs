//! What people get wrong with the command itself: told in words, with the place where there is one, and with status 2.

use crate::command::{folder, run_in};
use std::fs;
use std::os::unix::fs::symlink;

const GOOD: &str = "Name: AWS-UpdateSSMAgent\nTargets: [{Key: \"tag:Env\", Values: [prod]}]\n";

#[test]
fn a_configuration_that_cannot_be_used_is_told_where_it_stands() {
    for (number, (configuration, told)) in [
        ("extends: none.yaml\n", "ssmlint.yaml:1:10: none.yaml: no such file or folder"),
        (
            "extends: ssmlint.yaml\n",
            "ssmlint.yaml:1:10: `extends` leads back to ssmlint.yaml: the files extend each other",
        ),
        ("region: eu-west-1\nrequired-version: \">>1\"\n", "ssmlint.yaml:2:19: `>>1` is not a version requirement"),
        ("required-version: \">=9\"\n", "ssmlint.yaml:1:19: the configuration is for ssmlint >=9; this is"),
        ("exclude: [a, \"[b\"]\n", "ssmlint.yaml:1:14: `[b` is not a path pattern"),
        ("ignore: [{rule: duplicate-key, paths: [\"[b\"]}]\n", "ssmlint.yaml:1:40: `[b` is not a path pattern"),
        ("baseline: none.json\n", "ssmlint.yaml:1:11: none.json: no such baseline; --write-baseline records"),
        ("documents: {paths: [none.yaml]}\n", "ssmlint.yaml:1:21: no such file: none.yaml"),
        (
            "documents: {paths: [\"none/**\"]}\n",
            "ssmlint.yaml:1:21: no file matches `none/**`: there is no folder none",
        ),
        ("inventory: {paths: [\"[n/*\"]}\n", "ssmlint.yaml:1:21: `[n/*` is not a path pattern"),
    ]
    .into_iter()
    .enumerate()
    {
        let root = folder(&format!("misuse-{number}"), &[("a.yaml", GOOD), ("ssmlint.yaml", configuration)]);
        let done = run_in(&root, &["check", "."], "");
        assert!(done.err.contains(told), "{configuration}: {}", done.err);
        assert!(!done.err.contains("os error"), "{}", done.err);
        assert_eq!(done.status, 2, "{configuration}");
    }
}

#[test]
fn a_wrong_value_is_an_error_and_a_pattern_that_fits_nothing_is_told() {
    let root = folder("misuse-value", &[("a.yaml", GOOD), ("ssmlint.yaml", "documents: {complete: 1}\n")]);
    let done = run_in(&root, &["check", ".", "--format", "concise"], "");
    let told = "ssmlint.yaml:1:23: error[SSM902] expected `true` or `false`, found a whole number\n";
    assert_eq!((done.status, done.out.as_str()), (2, told));
    // What the folder will hold is not known: that no document is listed proves nothing.
    let request = GOOD.replace("AWS-UpdateSSMAgent", "Acme-Hello");
    let configuration = "documents: {paths: [\"docs/*\"], complete: true}\n";
    let files = [("a.yaml", request.as_str()), ("ssmlint.yaml", configuration), ("docs/README.md", "#\n")];
    let root = folder("misuse-empty", &files);
    let done = run_in(&root, &["check", "."], "");
    assert!(done.err.contains("ssmlint.yaml:1:21: no file matches `docs/*`"), "{}", done.err);
    assert_eq!((done.status, done.out.as_str()), (0, ""));
}

#[test]
fn options_that_mean_nothing_are_refused() {
    let root = folder("misuse-options", &[("a.yaml", GOOD), ("list.json", "[]")]);
    for (arguments, told) in [
        (&["check", ".", "--unsafe-fixes"][..], "--unsafe-fixes needs --fix or --diff"),
        (&["check", "--stdin-filename", "x.yaml"], "--stdin-filename needs `-`"),
        (&["inspect", "--stdin-filename", "x.yaml", "."], "--stdin-filename needs `-`"),
        (
            &["check", ".", "--report", "coverage", "--format", "sarif"],
            "a report is printed only as text, json or html",
        ),
        (&["check", ".", "--fix", "--diff"], "cannot be used with"),
        (&["check", ".", "--ignore", "cron-feild-count"], "did you mean `cron-field-count`?"),
        (
            &["check", ".", "--output", "foo=x"],
            "no format is called `foo`: there are text, concise, json, jsonl, sarif",
        ),
        (&["check", ".", "--output", "json=no/x.json"], "no/x.json: there is no folder no"),
        (&["check", ".", "--output", "json=."], ".: it is a folder"),
        (&["check", ".", "--baseline", "a.yaml"], "a.yaml is not a baseline: it is not what --write-baseline writes"),
        (&["check", ".", "--baseline", "list.json"], "list.json is not a baseline"),
        (&["check", ".", "--baseline", "none.json"], "--write-baseline records the current findings in it"),
        (&["check", ".", "--now", "tomorrow"], "write a day or a time, in UTC"),
        (&["a.yaml"], "did you mean `ssmlint check a.yaml`?"),
        (&["./nowhere/b.json"], "did you mean `ssmlint check ./nowhere/b.json`?"),
        (&["chekc"], "'check'"),
        (&["init", "nowhere"], "nowhere: no such folder"),
        (&["inspect", "--document", "AWS-RunShellScrpt"], "did you mean `AWS-RunShellScript`?"),
    ] {
        let done = run_in(&root, arguments, "");
        assert!(done.err.contains(told), "{arguments:?}: {}", done.err);
        assert!(!done.err.contains("os error"), "{arguments:?}: {}", done.err);
        assert_eq!(done.status, 2, "{arguments:?}");
    }
    let done = run_in(&root, &["inspect", "--document", "AWS-Nope"], "");
    assert!(!done.err.contains("did you mean"), "{}", done.err);
}

#[test]
fn a_day_is_a_time() {
    let root = folder("misuse-day", &[("a.yaml", GOOD)]);
    let done = run_in(&root, &["schedule", "cron(0 2 ? * * *)", "--from", "2026-11-28", "--count", "1"], "");
    assert!(done.out.contains("2026-11-28 02:00:00"), "{}", done.out);
    assert_eq!(run_in(&root, &["check", ".", "--now", "2026-11-28"], "").status, 0);
}

#[test]
fn a_link_and_its_target_are_one_file() {
    let root = folder("misuse-link", &[("a.yaml", GOOD)]);
    let made = symlink("a.yaml", root.join("b.yaml"));
    assert!(made.is_ok(), "{made:?}");
    for arguments in [&["check", "."][..], &["check", "b.yaml", "a.yaml"]] {
        let done = run_in(&root, arguments, "");
        assert!(done.err.contains("in 1 file, 1 association"), "{arguments:?}: {}", done.err);
    }
    let done = run_in(&root, &["check", "b.yaml", "--show-files"], "");
    assert!(done.out.starts_with("b.yaml"), "{}", done.out);
}

#[test]
fn init_lists_what_it_finds() {
    let document = "schemaVersion: \"2.2\"\nmainSteps:\n  - {action: \"aws:runShellScript\", name: s, inputs: {runCommand: [id]}}\n";
    let node = "{\"InstanceId\": \"i-1234567890abcdef0\", \"PlatformType\": \"Linux\", \"PingStatus\": \"Online\"}\n";
    let existing = "{\"Associations\": [{\"Name\": \"AWS-UpdateSSMAgent\", \"AssociationId\": \"8dfe3659-4309-493a-8755-0123456789ab\"}]}";
    let files = [
        ("a.yaml", GOOD),
        ("docs/Acme-1.yaml", document),
        ("docs/Acme-2.yaml", document),
        ("docs/Acme-3.yaml", document),
        ("docs/Acme-4.yaml", document),
        ("more/Acme-5.yaml", document),
        ("nodes.jsonl", node),
        ("existing.json", existing),
    ];
    let root = folder("misuse-init", &files);
    assert_eq!(run_in(&root, &["init"], "").status, 0);
    let written = fs::read_to_string(root.join("ssmlint.yaml")).unwrap_or_default();
    for line in [
        "documents: { paths: [\"docs/*\", \"more/Acme-5.yaml\"], complete: false }\n",
        "inventory: { paths: [\"nodes.jsonl\"], complete: false }\n",
        "associations: { paths: [\"existing.json\"], complete: false }\n",
    ] {
        assert!(written.contains(line), "{line}{written}");
    }
    // A line that editors obey would name a file that is not there.
    assert!(!written.contains("$schema"), "{written}");
    assert_eq!(run_in(&root, &["check", ".", "--fail-on", "warning"], "").status, 0);
    let again = run_in(&root, &["init"], "");
    assert_eq!((again.status, again.err.as_str()), (2, "ssmlint: ssmlint.yaml is there already, and stays as it is\n"));
}

#[test]
fn a_file_too_large_to_be_held_is_told_and_the_others_are_checked() {
    let padding = "x".repeat(2 << 20);
    let large = format!("{}Comment: {padding}\n", GOOD);
    let root = folder("misuse-large", &[("a.yaml", GOOD), ("large.yaml", &large)]);
    let told = "large.yaml: larger than 1 MiB, not read; --max-file-size sets how large a file may be";
    // In a folder it may be anything; by name it was asked for.
    for (path, status) in [(".", 0), ("large.yaml", 2)] {
        let done = run_in(&root, &["check", path, "a.yaml", "--max-file-size", "1", "--verbose"], "");
        assert!(done.err.contains(told), "{path}: {}", done.err);
        assert_eq!(done.status, status, "{path}: {}", done.err);
    }
    let done = run_in(&root, &["check", "large.yaml", "--format", "concise"], "");
    assert!(done.out.contains("unknown property `Comment`"), "{}", done.out);
    assert_eq!(done.status, 0);
}

#[test]
fn where_not_all_mistakes_of_a_configuration_are_told_it_is_said() {
    let ignored = "  - {rule: duplicate-key, paths: 1}\n".repeat(1_001);
    let root = folder("misuse-many", &[("a.yaml", GOOD), ("ssmlint.yaml", &format!("ignore:\n{ignored}"))]);
    let done = run_in(&root, &["check", "."], "");
    assert!(done.err.contains("ssmlint: ssmlint.yaml: only its first 1000 mistakes are reported"), "{}", done.err);
    assert_eq!(done.status, 2);
}
