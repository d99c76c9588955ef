//! Findings in lines, and standard input as a stream of them: `--format jsonl` and `--stdin-format ndjson`.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{Done, folder, run, run_in};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

const STREAM: [&str; 3] = ["check", "--stdin-format", "ndjson"];
const BAD: &str = r#"{"Name":"AWS-UpdateSSMAgent","Targets":[{"Key":"tags:Env","Values":["prod"]}]}"#;
const FINE: &str = r#"{"Name":"AWS-UpdateSSMAgent","Targets":[{"Key":"tag:Env","Values":["prod"]}]}"#;
const DOCUMENT: &str = r#"{"schemaVersion":"2.2","parameters":{"Service":{"type":"String"}},"mainSteps":[{"action":"aws:runShellScript","name":"a","inputs":{"runCommand":["systemctl restart {{Service}}"]}}]}"#;
const RESTART: &str =
    r#"{"Name":"Acme-Restart","Targets":[{"Key":"tag:Env","Values":["prod"]}],"Parameters":{"Servce":["web"]}}"#;

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn findings(done: &Done) -> Vec<Value> {
    done.out.lines().map(parsed).collect()
}

fn stream(root: &Path, more: &[&str], lines: &str) -> Done {
    run_in(root, &[&STREAM[..], more].concat(), lines)
}

/// Where each finding is, and what it is.
fn told(done: &Done) -> Vec<String> {
    let told = |finding: &Value| {
        let [path, code] = [&finding["path"], &finding["code"]].map(|text| text.as_str().unwrap_or_default());
        let start = &finding["span"]["start"];
        format!("{path}:{}:{} {code}", start["line"], start["column"])
    };
    findings(done).iter().map(told).collect()
}

/// The same of bytes, which need not be text.
fn of_bytes(root: &Path, bytes: &[u8]) -> Done {
    fs::write(root.join("lines"), bytes).unwrap_or_else(|error| panic!("{error}"));
    let script = format!("'{}' check --stdin-format ndjson < lines", env!("CARGO_BIN_EXE_ssmlint"));
    let done = Command::new("sh").args(["-c", &script]).current_dir(root).output();
    let done = done.unwrap_or_else(|error| panic!("{error}"));
    let text = |bytes| String::from_utf8(bytes).unwrap_or_else(|error| panic!("{error}"));
    Done { out: text(done.stdout), err: text(done.stderr), status: done.status.code().unwrap_or(-1) }
}

fn begin(root: &Path) -> (Child, ChildStdin) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ssmlint"));
    command.args(STREAM).current_dir(root).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{error}"));
    let stdin = child.stdin.take().unwrap_or_else(|| panic!("no standard input"));
    (child, stdin)
}

/// The requests of the labelled cases, each with a name of its own.
fn requests() -> Vec<(String, Value)> {
    let cases = include_str!("../cases/associations.jsonl").lines().map(parsed);
    cases
        .filter(|case| case.get("format").is_none() && case["input"].is_object())
        .map(|case| (format!("{}.json", case["id"].as_str().unwrap_or_default()), case["input"].clone()))
        .collect()
}

#[test]
fn lines_are_the_findings_of_the_report() {
    let root =
        folder("stream-jsonl", &[("a.json", BAD), ("b.json", &BAD.replace("}]}", "}],\"Nope\":1}")), ("c.json", FINE)]);
    let lines = run_in(&root, &["check", ".", "--format", "jsonl"], "");
    let report = run_in(&root, &["check", ".", "--format", "json"], "");
    assert_eq!(Value::from(findings(&lines)), parsed(&report.out)["findings"]);
    assert!(lines.out.lines().count() > 2 && lines.status == 1 && lines.err == report.err, "{}", lines.err);
    let few = run_in(&root, &["check", ".", "--format", "jsonl", "--max-findings", "1"], "");
    assert_eq!(few.out.lines().count(), 1);
    assert!(few.err.contains("standard output has 1 of "), "{}", few.err);
}

