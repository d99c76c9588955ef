//! No command opens a connection or a file that `docs/offline.md` does not name: seen by the system's own tracer, where it is at hand.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::folder;
use crate::lsp::conversation;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Every command, as a user calls it.
const COMMANDS: &[&[&str]] = &[
    &["check", "."],
    &["check", ".", "--format", "json"],
    &["check", ".", "--format", "sarif"],
    &["check", ".", "--format", "github"],
    &["check", ".", "--report", "coverage"],
    &["check", ".", "--report", "targets"],
    &["check", ".", "--fix", "--unsafe-fixes"],
    &["check", "."],
    &["check", ".", "--diff"],
    &["check", "-"],
    &["inspect", "."],
    &["dry-run", "."],
    &["schedule", "rate(1 day)"],
    &["explain", "SSM501"],
    &["explain", "--error", "Invalid request provided", "."],
    &["rules"],
    &["schema", "ssmlint"],
    &["init", "new"],
    &["completions", "bash"],
    &["man"],
    &["lsp"],
    &["--help"],
];

/// Where files outside of the given folders may be opened: what the page names.
const SYSTEM: &[&str] = &["/etc/ld.so.", "/lib", "/usr/lib", "/proc/self/", "/sys/fs/cgroup", "/dev/null"];

fn has(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

fn project(name: &str) -> std::path::PathBuf {
    let association = "Name: Acme-Say\nParameters: {Words: [x]}\nScheduleExpression: rate(1 days)\nTargets: [{Key: tag:a, Values: [b]}]\n";
    let document = "schemaVersion: \"2.2\"\nparameters: {Word: {type: String}}\nmainSteps:\n  - {action: aws:runShellScript, name: a, inputs: {runCommand: [id]}}\n";
    let configuration = "documents: {paths: [docs/**], complete: true}\n";
    let files = [
        ("ssmlint.yaml", configuration),
        ("docs/Acme-Say.yaml", document),
        ("a.yaml", association),
        ("new/x.json", "{}"),
        ("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n"),
        (
            "m/main.tf",
            "resource \"aws_ssm_document\" \"d\" {\n  name = \"d\"\n  content = file(\"${path.module}/d.tpl\")\n}\n",
        ),
        ("m/d.tpl", "{}"),
    ];
    folder(name, &files)
}

#[test]
fn no_command_makes_a_socket_or_opens_what_the_page_does_not_name() {
    if !has("strace") {
        return;
    }
    let root = project("offline");
    let page = fs::read_to_string("docs/offline.md").unwrap_or_else(|error| panic!("{error}"));
    let trace = root.with_extension("strace");
    let said = root.with_extension("said");
    for arguments in COMMANDS {
        let words = if *arguments == ["lsp"] { conversation(&root) } else { String::new() };
        let input = fs::write(&said, words).and_then(|()| fs::File::open(&said));
        let input = input.unwrap_or_else(|error| panic!("{error}"));
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-e", "trace=network,open,openat", "-o"]).arg(&trace);
        command.arg(env!("CARGO_BIN_EXE_ssmlint")).args(*arguments).current_dir(&root);
        let done = command.stdin(input).stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(done.is_ok_and(|status| status.code().is_some_and(|code| code <= 2)), "{arguments:?}");
        let seen = fs::read_to_string(&trace).unwrap_or_else(|error| panic!("{error}"));
        assert!(seen.contains("open"), "{arguments:?}: the tracer saw nothing");
        for line in seen.lines() {
            let call = line.split_whitespace().nth(1).unwrap_or_default();
            // A thread that ended before the tracer saw what it was about to call.
            if call == "???(" && line.ends_with("<detached ...>") {
                continue;
            }
            assert!(call.starts_with("open") || !call.contains('('), "{arguments:?} calls {line}");
            let Some(path) = line.split('"').nth(1).filter(|_| !line.contains("= -1 ")) else { continue };
            let is_named = !path.starts_with('/') || Path::new(path).starts_with(&root) || root.starts_with(path);
            let of_system = SYSTEM.iter().any(|start| path.starts_with(start));
            assert!(is_named || of_system, "{arguments:?} opens {path}");
            let name = path.rsplit('/').next().unwrap_or_default();
            let told = is_named || path.starts_with("/sys/") || path.starts_with("/dev/") || page.contains(name);
            assert!(told, "docs/offline.md does not name {path}");
        }
    }
}

#[test]
fn the_answer_is_the_same_without_any_network_interface() {
    let alone = |root: &Path, program: &str, arguments: &[&str]| {
        let done = Command::new(program).args(arguments).current_dir(root).output();
        done.ok().map(|done| (done.status.code(), done.stdout))
    };
    let root = project("offline-alone");
    let binary = env!("CARGO_BIN_EXE_ssmlint");
    let may = Command::new("unshare").args(["-rn", "true"]).stderr(Stdio::null()).status();
    if may.is_ok_and(|status| status.success()) {
        let arguments = ["check", ".", "--format", "json"];
        let within = alone(&root, "unshare", &[&["-rn", binary][..], &arguments].concat());
        assert_eq!(within, alone(&root, binary, &arguments));
        assert_eq!(within.and_then(|(code, _)| code), Some(1));
    }
}

#[test]
fn the_page_names_every_variable_that_stands_for_an_option() {
    let page = fs::read_to_string("docs/offline.md").unwrap_or_else(|error| panic!("{error}"));
    let files = ["args.rs", "check_arguments.rs", "path_arguments.rs"];
    let code = files.map(|file| fs::read_to_string(format!("src/bin/ssmlint/{file}")).unwrap_or_default()).concat();
    let names: Vec<&str> = code.split("env = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("`{name}`")), "docs/offline.md does not name {name}");
    }
}
