//! Which file is which, however many paths lead to it, and what a run says of files that it cannot read, write or trust.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{Done, folder, run_in};
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

const BAD: &str = "Name: AWS-UpdateSSMAgent\nMaxErrors: 5\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
const FIXED: &str = "Name: AWS-UpdateSSMAgent\nMaxErrors: \"5\"\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
const WRONG: &str = "error[SSM112] expected a string, found a whole number\n";

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn with(root: &Path, name: &str, value: &str, arguments: &[&str]) -> Option<i32> {
    let done = Command::new(env!("CARGO_BIN_EXE_ssmlint")).args(arguments).env(name, value).current_dir(root).output();
    done.unwrap_or_else(|error| panic!("{error}")).status.code()
}

fn concise(root: &Path, more: &[&str]) -> Done {
    let format: &[&str] = if more.contains(&"--format") { &[] } else { &["--format", "concise"] };
    let arguments: Vec<&str> = ["check", "."].iter().chain(format).chain(more).copied().collect();
    run_in(root, &arguments, "")
}

#[test]
fn standard_input_stands_for_the_file_of_its_name() {
    let settings = "documents: { paths: [documents/*.yaml], complete: true }\n";
    let document = "schemaVersion: \"2.2\"\nmainSteps:\n  - {action: \"aws:runShellScript\", name: a, inputs: {runCommand: [\"true\"]}}\n";
    let root = folder("stdin", &[("ssmlint.yaml", settings), ("documents/Acme-Say.yaml", document), ("a.yaml", BAD)]);
    let name = "documents/Acme-Say.yaml";
    let done = run_in(&root, &["check", "-", "--stdin-filename", name, "--fix"], document);
    assert_eq!((done.status, done.out.as_str()), (0, document), "the file is written once");
    let seen = run_in(&root, &["inspect", "-", "--stdin-filename", name, "--format", "json"], document);
    assert_eq!(json(&seen.out)["documents"].as_array().map(Vec::len), Some(1));
    let both = run_in(&root, &["check", ".", "-", "--stdin-filename", "a.yaml", "--format", "concise"], FIXED);
    assert_eq!((both.status, both.out.as_str()), (0, ""), "what stands on disk is not what the editor shows");
    let out = ["check", "-", "--stdin-filename", "a.yaml", "--fix", "--force-exclude", "--exclude", "*.yaml"];
    assert_eq!(run_in(&root, &out, BAD).out, BAD, "what is excluded comes back as it came");
    let new = run_in(&root, &["check", "-", "--stdin-filename", "new/x.yaml", "--show-settings"], FIXED);
    assert_eq!(json(&new.out)["configuration"][0], "ssmlint.yaml", "a folder need not be there yet");
}