#[test]
fn a_stream_finds_what_a_run_over_files_finds() {
    let requests = requests();
    let root = folder("stream-files", &[]);
    let mut names = Vec::new();
    let mut lines = [String::new(), String::new()];
    for (name, request) in &requests {
        let pretty = format!("{request:#}");
        fs::write(root.join(name), &pretty).unwrap_or_else(|error| panic!("{name}: {error}"));
        lines[0] += &format!("{}\n", json!({ "path": name, "content": pretty }));
        lines[1] += &format!("{}\r\n\n", json!({ "path": name, "more": [1], "content": request }));
        names.push(name.as_str());
    }
    let expected = parsed(&run_in(&root, &[&["check", "--format", "json"], &names[..]].concat(), "").out);
    let mut expected = expected["findings"].as_array().cloned().unwrap_or_default();
    let done = stream(&root, &[], &lines[0]);
    let mut found = findings(&done);
    // A stream is answered in the order of its lines.
    let order = |finding: &Value| names.iter().position(|name| finding["path"] == *name);
    assert!(found.is_sorted_by_key(order), "{}", done.out);
    expected.sort_by_key(order);
    assert!(expected.len() > 150, "{}", expected.len());
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    // The same requests as JSON, whose text begins at another byte.
    let again = stream(&root, &[], &lines[1]);
    for finding in found.iter_mut().chain(&mut expected) {
        finding["span"].take();
    }
    let words = |list: &[Value]| -> Vec<_> {
        list.iter().map(|one| (one["path"].clone(), one["code"].clone(), one["pointer"].clone())).collect()
    };
    let [mut one, mut other] = [words(&found), words(&findings(&again))];
    one.sort_by_key(|one| format!("{one:?}"));
    other.sort_by_key(|one| format!("{one:?}"));
    assert_eq!(one, other);
    assert!(again.err.contains(&format!(" in {} lines", requests.len())), "{}", again.err);
}

#[test]
fn each_line_is_checked_as_if_it_came_alone() {
    let requests: Vec<_> = requests().into_iter().step_by(11).collect();
    let root = folder("stream-alone", &[]);
    let lines: String = requests.iter().map(|(_, request)| format!("{request}\n")).collect();
    let done = stream(&root, &["--stdin-filename", "batch.ndjson"], &lines);
    let mut expected = Vec::new();
    for (number, (_, request)) in (1..).zip(&requests) {
        let name = format!("batch.ndjson:{number}");
        let arguments = ["check", "-", "--stdin-filename", &name, "--format", "jsonl"];
        expected.extend(findings(&run_in(&root, &arguments, &request.to_string())));
    }
    assert!(expected.len() > 10);
    assert_eq!(findings(&done), expected);
}

#[test]
fn what_one_line_says_counts_for_no_other() {
    let config = "documents: { paths: [documents/**], complete: true }\n";
    let files = [("ssmlint.yaml", config), ("documents/Acme-Restart.json", DOCUMENT)];
    let root = folder("stream-facts", &files);
    let row = |path: &str, content: &str| json!({ "path": path, "content": content }).to_string() + "\n";
    let stop = RESTART.replace("Acme-Restart", "Acme-Stop");
    let documents = row("Acme-Stop.json", &DOCUMENT.replace("Service", "Servce"));
    let lines = documents.clone() + &row("a.json", RESTART) + &row("b.json", &stop) + &documents;
    let done = stream(&root, &["--select", "unknown-parameter,unknown-document"], &lines);
    // The configuration's document is known to every line; that of another line to none.
    assert_eq!(told(&done), ["a.json:1:86 SSM501", "b.json:1:9 SSM401"], "{}", done.err);
    let template = "Resources:\n  D:\n    Type: AWS::SSM::Document\n    Properties: { Name: Acme-Own, DocumentType: Command, Content: { schemaVersion: '2.2', parameters: { A: { type: String } }, mainSteps: [ { action: aws:runShellScript, name: a, inputs: { runCommand: [ '{{ A }}' ] } } ] } }\n  B:\n    Type: AWS::SSM::Association\n    DependsOn: D\n    Properties: { Name: Acme-Own, Targets: [ { Key: tag:a, Values: [ b ] } ], Parameters: { B: [ c ] } }\n";
    let own = stream(&root, &["--select", "unknown-parameter,unknown-document"], &row("t.yaml", template));
    assert_eq!(told(&own), ["t.yaml:8:93 SSM501"], "a template knows its own document: {}", own.err);
}

