//! The same findings whoever shards the lines: Spark and GNU parallel, where they are at hand, beside one run over files.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stderr, reason = "a test that is passed over says why")]

use crate::command::{folder, run_in};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/spark");
const FACTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/fleet");
const COMMAND: &str = env!("CARGO_BIN_EXE_ssmlint");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What a script prints; it must end well.
fn shell(root: &Path, script: &str) -> String {
    let done = Command::new("sh").args(["-c", script]).current_dir(root).output();
    let done = done.unwrap_or_else(|error| panic!("{script}: {error}"));
    assert!(done.status.success(), "{script}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap_or_else(|error| panic!("{script}: {error}"))
}

/// Whether a program can be run; else that is said.
fn has(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    let done = command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let has = done.is_ok_and(|status| status.success());
    if !has {
        eprintln!("passed over: `{program} {}` does not run here", arguments.join(" "));
    }
    has
}

/// A folder with so many requests: each in a file, and all of them as lines.
fn requests(name: &str, count: usize) -> PathBuf {
    let root = folder(name, &[]);
    let lines = shell(&root, &format!("python3 {EXAMPLE}/requests.py {count} | tee requests.ndjson"));
    fs::create_dir(root.join("associations")).unwrap_or_else(|error| panic!("{error}"));
    for line in lines.lines().map(parsed) {
        let text = |name: &str| line.get(name).and_then(Value::as_str).unwrap_or_default();
        fs::write(root.join(text("path")), text("content")).unwrap_or_else(|error| panic!("{error}"));
    }
    root
}

/// What one run finds in the files.
fn in_files(root: &Path) -> Vec<String> {
    let config = format!("{FACTS}/ssmlint.yaml");
    let done = run_in(root, &["check", "associations", "--config", &config, "--root", "/", "--format", "jsonl"], "");
    assert!(done.status == 1 && done.err.is_empty(), "{}", done.err);
    done.out.lines().map(str::to_owned).collect()
}

/// The findings in the order in which one run tells them; labels stand where an executor has the facts.
fn sorted(lines: impl Iterator<Item = String>) -> Vec<Value> {
    let mut findings: Vec<Value> = lines.map(|line| parsed(&line)).collect();
    for finding in &mut findings {
        let labels = finding.get_mut("labels").and_then(Value::as_array_mut).into_iter().flatten();
        for path in labels.filter_map(|label| label.get_mut("path")) {
            *path = path.as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default().into();
        }
    }
    findings.sort_by_cached_key(|finding| (finding["path"].to_string(), finding["span"]["start"]["byte"].as_u64()));
    findings
}

#[test]
fn a_stream_finds_the_same() {
    if !has("python3", &["--version"]) {
        return;
    }
    let root = requests("scale-stream", 1_000);
    let files = in_files(&root);
    assert_eq!(files.len(), 10);
    let stream = shell(
        &root,
        &format!(
            "{COMMAND} check --stdin-format ndjson --config {FACTS}/ssmlint.yaml --fail-on never < requests.ndjson"
        ),
    );
    assert_eq!(stream.lines().collect::<Vec<_>>(), files);
}

#[test]
fn parallel_finds_the_same() {
    if !has("parallel", &["--version"]) || !has("python3", &["--version"]) {
        return;
    }
    let root = requests("scale-parallel", 1_000);
    let found = shell(
        &root,
        &format!(
            "parallel --pipe --block 100k --keep-order --halt now,fail=1 \
             '{COMMAND} check --stdin-format ndjson --config {FACTS}/ssmlint.yaml --fail-on never --quiet' < requests.ndjson"
        ),
    );
    assert_eq!(found.lines().collect::<Vec<_>>(), in_files(&root));
}

#[test]
fn spark_finds_the_same() {
    if !has("java", &["-version"]) || !has("python3", &["-c", "import pandas, pyarrow, pyspark"]) {
        return;
    }
    let root = requests("scale-spark", 1_000);
    shell(
        &root,
        &format!(
            "python3 -c 'import shutil; shutil.make_archive(\"facts\", \"zip\", \"{FACTS}\")' && PYSPARK_PYTHON=python3 \
             python3 {EXAMPLE}/lint.py --command {COMMAND} --facts facts.zip --lines --requests requests.ndjson --partitions 3 \
             --out findings"
        ),
    );
    let parts = fs::read_dir(root.join("findings")).unwrap_or_else(|error| panic!("{error}"));
    let parts =
        parts.filter_map(|part| Some(part.ok()?.path())).filter(|path| path.extension().is_some_and(|e| e == "json"));
    let rows: Vec<Value> = parts
        .flat_map(|part| shell(&root, &format!("cat {}", part.display())).lines().map(parsed).collect::<Vec<_>>())
        .collect();
    let found = rows.iter().filter_map(|row| row.get("finding")?.as_str().map(str::to_owned));
    assert_eq!(sorted(found), sorted(in_files(&root).into_iter()));
    for row in &rows {
        let finding = parsed(row["finding"].as_str().unwrap_or_default());
        assert!(row["path"] == finding["path"] && row["line"] == finding["span"]["start"]["line"], "{row}");
    }
}