#[test]
fn what_is_not_mended_comes_back_as_it_came() {
    let root = folder("stdin-bytes", &[]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_ssmlint"))
        .args(["check", "-", "--stdin-filename", "q.yaml", "--fix", "--quiet"])
        .current_dir(&root)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{error}"));
    let bytes = b"Name: AWS-UpdateSSMAgent # caf\xe9\n";
    let Some(mut stdin) = child.stdin.take() else { panic!("no standard input") };
    std::io::Write::write_all(&mut stdin, bytes).unwrap_or_else(|error| panic!("{error}"));
    drop(stdin);
    let done = child.wait_with_output().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(done.stdout, bytes);
}

#[test]
fn a_file_is_read_once_however_many_paths_lead_to_it() {
    let node = r#"{"InstanceId": "i-0aaaabbbbccccdddd", "PlatformType": "Linux"}"#;
    let settings = "inventory: { paths: [nodes.json] }\nignore: [{ rule: wrong-type, paths: [silent] }]\n";
    let files =
        [("ssmlint.yaml", settings), ("nodes.json", &format!("[{node}]")), ("a.yaml", BAD), ("silent/b.yaml", BAD)];
    let root = folder("once", &files);
    let absolute = root.join("ssmlint.yaml");
    let absolute = absolute.to_string_lossy();
    let seen = run_in(&root, &["inspect", ".", "--config", &absolute, "--format", "json"], "");
    assert_eq!(json(&seen.out)["instances"].as_array().map(Vec::len), Some(1));
    let here = root.to_string_lossy();
    let done = concise(&root, &["a.yaml", &here, "--config", &absolute]);
    assert_eq!(done.out, format!("a.yaml:2:12: {WRONG}"));
    let link = root.with_file_name("once-link");
    let _ = fs::remove_file(&link);
    symlink(&root, &link).unwrap_or_else(|error| panic!("{error}"));
    let known = link.join("known.json");
    let known = known.to_string_lossy();
    assert_eq!(concise(&root, &["--baseline", "known.json", "--write-baseline"]).status, 0);
    let through = concise(&link, &["--baseline", &known, "--baseline-strict", "--config", &absolute]);
    assert_eq!((through.status, through.out.as_str()), (0, ""), "a link to the folder is the folder");
}

#[test]
fn names_of_files_do_nothing_to_a_log_or_a_page() {
    let root = folder("names", &[]);
    for name in
        ["nl\n::error title=pwn::owned.yaml", "::error title=x::y.yaml", "| `` <img src=x>.yaml", "back\\slash.yaml"]
    {
        fs::write(root.join(name), BAD).unwrap_or_else(|error| panic!("{error}"));
    }
    fs::write(root.join(OsStr::from_bytes(b"non\xff.yaml")), BAD).unwrap_or_else(|error| panic!("{error}"));
    let github = concise(&root, &["--format", "github"]).out;
    let commands: Vec<&str> = github.lines().filter(|line| line.trim_start().starts_with("::")).collect();
    assert_eq!(commands.len(), 5, "{github}");
    assert!(commands.iter().all(|line| line.starts_with("::error file=")), "{github}");
    let shown = concise(&root, &[]).out;
    assert_eq!(shown.lines().count(), 5, "a finding a line, and every file is read: {shown}");
    let page = concise(&root, &["--format", "markdown"]).out;
    assert!(!page.contains("<img"), "{page}");
    let fixed = concise(&root, &["--fix"]);
    assert_eq!((fixed.status, fixed.out.as_str()), (0, ""), "every file is written: {}", fixed.err);
}

#[test]
fn nothing_in_a_file_moves_the_cursor() {
    let root = folder("escapes", &[("a.yaml", "Name: AWS-UpdateSSMAgent\nMaxErrors: 5 # \u{1b}[31m\u{9b}\u{202e}\n")]);
    let shown = concise(&root, &["--format", "text"]).out;
    assert!(shown.contains("MaxErrors: 5 # ?[31m¿"), "{shown}");
    assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{shown}");
}

#[test]
fn programs_see_files_from_the_root_of_the_repository() {
    let root = folder("rooted", &[("sub/a.yaml", BAD)]);
    fs::create_dir_all(root.join(".git")).unwrap_or_else(|error| panic!("{error}"));
    let inner = root.join("sub");
    let absolute = inner.to_string_lossy().into_owned();
    let mut prints = Vec::new();
    for path in [".", "../sub", &absolute] {
        let sarif = json(&run_in(&inner, &["check", path, "--format", "sarif"], "").out);
        let result = &sarif["runs"][0]["results"][0];
        assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "sub/a.yaml");
        prints.push(result["partialFingerprints"]["primaryLocationLineHash"].to_string());
        let gitlab = json(&run_in(&inner, &["check", path, "--format", "gitlab"], "").out);
        assert_eq!(gitlab[0]["location"]["path"], "sub/a.yaml");
    }
    prints.dedup();
    assert_eq!(prints.len(), 1, "{prints:?}");
}

#[test]
fn one_file_that_cannot_be_written_keeps_no_other_from_it() {
    let root = folder("read-only", &[("1.yaml", BAD), ("2.yaml", BAD)]);
    fs::set_permissions(root.join("1.yaml"), fs::Permissions::from_mode(0o444))
        .unwrap_or_else(|error| panic!("{error}"));
    let done = concise(&root, &["--fix"]);
    assert_eq!((done.status, done.out), (2, format!("1.yaml:2:12: {WRONG}")));
    assert!(done.err.starts_with("1 finding fixed in 1 file\n"), "{}", done.err);
    assert!(done.err.contains("1.yaml: the file is read-only"), "{}", done.err);
    assert_eq!((read(&root.join("1.yaml")), read(&root.join("2.yaml"))), (BAD.to_owned(), FIXED.to_owned()));
    let unread = run_in(&root, &["check", "none.yaml", "2.yaml", "--output", "junit=j.xml", "--format", "sarif"], "");
    let notes = json(&unread.out)["runs"][0]["invocations"][0].clone();
    assert_eq!((unread.status, &notes["executionSuccessful"]), (2, &Value::from(false)));
    assert!(read(&root.join("j.xml")).contains("<error type=\"unread\""));
    let lost = concise(&root, &["--output", "json=nowhere/x.json", "--output", "json=y.json"]);
    assert_eq!((lost.status, lost.out), (2, format!("1.yaml:2:12: {WRONG}")), "the findings are told all the same");
    assert!(root.join("y.json").exists());
}