#[test]
fn a_broken_line_is_told_and_the_stream_goes_on() {
    let root = folder("stream-broken", &[]);
    let mut lines = Vec::from("\u{feff}".as_bytes());
    for line in [BAD, "{\"Name\": \"AWS-UpdateSSMAgent\", ", "", " \t", "ame\": 1}", "hello", "{\"a\": 1}", "null"] {
        lines.extend_from_slice(line.as_bytes());
        lines.extend_from_slice(b"\r\n");
    }
    lines.extend_from_slice(b"{\"Name\": \"\xff\xfe\", \"Targets\": []}\n");
    lines.extend_from_slice(
        b"{\"path\": \"a.yaml\", \"content\": null}\n{\"path\": \"b.yaml\", \"content\": \"a: [\"}\n",
    );
    lines.extend_from_slice(b"{\"path\": \"c.yaml\", \"content\": \"Name: AWS-UpdateSSMAgent\\nTargets: [\"}\n");
    // The last one has no line break.
    lines.extend_from_slice(BAD.as_bytes());
    let done = of_bytes(&root, &lines);
    let expected = [
        "<stdin>:1:1:48 SSM302",
        "<stdin>:2:1:1 SSM103",
        "<stdin>:5:1:1 SSM103",
        "<stdin>:5:1:4 SSM103",
        "<stdin>:6:1:1 SSM103",
        "<stdin>:9:1:11 SSM101",
        "c.yaml:2:10 SSM103",
        "<stdin>:13:1:48 SSM302",
    ];
    assert_eq!(told(&done), expected, "{}", done.err);
    let last = findings(&done).pop().unwrap_or_default();
    assert_eq!(last["span"]["start"], json!({ "line": 1, "column": 48, "byte": 47 }), "places are those in the line");
    assert!(done.err.starts_with("ssmlint: no SSM content in 4 lines: 7, 8, 10, 11\n"), "{}", done.err);
    assert!(done.err.ends_with("8 errors in 11 lines, 4 associations\n"), "{}", done.err);
    assert_eq!(done.status, 1);
}

#[test]
fn findings_come_while_lines_are_read() {
    let (mut child, mut stdin) = begin(&folder("stream-while", &[]));
    let mut out = BufReader::new(child.stdout.take().unwrap_or_else(|| panic!("no standard output")));
    for number in 1..4 {
        writeln!(stdin, "{BAD}").unwrap_or_else(|error| panic!("{error}"));
        let mut line = String::new();
        out.read_line(&mut line).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(parsed(&line)["path"], format!("<stdin>:{number}"));
    }
    drop(stdin);
    assert_eq!(child.wait().ok().and_then(|status| status.code()), Some(1));
}

#[test]
fn a_stream_that_nobody_reads_ends_quietly() {
    let (mut child, mut stdin) = begin(&folder("stream-closed", &[]));
    let mut out = BufReader::new(child.stdout.take().unwrap_or_else(|| panic!("no standard output")));
    // It never ends by itself.
    let writer = thread::spawn(move || while writeln!(stdin, "{BAD}").is_ok() {});
    let mut line = String::new();
    out.read_line(&mut line).unwrap_or_else(|error| panic!("{error}"));
    drop(out);
    let done = child.wait_with_output().unwrap_or_else(|error| panic!("{error}"));
    assert!(writer.join().is_ok());
    let err = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(err.contains(" errors in ") && err.lines().count() == 1, "{err}");
    assert_eq!(done.status.code(), Some(1), "what was found until then");
}

