//! Whole commands: arguments, files, output, exit status, and what the README shows.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run, run_in};
use serde_json::Value;
use std::fs;

use std::process::{Command, Stdio};

const GOOD: &str = "Name: AWS-UpdateSSMAgent\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
const BAD: &str = "Name: AWS-UpdateSSMAgent\nMaxErrors: 5\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
const WARNED: &str = "Name: AWS-UpdateSSMAgent\nTargts: []\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";

#[test]
fn the_readme_shows_what_its_first_command_prints() {
    let readme = fs::read_to_string("README.md").unwrap_or_default();
    assert!(readme.contains("\ncargo run -- check examples/fleet --format concise\n"));
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let done = run(&["check", "examples/fleet", "--format", "concise"]);
    assert_eq!(shown, done.out, "the README shows something else");
    assert_eq!(done.status, 1);
    let verbose = run(&["--version", "--verbose"]).out;
    assert!(verbose.contains("\ndocuments of Amazon as of 2026-08-16\n"), "{verbose}");
    assert!(readme.contains("as they were on 2026-08-16"), "the README names another day");
    for command in
        ["check", "inspect", "dry-run", "schedule", "explain", "rules", "schema", "init", "completions", "man"]
    {
        assert!(readme.contains(&format!("`ssmlint {command}")), "{command} is not in the README");
        assert!(run(&["--help"]).out.contains(&format!("\n  {command}")), "{command} is not in the help");
    }
}