#[test]
fn a_baseline_keeps_what_was_not_looked_for() {
    let files = [("a.yaml", BAD), ("b.yaml", &BAD.replace("tag:", "tags:"))];
    let root = folder("baseline-part", &files);
    assert_eq!(concise(&root, &["--baseline", "k", "--write-baseline"]).status, 0);
    let all = read(&root.join("k"));
    assert_eq!(concise(&root, &["--baseline", "k", "--select", "SSM3", "--baseline-strict"]).status, 0);
    concise(&root, &["--baseline", "k", "--ignore", "wrong-type", "--prune-baseline"]);
    assert_eq!(read(&root.join("k")), all);
    concise(&root, &["--baseline", "k", "--select", "SSM3", "--write-baseline"]);
    assert_eq!(read(&root.join("k")), all);
    fs::write(root.join("k"), all.replace("\"count\":1", "\"count\":1000000000000"))
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(concise(&root, &["--baseline", "k"]).status, 0, "a count is no memory");
    fs::write(root.join("ssmlint.yaml"), "unsilenceable: [wrong-type]\n").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(concise(&root, &["--baseline", "l", "--write-baseline"]).status, 1, "what may not be silenced is told");
    assert_eq!(read(&root.join("l")).matches("wrong-type").count(), 0);
    let silenced = concise(&root, &["--baseline", "l", "--add-ignores", "until March"]);
    assert!(silenced.err.starts_with("0 findings silenced in 0 files"), "{}", silenced.err);
}

#[test]
fn comments_are_added_beside_old_ones_and_behind_a_byte_order_mark() {
    let marked = format!("\u{feff}MaxErrors: 5\n{}", BAD.replace("MaxErrors: 5\n", ""));
    let old = format!("# ssmlint: ignore[duplicate-key] long gone\n{BAD}");
    let root = folder("comments", &[("a.yaml", &marked), ("b.yaml", &old)]);
    let done = concise(&root, &["--add-ignores", "until March"]);
    assert!(done.err.starts_with("2 findings silenced in 2 files\n"), "{}", done.err);
    assert_eq!(done.out, "b.yaml:1:1: warning[SSM910] unused suppression: `duplicate-key` reports nothing here\n");
    assert!(
        read(&root.join("a.yaml")).starts_with("\u{feff}# ssmlint: ignore[wrong-type] until March\nMaxErrors: 5\n")
    );
}

#[test]
fn a_file_that_extends_another_says_only_what_differs() {
    let base = "\
documents: { paths: [docs/*.json] }
rules: { wrong-type: off, SSM111: error }
ignore: [{ rule: unknown-target-key, paths: [../shared/app] }]
";
    let own =
        "extends: ../ssmlint.yaml\ndocuments: { complete: true }\nrules: { SSM112: warning, unknown-member: off }\n";
    let document = r#"{"schemaVersion":"2.2","mainSteps":[{"action":"aws:runShellScript","name":"a","inputs":{"runCommand":["x"]}}]}"#;
    let request = "Name: Acme-Doc\nMaxErrors: 5\nNothing: 1\nTargets: [{Key: \"tags:a\", Values: [b]}]\n";
    let files = [
        ("shared/ssmlint.yaml", base),
        ("shared/docs/Acme-Doc.json", document),
        ("shared/app/ssmlint.yaml", own),
        ("shared/app/a.yaml", request),
        ("shared/empty/ssmlint.yaml", "extends: ../ssmlint.yaml\n"),
    ];
    let root = folder("extends-part", &files);
    let done = concise(&root.join("shared/app"), &[]);
    assert_eq!(done.out, format!("a.yaml:2:12: {}", WRONG.replace("error", "warning")));
    let empty = concise(&root.join("shared/empty"), &["--fail-on", "note", "--allow-empty"]);
    assert_eq!((empty.status, empty.out.as_str()), (0, ""), "what a shared file allows may be of use elsewhere");
}