#[test]
fn the_order_is_that_of_the_lines_however_many_are_held_at_a_time() {
    let root = folder("stream-order", &[]);
    let done = stream(&root, &["--quiet"], &format!("{BAD}\n").repeat(5_000));
    let numbers = done.out.lines().map(|line| parsed(line)["path"].as_str().map(str::to_owned));
    assert!(numbers.eq((1..=5_000).map(|number| Some(format!("<stdin>:{number}")))));
    assert_eq!((done.err.as_str(), done.status), ("", 1));
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let root = folder("stream-long", &[]);
    let long = format!(r#"{{"Name":"{}"}}"#, "a".repeat(3 << 20));
    let just = format!("{FINE}{}", " ".repeat((1 << 20) - FINE.len()));
    for end in ["\n", ""] {
        let done = stream(&root, &["--max-file-size", "1"], &format!("{long}\n{just}\n{BAD}\n{long}{end}"));
        assert_eq!(told(&done), ["<stdin>:3:1:48 SSM302"]);
        let why = "larger than 1 MiB, not read; --max-file-size sets how large a line may be";
        let expected =
            format!("ssmlint: <stdin>:1: {why}\nssmlint: <stdin>:4: {why}\n1 error in 4 lines, 2 associations\n");
        assert_eq!((done.err, done.status), (expected, 2));
    }
}

#[test]
fn the_status_is_that_of_a_check() {
    let root = folder("stream-status", &[]);
    let note = FINE.replace("tag:Env", "InstanceIds").replace("prod", "*");
    let of = |more: &[&str], lines: &str| stream(&root, more, lines).status;
    assert_eq!([of(&[], BAD), of(&[], FINE), of(&[], &note)], [1, 0, 0]);
    assert_eq!(of(&["--fail-on", "never"], BAD), 0);
    assert_eq!(of(&["--ignore", "SSM302"], BAD), 0);
    assert_eq!([of(&[], ""), of(&[], "{}"), of(&["--allow-empty"], ""), of(&["--allow-empty"], "{}")], [2, 2, 0, 0]);
    let done = stream(&root, &[], "");
    assert_eq!(
        done.err,
        "no findings in 0 lines, 0 associations\nssmlint: nothing was checked: no line has SSM content\n"
    );
    assert_eq!(of(&["--operation", "UpdateAssociation", "--select", "missing-member"], FINE), 1);
}

#[test]
fn what_cannot_be_read_is_named() {
    let root = folder("stream-unread", &[]);
    let script = format!("'{}' check --stdin-format ndjson < .", env!("CARGO_BIN_EXE_ssmlint"));
    let done = Command::new("sh").args(["-c", &script]).current_dir(&root).output();
    let done = done.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "ssmlint: <stdin>: it is a folder\n");
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn the_configuration_rules_lines_by_their_paths() {
    let config = "\
rules: { unknown-member: note }
overrides: [{ paths: [legacy], rules: { unknown-target-key: off } }]
ignore: [{ rule: wrong-type, paths: [\"team/*.yaml\"], reason: until March }]
nope: 1
";
    let root = folder("stream-configured", &[("ssmlint.yaml", config)]);
    let row = |path: &str| json!({ "path": path, "content": BAD.replace("}]}", "}],\"MaxErrors\":5,\"Nope\":1}") });
    let lines =
        ["legacy/a.json", "team/b.yaml", "team/c.json", "legacy/../d.json"].map(|path| format!("{}\n", row(path)));
    let done = stream(&root, &[], &lines.concat());
    let found: Vec<String> = told(&done).iter().map(|one| one.replace(":1:", " ")).collect();
    let expected = [
        "ssmlint.yaml:4:1 SSM901",
        "legacy/a.json 91 SSM112",
        "legacy/a.json 93 SSM111",
        "team/b.yaml 48 SSM302",
        "team/b.yaml 93 SSM111",
        "team/c.json 48 SSM302",
        "team/c.json 91 SSM112",
        "team/c.json 93 SSM111",
        "legacy/../d.json 48 SSM302",
        "legacy/../d.json 91 SSM112",
        "legacy/../d.json 93 SSM111",
    ];
    assert_eq!(found, expected, "{}", done.err);
}

#[test]
fn a_baseline_is_known_to_a_stream() {
    let root = folder("stream-baseline", &[("a.json", BAD)]);
    let written = run_in(&root, &["check", ".", "--baseline", "known.json", "--write-baseline"], "");
    assert_eq!(written.status, 0, "{}", written.err);
    let lines = ["a.json", "b.json"].map(|path| format!("{}\n", json!({ "path": path, "content": BAD })));
    let done = stream(&root, &["--baseline", "known.json"], &lines.concat());
    assert_eq!(told(&done), ["b.json:1:48 SSM302"]);
}

#[test]
fn what_means_nothing_for_a_stream_is_refused() {
    let refused = |more: &[&str], why: &str| {
        let done = run(&[&STREAM[..], more].concat());
        assert_eq!((done.status, done.out.as_str()), (2, ""), "{more:?}");
        assert!(done.err.contains(why), "{more:?}: {}", done.err);
    };
    refused(&["examples"], "--stdin-format reads only standard input: remove the path");
    refused(&["--format", "json"], "a stream is answered only as jsonl");
    for option in ["--fix", "--diff", "--statistics", "--watch", "--show-files", "--timing", "--max-findings=1"] {
        refused(&[option], "cannot be used with");
    }
}

#[test]
fn memory_does_not_grow_with_the_number_of_lines() {
    let root = folder("stream-memory", &[]);
    let peak = |lines: usize| {
        let (mut child, mut stdin) = begin(&root);
        let out = child.stdout.take().unwrap_or_else(|| panic!("no standard output"));
        let reader = thread::spawn(move || BufReader::new(out).lines().count());
        for _ in 0..lines {
            writeln!(stdin, "{BAD}").unwrap_or_else(|error| panic!("{error}"));
        }
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        drop(stdin);
        assert!(child.wait().is_ok());
        assert_eq!(reader.join().ok(), Some(lines));
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        peak.unwrap_or(0_u64)
    };
    let [few, many] = [6_000, 24_000].map(peak);
    // Held, so many lines take 100 MiB more. Where the system does not tell, both are none.
    assert!(many < few + 48 * 1024, "{few} KiB of 6,000 lines, {many} KiB of 24,000");
}