#[test]
fn findings_are_shown_in_their_source_with_labels_in_other_files() {
    let done = run(&["check", "examples/fleet", "--select", "unsupported-platform"]);
    let expected = "\
error[SSM604 unsupported-platform]: the document does not run on Linux
  --> examples/fleet/associations.json:13:21
   |
13 |       \"InstanceId\": \"i-0aaaabbbbccccdddd\",
   |                     ^^^^^^^^^^^^^^^^^^^^^ UnsupportedPlatformType
   |
  --> examples/fleet/inventory.json:2:19
   |
 2 |   { \"InstanceId\": \"i-0aaaabbbbccccdddd\", \"PlatformType\": \"Linux\", \"State\": \"running\",
   |                   --------------------- this node runs Linux
   |
  --> examples/fleet/documents/Acme-RestartService.json:7:22
   |
 7 |     \"PlatformTypes\": [\"Windows\"],
   |                      ----------- runs on Windows
   |
   = help: choose a document for the node's platform, or another node
   = note: in association of `Acme-RestartService`
";
    assert!(done.out.starts_with(expected), "{}", done.out);
    assert!(!done.out.contains('\u{1b}'), "colours in a pipe");
    let colored = run(&["check", "examples/fleet", "--color", "always"]);
    assert!(colored.out.contains('\u{1b}'), "no colours though asked for");
}

#[test]
fn the_exit_status_tells_clean_from_findings_from_failure() {
    let root = folder(
        "status",
        &[("good.yaml", GOOD), ("bad.yaml", BAD), ("warned.yaml", WARNED), ("bad/ssmlint.yaml", "region: [\n")],
    );
    let rows: &[(&[&str], i32)] = &[
        (&["check", "good.yaml"], 0),
        (&["check", "bad.yaml"], 1),
        (&["check", "bad.yaml", "--format", "json"], 1),
        (&["check", "bad.yaml", "--fail-on", "never"], 0),
        (&["check", "warned.yaml"], 0),
        (&["check", "warned.yaml", "--fail-on", "warning"], 1),
        (&["check", "bad.yaml", "--ignore", "wrong-type"], 0),
        (&["check", "bad.yaml", "--ignore", "SSM1"], 0),
        (&["check", "bad.yaml", "--select", "SSM2"], 0),
        (&["check", "no-such-file.yaml"], 2),
        (&["check", "bad.yaml", "no-such-file.yaml"], 2),
        (&["check", "good.yaml", "--select", "no-such-rule"], 2),
        (&["check", "good.yaml", "--config", "no-such-file.yaml"], 2),
        (&["check", "good.yaml", "--no-such-option"], 2),
        (&["no-such-command"], 2),
        (&["explain", "wrong-typ"], 2),
        (&["schema", "no-such-schema"], 2),
    ];
    for (arguments, status) in rows {
        let done = run_in(&root, arguments, "");
        assert_eq!(done.status, *status, "{arguments:?}\n{}{}", done.out, done.err);
        assert_eq!(
            done.status == 2,
            done.err.contains("ssmlint:") || done.err.contains("error:"),
            "{arguments:?}: {}",
            done.err
        );
    }
    let both = run_in(&root, &["check", "bad.yaml", "no-such-file.yaml", "--format", "concise"], "");
    assert!(
        both.out.contains("bad.yaml:2:12: error[SSM112]"),
        "what can be read is checked all the same: {}",
        both.out
    );
}

#[test]
fn mistakes_of_the_configuration_are_shown_at_their_place() {
    let broken = folder(
        "broken-configuration",
        &[("good.yaml", GOOD), ("ssmlint.yaml", "region: us-east-1\ndocumnts: {}\ninventory: { complete: 3 }\n")],
    );
    let done = run_in(&broken, &["check", "good.yaml", "--format", "concise"], "");
    assert_eq!(
        done.out,
        "ssmlint.yaml:2:1: warning[SSM901] unknown setting `documnts`\nssmlint.yaml:3:24: error[SSM902] expected `true` or `false`, found a whole number\n"
    );
    assert_eq!(done.status, 2);
    let isolated = run_in(&broken, &["check", "good.yaml", "--isolated"], "");
    assert_eq!((isolated.out.as_str(), isolated.status), ("", 0));
    let syntax = folder("unreadable-configuration", &[("good.yaml", GOOD), ("ssmlint.yaml", "region: [us-east-1\n")]);
    let done = run_in(&syntax, &["check", "good.yaml", "--format", "concise"], "");
    assert_eq!(done.status, 2, "{}{}", done.out, done.err);
    assert!(done.out.starts_with("ssmlint.yaml:"), "{}", done.out);
}

#[test]
fn facts_of_the_configuration_are_known_when_one_file_is_checked() {
    let document = "schemaVersion: '2.2'\nparameters:\n  Mode: {type: String}\nmainSteps: []\n";
    let request = "Name: Acme\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
    let files = [
        ("deep/requests/one.yaml", request),
        ("facts/documents/Acme.yaml", document),
        ("ssmlint.yaml", "documents: { paths: ['facts/**/*.yaml'], complete: true }\n"),
        ("two.yaml", "Name: Acne\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n"),
    ];
    let root = folder("facts", &files);
    let done = run_in(&root, &["check", "deep/requests/one.yaml", "--format", "concise"], "");
    assert_eq!(done.out, "deep/requests/one.yaml:1:1: error[SSM502] parameter `Mode` needs a value\n");
    let below = run_in(&root.join("deep"), &["check", "requests", "--format", "concise"], "");
    assert_eq!(below.out, "requests/one.yaml:1:1: error[SSM502] parameter `Mode` needs a value\n", "{}", below.err);
    let two = run_in(&root, &["check", "two.yaml", "--format", "concise"], "");
    assert_eq!(two.out, "two.yaml:1:7: error[SSM401] unknown document `Acne`\n");
}

#[test]
fn folders_are_walked_with_respect_to_ignore_files_and_named_files_are_read() {
    let files = [
        ("kept.yaml", BAD),
        ("dropped.yaml", BAD),
        (".gitignore", "dropped.yaml\n"),
        ("notes.txt", BAD),
        ("other.yaml", "a: 1\n"),
    ];
    let root = folder("walk", &files);
    let walked = run_in(&root, &["check", "--format", "concise"], "");
    assert_eq!(walked.out, "kept.yaml:2:12: error[SSM112] expected a string, found a whole number\n");
    let named = run_in(&root, &["check", "dropped.yaml", "notes.txt", "--format", "concise"], "");
    let names: Vec<&str> = named.out.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(names, ["dropped.yaml", "notes.txt"]);
}

#[test]
fn standard_input_is_read_under_the_name_that_is_given() {
    let root = folder("stdin", &[]);
    let yaml = run_in(&root, &["check", "-", "--stdin-filename", "patch.yaml", "--format", "concise"], BAD);
    assert_eq!(yaml.out, "patch.yaml:2:12: error[SSM112] expected a string, found a whole number\n");
    let json =
        run_in(&root, &["check", "-", "--format", "concise", "--operation", "UpdateAssociation"], r#"{"Name": "Doc"}"#);
    assert_eq!(json.out, "<stdin>:1:1: error[SSM110] `AssociationId` is missing\n");
}

#[test]
fn the_json_report_has_its_schema_and_is_the_same_every_time() {
    let done = run(&["check", "examples/fleet", "tests/cases", "--format", "json"]);
    let report: Value = serde_json::from_str(&done.out).unwrap_or_else(|error| panic!("{error}"));
    let schema = run(&["schema", "report"]).out;
    let schema: Value = serde_json::from_str(&schema).unwrap_or_else(|error| panic!("{error}"));
    let validator = jsonschema::options().offline().build(&schema).unwrap_or_else(|error| panic!("{error}"));
    let wrong: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let summary = &report["summary"];
    let severities = ["errors", "warnings", "notes"].map(|severity| summary[severity].as_u64().unwrap_or_default());
    assert_eq!(Some(severities.iter().sum()), report["findings"].as_array().map(|list| list.len() as u64));
    let first = &report["findings"][0];
    assert_eq!(first["pointer"], "/Entries/0/Parameters/Action/0");
    assert_eq!(first["api_error"], "InvalidParameters");
    for _ in 0..3 {
        assert_eq!(run(&["check", "examples/fleet", "tests/cases", "--format", "json"]).out, done.out);
    }
}

#[test]
fn inspect_tells_what_is_known_of_one_document_and_from_where() {
    let own = run(&["inspect", "examples/fleet", "--document", "Acme-RestartService", "--format", "json"]);
    let view: Value = serde_json::from_str(&own.out).unwrap_or_else(|error| panic!("{error}"));
    let document = &view["documents"][0];
    assert_eq!((&document["source"], &document["latest_version"]), (&Value::from("file"), &Value::from(3)));
    assert_eq!(document["path"], "examples/fleet/documents/Acme-RestartService.json");
    let amazon = run(&["inspect", "examples/fleet", "--document", "AWS-RunShellScript", "--format", "json"]);
    let view: Value = serde_json::from_str(&amazon.out).unwrap_or_else(|error| panic!("{error}"));
    let document = &view["documents"][0];
    assert_eq!((&document["source"], &document["as_of"]), (&Value::from("catalogue"), &Value::from("2026-08-16")));
    assert_eq!(
        (&document["parameters"][0]["name"], &document["parameters"][0]["required"]),
        (&"commands".into(), &true.into())
    );
    let unknown = run(&["inspect", "examples/fleet", "--document", "AWS-RunShelScript"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("did you mean `AWS-RunShellScript`"), "{}", unknown.err);
}

#[test]
fn inspect_prints_what_was_understood() {
    let done = run(&["inspect", "examples/fleet", "--format", "json"]);
    assert_eq!(done.status, 0);
    let view: Value = serde_json::from_str(&done.out).unwrap_or_else(|error| panic!("{error}"));
    let count = |list: &str| view[list].as_array().map_or(0, Vec::len);
    assert_eq!(
        (count("associations"), count("documents"), count("instances"), count("existing")),
        (8, 4, 3, 0),
        "three documents of files, one of the catalogue"
    );
    assert_eq!(view["associations"][0]["operation"], "CreateAssociationBatch");
    assert_eq!(view["associations"][0]["pointer"], "/Entries/0");
    assert_eq!(view["documents"][0]["parameters"][0]["required"], true);
    let text = run(&["inspect", "examples/fleet"]);
    let row = |name: &str| {
        let row = text.out.lines().find(|line| line.starts_with(name) && line.contains(" file "));
        row.map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
    };
    let path = "examples/fleet/documents/Acme-StopInstances.yaml";
    assert_eq!(
        row("Acme-StopInstances"),
        format!("Acme-StopInstances file {path} Automation 0.3 Linux, MacOS, Windows")
    );
    for title in ["Associations", "Documents", "Parameters of documents", "Managed nodes"] {
        assert!(text.out.lines().any(|line| line == title), "{title}: {}", text.out);
    }
    assert!(!text.out.contains("Existing associations"), "{}", text.out);
}

#[test]
fn explain_rules_and_schema_print_what_they_name() {
    let page = fs::read_to_string("rules/shape/wrong-type.md").unwrap_or_default();
    assert_eq!(run(&["explain", "wrong-type"]).out, page);
    assert_eq!(run(&["explain", "ssm112"]).out, page);
    assert!(run(&["explain", "wrong-typ"]).err.contains("did you mean `wrong-type`?"));
    let rules = run(&["rules"]).out;
    let row = rules.lines().find(|line| line.starts_with("SSM112 ")).unwrap_or_default();
    let cells: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(cells, ["SSM112", "wrong-type", "error", "SerializationException"]);
    assert!(rules.contains("\n\nschedule\nSSM201 "), "{rules}");
    let codes: Vec<&str> = rules.lines().filter(|line| line.starts_with("SSM")).collect();
    assert!(codes.is_sorted(), "the table is not in the order of the codes");
    let family = run(&["rules", "--family", "schedule", "--error", "InvalidSchedule"]).out;
    let of_family = |line: &&str| line.starts_with("SSM2") && line.contains("InvalidSchedule");
    assert_eq!(
        family.lines().filter(|line| line.starts_with("SSM")).filter(of_family).count(),
        family.lines().count() - 3
    );
    let unknown = run(&["rules", "--error", "InvalidSched"]);
    assert_eq!((unknown.status, unknown.err.contains("did you mean `InvalidSchedule`?")), (2, true), "{}", unknown.err);
    let unknown = run(&["rules", "--family", "x"]);
    assert!(unknown.err.contains("there are account, configuration, content, document, "), "{}", unknown.err);
    assert!(run(&["schema"]).out.contains("create-association-batch\n"));
    assert!(run(&["schema", "create-association"]).out.contains("\"AutomationTargetParameterName\""));
}

#[test]
fn a_line_of_any_length_is_shown_as_a_window() {
    let values = (0..40_000).map(|number| format!("\"{number}\"")).collect::<Vec<_>>().join(",");
    let request = format!(r#"{{"Name":"Doc","Targets":[{{"Key":"tag:A","Values":[{values}]}}],"MaxErrors":5}}"#);
    let root = folder("long-line", &[("long.json", &request)]);
    let done = run_in(&root, &["check", "long.json"], "");
    assert_eq!(done.status, 1, "{}", done.err);
    assert!(done.out.contains("expected a string, found a whole number"), "{}", done.out);
    assert!(done.out.len() < 5_000, "{} bytes for two findings", done.out.len());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ssmlint"));
    command.args(["check", "examples/fleet"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{error}"));
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap_or_else(|error| panic!("{error}"));
    assert!(!String::from_utf8_lossy(&done.stderr).contains("panicked"));
}

#[test]
fn schedule_says_what_an_expression_means_and_when_it_runs() {
    let from = ["--from", "2026-11-22T00:00:00", "--count", "2"];
    let with = |more: &[&'static str]| run(&["schedule"].iter().chain(more).chain(&from).copied().collect::<Vec<_>>());
    let patch = with(&["cron(0 2 ? * TUE#3 *)", "--offset", "2", "--zone", "Europe/Berlin"]);
    let expected = "\
cron(0 2 ? * TUE#3 *): 2 days after: on the third Tuesday of every month at 02:00 UTC

next runs:
  Thursday 2026-12-17 02:00:00 UTC  =  Thursday 2026-12-17 03:00:00 CET
  Thursday 2027-01-21 02:00:00 UTC  =  Thursday 2027-01-21 03:00:00 CET

note: it also runs when the association is made, unless `ApplyOnlyAtCronInterval` is `true`
note: all times are UTC: associations have no time zone
";
    assert_eq!((patch.out.as_str(), patch.status), (expected, 0));
    let rows = [
        ("cron(0/30 * * * ? *)", "every half hour, at minutes 0 and 30"),
        ("cron(5 0/4 * * ? *)", "every 4 hours from midnight UTC, at minute 5"),
        ("cron(15 13 ? * * *)", "every day at 13:15 UTC"),
        ("cron(0 2 ? * SUN *)", "every Sunday at 02:00 UTC"),
        ("cron(0 0 ? * 3L *)", "on the last Tuesday of every month at 00:00 UTC"),
        ("rate(30 minutes)", "every 30 minutes, counted from the last run"),
        ("at(2030-07-07T15:55:00)", "once, at 2030-07-07 15:55:00 UTC"),
    ];
    for (expression, meaning) in rows {
        let done = with(&[expression]);
        assert!(done.out.contains(&format!("{expression}: {meaning}\n")), "{}", done.out);
        assert_eq!(done.status, 0, "{expression}");
    }
    let numeric = with(&["cron(0 2 ? * 7 *)"]);
    assert!(numeric.out.contains("note: 7 is Saturday to AWS's guide"), "{}", numeric.out);
    let unix = with(&["cron(0 2 * * 0)", "--format", "concise"]);
    assert_eq!(
        (unix.out.as_str(), unix.status),
        ("<schedule>:1:27: error[SSM201] cron expression has 5 fields, not 6\n", 1)
    );
    let json: Value = serde_json::from_str(&with(&["cron(0 2 * * 0)", "--format", "json"]).out).unwrap_or_default();
    assert_eq!(json["valid"], false);
    assert_eq!(json["findings"][0]["fixes"][0]["title"], "write `cron(0 2 ? * SUN *)`");
    let runs: Value = serde_json::from_str(&with(&["rate(1 day)", "--format", "json"]).out).unwrap_or_default();
    assert_eq!(runs["next"][1]["utc"], "2026-11-24T00:00:00Z");
    for (arguments, status) in
        [(["schedule", "rate(1 day)", "--zone", "Berlin"], 2), (["schedule", "rate(1 day)", "--from", "tomorrow"], 2)]
    {
        assert_eq!(run(&arguments).status, status, "{arguments:?}");
    }
    assert!(run(&["schedule", "rate(1 day)", "--zone", "Berlin"]).err.contains("did you mean `Europe/Berlin`?"));
}

#[test]
fn time_is_what_the_user_says_or_nothing() {
    let request = "Name: AWS-UpdateSSMAgent\nScheduleExpression: at(2020-01-01T00:00:00)\nApplyOnlyAtCronInterval: true\nTargets:\n  - Key: tag:Env\n    Values: [prod]\n";
    let root = folder("clock", &[("at.yaml", request)]);
    assert_eq!(run_in(&root, &["check", "at.yaml", "--format", "concise"], "").out, "");
    let then = run_in(&root, &["check", "at.yaml", "--format", "concise", "--now", "2026-11-22T00:00:00"], "");
    assert_eq!(then.out, "at.yaml:2:21: note[SSM259] this `at(…)` time has passed\n");
}

#[test]
fn a_row_far_down_in_a_large_inventory_is_shown_where_it_stands() {
    let id = |number: usize| format!("i-{number:017x}");
    let row = |number| {
        let id = id(number);
        format!(
            "{{\n\"InstanceId\": \"{id}\",\n\"PlatformType\": \"Windows\",\n\"ComputerName\": \"\u{e9}{number}\"\n}}"
        )
    };
    let rows: Vec<String> = (0..9000).map(row).collect();
    let inventory = format!("{{\"InstanceInformationList\": [\n{}\n]}}\n", rows.join(",\n"));
    assert!(inventory.len() > 512 * 1024, "it is read as a whole");
    let settings = "inventory: { paths: [inventory.json], complete: true }\n";
    let wanted = [0, 1, 4567, 8999];
    let requests: Vec<String> = wanted
        .iter()
        .map(|number| format!("Name: AWS-RunShellScript\nInstanceId: {}\nParameters:\n  commands: [ls]\n", id(*number)))
        .collect();
    let request = requests.join("---\n");
    let root =
        folder("deep", &[("inventory.json", &inventory), ("ssmlint.yaml", settings), ("request.yaml", &request)]);
    let text = run_in(&root, &["check", "request.yaml"], "").out;
    let packed =
        |format| run_in(&root, &["check", "request.yaml", "--format", format], "").out.replace([' ', '\n'], "");
    let (report, foreign) = (packed("json"), packed("rdjson"));
    for number in wanted {
        let line = inventory.lines().position(|line| line.contains(&id(number))).map_or(0, |line| line + 1);
        assert!(text.contains(&format!(" --> inventory.json:{line}:15\n")), "{number}: {text}");
        assert!(text.contains(&format!("{line} | \"InstanceId\": \"{}\",\n", id(number))), "{number}: {text}");
        assert!(report.contains(&format!("\"start\":{{\"line\":{line},\"column\":15,")), "{number}: {report}");
        assert!(foreign.contains(&format!("\"start\":{{\"column\":15,\"line\":{line}}}")), "{number}: {foreign}");
    }
}