#[test]
fn a_configuration_that_cannot_be_read_is_no_configuration() {
    let root = folder("configuration-broken", &[("a.yaml", FIXED), ("ssmlint.yaml", "rules: {\n")]);
    let done = concise(&root, &["--fail-on", "never"]);
    assert_eq!(done.status, 2);
    assert!(done.out.starts_with("ssmlint.yaml:"), "{}", done.out);
    fs::remove_file(root.join("ssmlint.yaml")).unwrap_or_else(|error| panic!("{error}"));
    fs::create_dir(root.join("ssmlint.yaml")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(concise(&root, &[]).status, 2);
}

#[test]
fn an_empty_variable_is_none_and_truth_has_many_names() {
    let silent = BAD.replace("5\n", "5 # ssmlint: ignore[wrong-type] known\n");
    let root = folder("variables", &[("a.yaml", &silent)]);
    for (value, status) in [("1", 1), ("yes", 1), ("0", 0), ("", 0)] {
        assert_eq!(with(&root, "SSMLINT_IGNORE_SUPPRESSIONS", value, &["check"]), Some(status), "{value}");
    }
    for name in ["SSMLINT_SELECT", "SSMLINT_BASELINE", "SSMLINT_CONFIG", "SSMLINT_FORMAT", "SSMLINT_OUTPUT"] {
        assert_eq!(with(&root, name, "", &["check"]), Some(0), "{name}");
    }
    assert_eq!(with(&root, "SSMLINT_SELECT", "SSM1, SSM2", &["check"]), Some(0));
    assert_eq!(with(&root, "SSMLINT_CONFIG", "nowhere", &["check", "--isolated"]), Some(0));
}

#[test]
fn a_difference_is_one_that_patch_applies() {
    let root = folder("patch", &[("a b.yaml", BAD), ("c.yaml", &BAD.replace('\n', "\r\n"))]);
    let difference = concise(&root, &["--diff"]).out;
    assert!(difference.contains("--- a/a b.yaml\t\n+++ b/a b.yaml\t\n"), "{difference}");
    let lone = "Name: AWS-UpdateSSMAgent # a\r# b\nMaxErrors: 5\n";
    let piped = run_in(&root, &["check", "-", "--stdin-filename", "d.yaml", "--diff"], lone);
    assert!(piped.out.contains("@@ -1,2 +1,2 @@\n Name: AWS-UpdateSSMAgent # a\r# b\n"), "{:?}", piped.out);
}

#[test]
fn a_set_is_complete_only_when_it_was_read_to_its_end() {
    let settings = "inventory: { paths: [nodes.json], complete: true }\nassociations: { paths: [existing.json], complete: true }\n\
                    documents: { paths: [documents], complete: true }\n";
    let request = "{\"Entries\": [{\"Name\": \"AWS-RunShellScript\", \"InstanceId\": \"i-00000000000000002\", \"Parameters\": {\"commands\": [\"a\"]}}]}";
    let update = "{\"AssociationId\": \"11111111-2222-3333-4444-555555555555\", \"Name\": \"Acme-None\", \"Targets\": [{\"Key\": \"tag:a\", \"Values\": [\"b\"]}]}";
    let node =
        "{\"InstanceInformationList\": [{\"InstanceId\": \"i-00000000000000001\", \"PlatformType\": \"Linux\"}]}";
    let document = "{\"schemaVersion\": \"2.2\", \"mainSteps\": []}";
    let whole =
        [("nodes.json", node), ("existing.json", "{\"Associations\": []}"), ("documents/Acme-Other.json", document)];
    let rules = |changed: &str, text: Option<&str>| {
        let mut files = vec![("ssmlint.yaml", settings), ("a.json", request), ("update-association.json", update)];
        files.extend(
            whole.iter().filter_map(
                |(name, old)| {
                    if *name == changed { Some((*name, text?)) } else { Some((*name, *old)) }
                },
            ),
        );
        let root = folder("complete", &files);
        let report = json(&run_in(&root, &["check", "a.json", "update-association.json", "--format", "json"], "").out);
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        // That a file is broken is told beside.
        let of_text = |found: &&Value| found["code"].as_str().is_some_and(|code| code.starts_with("SSM10"));
        let errors = findings.iter().filter(|found| found["severity"] == "error" && !of_text(found));
        errors.map(|found| found["rule"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let all = ["unknown-instance", "unknown-association", "unknown-document"];
    assert_eq!(rules("", None), all);
    for (name, rule) in [("nodes.json", all[0]), ("existing.json", all[1])] {
        let paged = format!(
            "{}, \"NextToken\": \"x\"}}",
            whole.iter().find(|row| row.0 == name).map_or("", |row| row.1.strip_suffix('}').unwrap_or_default())
        );
        for text in [Some("{\"Instan"), Some(""), Some("{\"foo\": 1}"), Some(paged.as_str()), None] {
            let left: Vec<&str> = all.iter().copied().filter(|other| *other != rule).collect();
            assert_eq!(rules(name, text), left, "{name}: {text:?}");
        }
    }
    for text in ["{\"schemaV", ""] {
        assert_eq!(rules("documents/Acme-Other.json", Some(text)), all[..2], "{text}");
    }
}
