//! The gate of a repository: formats, suppressions, the baseline, fixes, the configuration, set-up.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{Done, folder, run, run_in};
use serde_json::Value;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

const BAD: &str = "Name: AWS-UpdateSSMAgent\nMaxErrors: 5\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
const FIXED: &str = "Name: AWS-UpdateSSMAgent\nMaxErrors: \"5\"\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
/// No fix helps here.
const LASTING: &str = "Name: AWS-UpdateSSMAgent\nTargets:\n  - Key: tags:Env\n    Values: [prod]\n";

fn read(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn write(root: &Path, name: &str, text: &str) {
    fs::write(root.join(name), text).unwrap_or_else(|error| panic!("{name}: {error}"));
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn concise(root: &Path, more: &[&str]) -> Done {
    let mut arguments = vec!["check", ".", "--format", "concise"];
    arguments.extend(more);
    run_in(root, &arguments, "")
}

#[test]
fn one_run_writes_every_format() {
    let root = folder("formats", &[("a b.yaml", LASTING), ("fine.yaml", &LASTING.replace("tags:", "tag:"))]);
    let names = [
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "markdown",
        "html",
        "json",
        "jsonl",
        "concise",
        "text",
    ];
    let outputs: Vec<String> = names.iter().map(|name| format!("--output={name}=out.{name}")).collect();
    let mut arguments = vec!["check", "a b.yaml", "fine.yaml", "--format", "concise"];
    arguments.extend(outputs.iter().map(String::as_str));
    let done = run_in(&root, &arguments, "");
    assert_eq!((done.status, done.out.as_str()), (1, "a b.yaml:3:10: error[SSM302] unknown target key `tags:Env`\n"));
    for name in names {
        let alone = run_in(&root, &["check", "a b.yaml", "fine.yaml", "--format", name], "");
        assert_eq!(alone.status, 1, "{name}: the format changes the status");
        assert_eq!(alone.out, read(&root, &format!("out.{name}")), "{name} differs between file and standard output");
        assert!(alone.out.contains("SSM302"), "{name}: {}", alone.out);
    }
    let sarif = json(&read(&root, "out.sarif"));
    let result = &sarif["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b.yaml");
    assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    assert_eq!(place["region"]["startLine"], 3);
    assert_eq!((&place["region"]["startColumn"], &place["region"]["endColumn"]), (&Value::from(10), &Value::from(18)));
    assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"], "SSM302");
    assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
    let gitlab = json(&read(&root, "out.gitlab"));
    assert_eq!(gitlab[0]["location"]["path"], "a b.yaml");
    assert_eq!(gitlab[0]["severity"], "major");
    assert!(read(&root, "out.github").starts_with("::error file=a b.yaml,line=3,endLine=3,col=10,endColumn=18,title="));
    assert!(read(&root, "out.junit").contains("<testsuite name=\"a b.yaml\""));
    write(&root, "light.yaml", &format!("Targts: []\n{LASTING}").replace("tags:", "tag:"));
    let lighter = run_in(&root, &["check", "light.yaml", "--format", "junit"], "");
    assert_eq!(lighter.status, 0);
    assert!(lighter.out.contains("tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""), "{}", lighter.out);
    assert!(read(&root, "out.checkstyle").contains("<file name=\"a b.yaml\">"));
    let rdjson = json(&read(&root, "out.rdjson"));
    assert_eq!(rdjson["diagnostics"][0]["location"]["range"]["start"]["column"], 10);
    assert_eq!(rdjson["diagnostics"][0]["severity"], "ERROR");
}

#[test]
fn a_clean_run_is_a_report_in_every_format() {
    let root = folder("formats-clean", &[("fine.yaml", FIXED)]);
    for (name, starts) in [
        ("sarif", "{"),
        ("gitlab", "[]"),
        ("junit", "<?xml"),
        ("checkstyle", "<?xml"),
        ("rdjson", "{"),
        ("json", "{"),
        ("jsonl", ""),
        ("concise", ""),
        ("github", ""),
    ] {
        let done = run_in(&root, &["check", ".", "--format", name], "");
        assert_eq!(done.status, 0, "{name}: {}", done.out);
        assert!(done.out.starts_with(starts), "{name}: {}", done.out);
    }
}

#[test]
fn a_fingerprint_survives_lines_that_move() {
    let root = folder("fingerprint", &[("a.yaml", LASTING)]);
    let print = |format: &str| {
        let report = json(&run_in(&root, &["check", "a.yaml", "--format", format], "").out);
        report["runs"][0]["results"][0]["partialFingerprints"].clone()
    };
    let before = print("sarif");
    write(&root, "a.yaml", &format!("# one\n# two\n{LASTING}"));
    assert!(before.is_object());
    assert_eq!(before, print("sarif"));
}

#[test]
fn suppressed_findings_are_counted_and_shown_as_such_on_demand() {
    let silent = LASTING.replace("tags:Env", "tags:Env # ssmlint: ignore[SSM302] renamed by the pipeline");
    let root = folder("suppressed", &[("a.yaml", &silent)]);
    let report = json(&run_in(&root, &["check", ".", "--format", "json"], "").out);
    assert_eq!((&report["summary"]["suppressed"], &report["summary"]["errors"]), (&Value::from(1), &Value::from(0)));
    let told = run_in(&root, &["check", ".", "--ignore-suppressions"], "");
    assert_eq!(told.status, 1, "an audit run passes over suppressions");
    let sarif = |more: &[&str]| {
        let arguments: Vec<&str> = ["check", ".", "--format", "sarif"].iter().chain(more).copied().collect();
        json(&run_in(&root, &arguments, "").out)["runs"][0]["results"].clone()
    };
    assert_eq!(sarif(&[]), Value::Array(Vec::new()));
    let shown = sarif(&["--show-suppressed"]);
    assert_eq!(shown[0]["suppressions"][0]["kind"], "inSource");
    assert_eq!(shown[0]["suppressions"][0]["justification"], "renamed by the pipeline");
}

#[test]
fn the_configuration_allows_findings_by_path_and_pointer_and_says_what_is_of_no_use() {
    let configuration = "\
ignore:
  - { rule: unknown-target-key, paths: [legacy], pointer: /Targets/0, reason: until March }
  - { rule: SSM112, paths: [legacy/**] }
";
    let files = [("ssmlint.yaml", configuration), ("legacy/a.yaml", LASTING), ("b.yaml", LASTING)];
    let root = folder("allowances", &files);
    let done = concise(&root, &[]);
    let expected = "\
b.yaml:3:10: error[SSM302] unknown target key `tags:Env`
ssmlint.yaml:3:13: warning[SSM910] unused suppression: `SSM112` reports nothing here
";
    assert_eq!(done.out, expected);
    let one = run_in(&root, &["check", "legacy/a.yaml", "--format", "concise"], "");
    assert_eq!((one.status, one.out.as_str()), (0, ""), "of one file nobody knows what the whole project needs");
}

#[test]
fn comments_are_added_for_what_is_there_and_silence_it() {
    let long = "Name: AWS-UpdateSSMAgent\nScheduleExpression: >-\n  cron(0 2 ?\n  * SUN)\nTargets:\n  - Key: tags:Env\n    Values: [a]\n";
    let root =
        folder("add-ignores", &[("a.yaml", long), ("b.json", "{\"Name\": \"AWS-UpdateSSMAgent\", \"MaxErrors\": 5}")]);
    let done = concise(&root, &["--add-ignores", "until March"]);
    assert!(done.err.starts_with("2 findings silenced in 1 file"), "{}", done.err);
    let text = read(&root, "a.yaml");
    assert!(text.contains("# ssmlint: ignore[cron-field-count] until March\nScheduleExpression: >-\n"), "{text}");
    assert!(text.contains("  # ssmlint: ignore[unknown-target-key] until March\n  - Key: tags:Env\n"), "{text}");
    let again = run_in(&root, &["check", "a.yaml", "--format", "concise", "--fail-on", "note"], "");
    assert_eq!((again.status, again.out.as_str()), (0, ""));
    assert_eq!(concise(&root, &["--add-ignores", "two\nlines"]).status, 2);
}

#[test]
fn no_comment_is_added_where_the_syntax_is_wrong() {
    // A comment between the two lines of this key would make two keys of it.
    let broken = "Name: AWS-UpdateSSMAgent\nTags:\n  - { Key: a, V---\nue: v }\n";
    let root = folder("add-ignores-broken", &[("a.yaml", broken)]);
    let done = concise(&root, &["--add-ignores", "until March"]);
    assert!(done.err.starts_with("0 findings silenced in 0 files"), "{}", done.err);
    assert_eq!(read(&root, "a.yaml"), broken);
}

#[test]
fn a_baseline_of_an_old_repository_stays_silent_when_lines_move_and_tells_one_new_fault() {
    let entry = |name: &str| {
        format!("    {{\"Name\": \"AWS-UpdateSSMAgent\", \"Targets\": [{{\"Key\": \"{name}\", \"Values\": [\"a\"]}}]}}")
    };
    let batch = |names: &[&str]| {
        let entries: Vec<String> = names.iter().map(|name| entry(name)).collect();
        format!("{{\n  \"Entries\": [\n{}\n  ]\n}}\n", entries.join(",\n"))
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for number in 0..250 {
        files.push((format!("yaml/{number}.yaml"), LASTING.to_owned()));
        files.push((format!("json/{number}.json"), batch(&["tags:a", "tag:b", "tags:c"])));
    }
    let shown: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let root = folder("baseline", &shown);
    let written = concise(&root, &["--baseline", "known.json", "--write-baseline"]);
    assert_eq!((written.status, written.out.as_str()), (0, ""), "{}", written.err);
    assert!(written.err.starts_with("known.json: 750 findings\n"), "{}", written.err);
    let first = read(&root, "known.json");
    for (name, text) in &files {
        let moved = match name.ends_with("yaml") {
            true => format!("# one more\n# line\n{text}"),
            // An entry in front: every pointer of the file moves.
            false => batch(&["tag:new", "tags:a", "tag:b", "tags:c"]),
        };
        write(&root, name, &moved);
    }
    let moved = concise(&root, &["--baseline", "known.json", "--baseline-strict"]);
    assert_eq!((moved.status, moved.out.as_str()), (0, ""));
    write(&root, "json/7.json", &batch(&["tag:new", "tags:a", "tag:b", "tags:c", "tags:d"]));
    let fault = concise(&root, &["--baseline", "known.json"]);
    assert_eq!(fault.status, 1);
    assert_eq!(fault.out, "json/7.json:7:56: error[SSM302] unknown target key `tags:d`\n");
    write(&root, "json/7.json", &batch(&["tag:a"]));
    assert_eq!(concise(&root, &["--baseline", "known.json"]).status, 0);
    assert_eq!(concise(&root, &["--baseline", "known.json", "--baseline-strict"]).status, 1, "two entries are stale");
    let pruned = concise(&root, &["--baseline", "known.json", "--prune-baseline"]);
    assert!(pruned.err.contains("2 findings removed"), "{}", pruned.err);
    assert_eq!(concise(&root, &["--baseline", "known.json", "--baseline-strict"]).status, 0);
    assert_eq!(first.lines().count() - 2, read(&root, "known.json").lines().count(), "one finding a line");
    assert_eq!(run_in(&root, &["check", "yaml", "--baseline", "../known.json"], "").status, 2, "no such baseline");
    let part = run_in(&root, &["check", "yaml", "--baseline", "known.json", "--baseline-strict"], "");
    assert_eq!(part.status, 0, "of files that were not looked at nothing is stale: {}", part.err);
}

#[test]
fn a_baseline_silences_as_many_findings_of_one_place_as_it_counts() {
    let target = "Targets: [{Key: 'tag:a', Values: [b]}]\n";
    let two = format!("Name: AWS-UpdateSSMAgent\nScheduleExpression: cron(0 FUN ? * FUN *)\n{target}");
    let root = folder("baseline-counts", &[("a.yaml", &two)]);
    assert_eq!(concise(&root, &[]).out.lines().count(), 2);
    assert_eq!(concise(&root, &["--baseline", "known.json", "--write-baseline"]).status, 0);
    assert_eq!(concise(&root, &["--baseline", "known.json"]).out, "");
    let known = read(&root, "known.json");
    write(&root, "known.json", &known.replace("\"count\":2", "\"count\":1"));
    let left = concise(&root, &["--baseline", "known.json"]);
    assert_eq!((left.status, left.out.lines().count()), (1, 1), "{known} {}", left.out);
}

#[test]
fn a_baseline_never_holds_the_value_of_a_parameter() {
    let secret = "Name: AWS-ConfigureAWSPackage\nParameters:\n  name: [a]\n  action: [hunter2]\nTargets:\n  - Key: tag:a\n    Values: [b]\n";
    let root = folder("baseline-secret", &[("a.yaml", secret)]);
    let done = concise(&root, &["--baseline", "known.json", "--write-baseline"]);
    let entry = json(&read(&root, "known.json"))["findings"][0].clone();
    assert_eq!((done.status, &entry["pointer"]), (0, &Value::from("/Parameters/action/0")));
    assert_eq!(entry["hash"], "", "a hash of a short secret can be guessed");
}

#[test]
fn fixes_are_shown_or_written_and_nothing_else_changes() {
    let windows = BAD.replace('\n', "\r\n");
    let commented = format!("# a\n{}", BAD.replace("5", "5   # five"));
    let root = folder("fix", &[("a.yaml", &commented), ("b.yaml", &windows), ("c.yaml", LASTING)]);
    let mode = |name: &str| fs::metadata(root.join(name)).map(|file| file.permissions().mode() & 0o777).ok();
    fs::set_permissions(root.join("a.yaml"), fs::Permissions::from_mode(0o751))
        .unwrap_or_else(|error| panic!("{error}"));
    let shown = concise(&root, &["--diff"]);
    assert_eq!(shown.status, 1);
    assert!(shown.out.contains("--- a/a.yaml\n+++ b/a.yaml\n"), "{}", shown.out);
    assert!(shown.out.contains("\n-MaxErrors: 5   # five\n+MaxErrors: \"5\"   # five\n"), "{}", shown.out);
    assert_eq!(read(&root, "a.yaml"), commented, "--diff changes nothing");
    let done = concise(&root, &["--fix"]);
    assert_eq!((done.status, done.out.as_str()), (1, "c.yaml:3:10: error[SSM302] unknown target key `tags:Env`\n"));
    assert!(done.err.starts_with("2 findings fixed in 2 files\n"), "{}", done.err);
    assert_eq!(read(&root, "a.yaml"), commented.replace(": 5 ", ": \"5\" "));
    assert_eq!(read(&root, "b.yaml"), FIXED.replace('\n', "\r\n"));
    assert_eq!(mode("a.yaml"), Some(0o751), "the mode stays");
    assert!(concise(&root, &["--fix"]).err.starts_with("0 findings fixed in 0 files\n"));
    assert_eq!(concise(&root, &["--diff"]).status, 0);
    let unsafe_ones = run_in(&root, &["check", "c.yaml", "--fix", "--unsafe-fixes"], "");
    assert!(unsafe_ones.status < 2, "{}", unsafe_ones.err);
    let input = run_in(&root, &["check", "-", "--stdin-filename", "x.yaml", "--fix"], BAD);
    assert_eq!((input.status, input.out.as_str()), (0, FIXED));
}

#[test]
fn levels_hold_in_the_files_that_they_are_for() {
    let configuration = "\
rules: { unknown-target-key: warning }
overrides:
  - { paths: [legacy/**], rules: { SSM302: off } }
exclude: [vendor]
";
    let files =
        [("ssmlint.yaml", configuration), ("a.yaml", LASTING), ("legacy/b.yaml", LASTING), ("vendor/c.yaml", LASTING)];
    let root = folder("overrides", &files);
    assert_eq!(concise(&root, &[]).out, "a.yaml:3:10: warning[SSM302] unknown target key `tags:Env`\n");
    let named = |more: &[&str]| {
        let arguments: Vec<&str> =
            ["check", "vendor/c.yaml", "--format", "concise"].iter().chain(more).copied().collect();
        run_in(&root, &arguments, "").out
    };
    assert!(named(&[]).contains("vendor/c.yaml"), "a named file is read");
    assert_eq!(named(&["--force-exclude"]), "", "unless hooks name everything that changed");
    assert_eq!(concise(&root, &["--exclude", "*.yaml"]).out, "");
    let inner = run_in(&root.join("legacy"), &["check", "b.yaml", "--format", "concise"], "");
    assert_eq!(inner.out, "", "patterns are relative to the configuration, from wherever it is run");
    let files = run_in(&root, &["check", "--show-files"], "");
    assert_eq!(files.out, "ssmlint.yaml: configuration\na.yaml: found\nlegacy/b.yaml: found\n");
    let settings = json(&run_in(&root, &["check", "--show-settings"], "").out);
    assert_eq!(settings["rules"]["unknown-target-key"], "warning");
    assert_eq!(settings["configuration"][0], "ssmlint.yaml");
}

#[test]
fn a_configuration_extends_another_and_names_the_versions_that_may_read_it() {
    let base = "documents: { paths: [docs/*.json] }\nrules: { unknown-target-key: warning, wrong-type: off }\n";
    let files = [
        ("shared/base.yaml", base),
        ("shared/docs/none.json", "{}"),
        (
            "app/ssmlint.yaml",
            "extends: ../shared/base.yaml\nrules: { wrong-type: warning }\nrequired-version: \">=0.1\"\n",
        ),
        ("app/a.yaml", LASTING),
        ("app/b.yaml", BAD),
        ("old/ssmlint.yaml", "required-version: \"<0.1\"\n"),
        ("round/ssmlint.yaml", "extends: ssmlint.yaml\n"),
        ("lost/ssmlint.yaml", "extends: nowhere.yaml\n"),
    ];
    let root = folder("extends", &files);
    let done = run_in(&root.join("app"), &["check", ".", "--format", "concise"], "");
    let expected = "\
a.yaml:3:10: warning[SSM302] unknown target key `tags:Env`
b.yaml:2:12: warning[SSM112] expected a string, found a whole number
";
    assert_eq!((done.status, done.out.as_str()), (0, expected), "{}", done.err);
    for (place, words) in [
        ("old", "ssmlint.yaml:1:19: the configuration is for ssmlint <0.1"),
        ("round", "ssmlint.yaml:1:10: `extends` leads back to ssmlint.yaml: the files extend each other"),
        ("lost", "ssmlint.yaml:1:10: nowhere.yaml: no such file or folder"),
    ] {
        let done = run_in(&root.join(place), &["check", "."], "");
        assert_eq!(done.status, 2, "{place}");
        assert!(done.err.contains(words), "{place}: {}", done.err);
    }
}

#[test]
fn init_writes_a_configuration_that_changes_nothing_and_touches_none() {
    let root = folder("init", &[("a.yaml", FIXED)]);
    assert_eq!(run_in(&root, &["init"], "").status, 0);
    let done = concise(&root, &["--fail-on", "note"]);
    assert_eq!((done.status, done.out.as_str()), (0, ""));
    // Every member that it explains is one that the schema knows.
    let written: String = read(&root, "ssmlint.yaml")
        .lines()
        .filter_map(|line| {
            line.strip_prefix("# ").filter(|line| line.split(' ').next().is_some_and(|word| word.ends_with(':')))
        })
        .filter(|line| !line.starts_with("extends") && !line.starts_with("baseline") && line.is_ascii())
        .fold(String::new(), |text, line| text + line + "\n");
    assert!(written.contains("unsilenceable"), "{written}");
    write(&root, "ssmlint.yaml", &written);
    let told = concise(&root, &[]).out;
    assert!(!told.contains("SSM901") && !told.contains("SSM902"), "{told}");
    assert_eq!(run_in(&root, &["init"], "").status, 2, "a file that is there stays");
}

#[test]
fn completions_and_the_manual_page_know_the_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish", "nushell"] {
        let done = run(&["completions", shell]);
        assert!(done.status == 0 && done.out.contains("write-baseline"), "{shell}");
        assert!(
            ["powershell", "elvish"].contains(&shell) || done.out.contains("unsupported-platform"),
            "{shell} completes no names of rules"
        );
    }
    let page = run(&["man"]).out;
    assert!(page.starts_with(".ie") && page.contains("ssmlint"), "{page}");
    for section in ["EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"] {
        assert!(page.contains(&format!("\n.SH {section}\n.TP\n")), "{section}: {page}");
    }
    assert!(page.contains("\\fBSSMLINT_FAIL_ON\\fR\n\\&The same as \\-\\-fail\\-on.\n"), "{page}");
}

#[test]
fn statistics_count_and_timing_is_said_beside() {
    let root = folder("statistics", &[("a.yaml", BAD), ("b.yaml", BAD)]);
    let done = run_in(&root, &["check", ".", "--statistics", "--timing"], "");
    let table = "COUNT  SEVERITY  CODE    RULE        WITH A FIX\n2      error     SSM112  wrong-type  2\n";
    assert_eq!(done.out, table);
    assert!(done.err.contains("read in "), "{}", done.err);
}

#[test]
fn variables_of_the_environment_stand_for_options() {
    let root = folder("environment", &[("a.yaml", BAD)]);
    let done = Command::new(env!("CARGO_BIN_EXE_ssmlint"))
        .args(["check", "."])
        .env("SSMLINT_FORMAT", "concise")
        .env("SSMLINT_FAIL_ON", "never")
        .current_dir(&root)
        .output()
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(done.status.code(), Some(0));
    assert!(done.stdout.starts_with(b"a.yaml:2:12: error[SSM112]"));
}

#[test]
fn the_summary_of_a_github_step_gets_a_table() {
    let root = folder("summary", &[("a.yaml", LASTING)]);
    let done = Command::new(env!("CARGO_BIN_EXE_ssmlint"))
        .args(["check", ".", "--format", "github"])
        .env("GITHUB_STEP_SUMMARY", root.join("summary.md"))
        .current_dir(&root)
        .output()
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(done.status.code(), Some(1));
    let table = read(&root, "summary.md");
    assert!(table.contains("| ") && table.contains("a.yaml"), "{table}");
}

#[test]
fn a_mistake_of_ssmlint_itself_is_told_in_words_with_where_to_report_it() {
    let crashed = |backtrace: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_ssmlint"))
            .arg("lsp")
            // No system has room for such a thread: the one that listens cannot begin.
            .env("RUST_MIN_STACK", "99999999999999999")
            .env("RUST_BACKTRACE", backtrace)
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("{error}"));
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (status, said) = crashed("0");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!((status, lines.len()), (Some(2), 2), "{said}");
    let first = concat!("ssmlint: internal error in ssmlint ", env!("CARGO_PKG_VERSION"), " at ");
    assert!(lines[0].starts_with(first), "{said}");
    assert!(lines[0].ends_with("; please report it: https://github.com/ssmlint/ssmlint/issues/new/choose"), "{said}");
    assert_eq!(lines[1], "ssmlint: RUST_BACKTRACE=1 shows more, which may repeat what is in files");
    let (status, said) = crashed("1");
    assert!(status == Some(2) && said.contains("stack backtrace:") && said.contains("please report it"), "{said}");
}

#[test]
fn watching_runs_again_when_a_file_changes() {
    let root = folder("watch", &[("a.yaml", LASTING)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_ssmlint"))
        .args(["check", ".", "--watch", "--format", "concise"])
        .current_dir(&root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{error}"));
    let Some(stdout) = child.stdout.take() else { panic!("no output") };
    let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
    // Each wait ends with a line: nothing here depends on how long a run takes.
    assert_eq!(lines.next().as_deref(), Some("a.yaml:3:10: error[SSM302] unknown target key `tags:Env`"));
    write(&root, "b.yaml", LASTING);
    assert_eq!(lines.next().as_deref(), Some("a.yaml:3:10: error[SSM302] unknown target key `tags:Env`"));
    assert_eq!(lines.next().as_deref(), Some("b.yaml:3:10: error[SSM302] unknown target key `tags:Env`"));
    // As editors save: beside, and then over it.
    write(&root, ".a.yaml.swp", &LASTING.replace("tags:Env", "tag:Env"));
    fs::rename(root.join(".a.yaml.swp"), root.join("a.yaml")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(lines.next().as_deref(), Some("b.yaml:3:10: error[SSM302] unknown target key `tags:Env`"));
    // A folder that is new, put there as a whole.
    fs::create_dir(root.join(".new")).unwrap_or_else(|error| panic!("{error}"));
    write(&root, ".new/c.yaml", LASTING);
    fs::rename(root.join(".new"), root.join("new")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(lines.next().as_deref(), Some("b.yaml:3:10: error[SSM302] unknown target key `tags:Env`"));
    assert_eq!(lines.next().as_deref(), Some("new/c.yaml:3:10: error[SSM302] unknown target key `tags:Env`"));
    child.kill().and_then(|()| child.wait()).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn several_roots_are_one_run_with_stable_names() {
    let root = folder("roots", &[("one/a.yaml", LASTING), ("two/b.yaml", LASTING)]);
    let done = run_in(&root, &["check", "./two/", "one", "two/b.yaml", "--format", "concise"], "");
    let expected = "\
one/a.yaml:3:10: error[SSM302] unknown target key `tags:Env`
two/b.yaml:3:10: error[SSM302] unknown target key `tags:Env`
";
    assert_eq!(done.out, expected, "each file once, in the order of the names");
    let mixed = run_in(&root, &["check", "one", "-", "--stdin-filename", "x/in.yaml", "--format", "concise"], LASTING);
    assert_eq!(mixed.out.lines().count(), 2);
    assert!(mixed.out.contains("\nx/in.yaml:3:10:"), "{}", mixed.out);
}

#[test]
fn reviewdog_gets_a_fix_as_one_range_but_no_value_of_a_parameter() {
    let request = "Name: AWS-UpdateSSMAgent\nMaxErrors: 5\nParameters:\n  version: hunter2\nTargets:\n  - {Key: \"tag:a\", Values: [b]}\n";
    let root = folder("suggestions", &[("a.yaml", request)]);
    let report = json(&run_in(&root, &["check", "a.yaml", "--format", "rdjson"], "").out);
    let suggestion = &report["diagnostics"][0]["suggestions"][0];
    assert_eq!((&suggestion["text"], &suggestion["range"]["start"]["column"]), (&"\"5\"".into(), &12.into()));
    assert_eq!(report["diagnostics"][1]["suggestions"], Value::Array(Vec::new()));
    assert!(!report.to_string().contains("hunter2"));
}

#[test]
fn what_is_of_no_use_among_suppressions_is_taken_out() {
    let json = "{\"//\": [\"ssmlint: ignore[wrong-type] a\", \"ssmlint: ignore[SSM201] b\"], \"Name\": \"AWS-UpdateSSMAgent\", \"MaxErrors\": 5, \"Targets\": [{\"Key\": \"tag:a\", \"Values\": [\"b\"]}]}\n";
    let template = "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Metadata: {ssmlint: {ignore: [SSM501, wrong-rate-plural], reason: later}}\n    Properties: {Name: AWS-UpdateSSMAgent, ScheduleExpression: rate(1 days), Targets: [{Key: 'tag:a', Values: [b]}]}\n";
    let block = "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Metadata:\n      ssmlint:\n        ignore: [SSM501]\n        reason: later\n    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}]}\n";
    let root = folder("suppressions-unused", &[("a.json", json), ("b.yaml", template), ("c.yaml", block)]);
    let done = concise(&root, &["--fix", "--fail-on", "note"]);
    assert_eq!((done.status, done.out.as_str()), (0, ""), "{}", done.err);
    assert_eq!(read(&root, "a.json"), json.replace(", \"ssmlint: ignore[SSM201] b\"", ""));
    assert_eq!(read(&root, "b.yaml"), template.replace("SSM501, ", ""));
    let metadata = "    Metadata:\n      ssmlint:\n        ignore: [SSM501]\n        reason: later\n";
    assert_eq!(read(&root, "c.yaml"), block.replace(metadata, ""));
    write(&root, "ssmlint.yaml", "ignore:\n  - { rule: SSM201 }\n  - { rule: wrong-rate-plural }\n");
    write(&root, "b.yaml", &template.replace("ignore: [SSM501, wrong-rate-plural]", "x: y"));
    let told: Value =
        serde_json::from_str(&run_in(&root, &["check", ".", "--format", "json"], "").out).unwrap_or_default();
    let edit = &told["findings"]
        .as_array()
        .and_then(|all| all.iter().find(|found| found["path"] == "ssmlint.yaml"))
        .cloned()
        .unwrap_or_default()["fixes"][0]["edits"][0];
    assert_eq!((&edit["span"]["start"]["line"], &edit["span"]["end"]["line"]), (&2.into(), &3.into()));
}
