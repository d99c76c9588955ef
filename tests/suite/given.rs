//! Values that parameters of templates are given: each form of a file, what counts more, and that secrets are never shown.
#![expect(clippy::indexing_slicing, reason = "a member that a report lacks is null")]

use crate::command::{Done, FORMATS, folder, run_in};
use std::path::Path;

const STACK: &str = "\
Parameters:
  Rate: {Type: String, Default: rate(1 day)}
  Stage: {Type: String}
  Token: {Type: String, NoEcho: true}
  Keys: {Type: CommaDelimitedList, Default: ''}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Mappings:
  Rates: {prod: {Rate: rate(1 day)}, test: {Rate: rate(2 day)}}
Resources:
  Plain:
    Type: AWS::SSM::Association
    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}], ScheduleExpression: !Ref Rate}
  Branch:
    Type: AWS::SSM::Association
    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}], ScheduleExpression: !If [IsProd, rate(1 day), rate(3 day)]}
  Mapped:
    Type: AWS::SSM::Association
    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}], ScheduleExpression: !FindInMap [Rates, !Ref Stage, Rate]}
  Prod:
    Type: AWS::SSM::Association
    Condition: IsProd
    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}], ScheduleExpression: rate(4 day)}
  Listed:
    Type: AWS::SSM::Association
    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: !Select [1, !Ref Keys], Values: [!Ref Token]}]}
";

fn check(root: &Path, arguments: &[&str]) -> Done {
    run_in(root, &[&["check", "--format", "concise", "stack.yaml"], arguments].concat(), "")
}

/// The lines of the template in which errors are found.
fn lines(done: &Done) -> Vec<u32> {
    let of_stack = done.out.lines().filter_map(|line| line.strip_prefix("stack.yaml:"));
    let errors = of_stack.filter(|line| line.contains("error["));
    errors.filter_map(|line| line.split(':').next()?.parse().ok()).collect()
}

/// The labels of the findings in a report: where they are, and the text there.
fn labels(root: &Path, arguments: &[&str]) -> Vec<String> {
    let done = run_in(root, &[&["check", "--format", "json", "stack.yaml"], arguments].concat(), "");
    let report: serde_json::Value = serde_json::from_str(&done.out).unwrap_or_default();
    let findings = report["findings"].as_array().cloned().unwrap_or_default();
    let labels = findings.iter().flat_map(|finding| finding["labels"].as_array().cloned().unwrap_or_default());
    let given = labels.filter(|label| label["text"] == "the parameter is given this value");
    given
        .map(|label| {
            let path = label["path"].as_str().unwrap_or_default().to_owned();
            let text = std::fs::read_to_string(root.join(&path)).unwrap_or_default();
            let at = |end: &str| usize::try_from(label["span"][end]["byte"].as_u64().unwrap_or(0)).unwrap_or(0);
            let line = &label["span"]["start"]["line"];
            format!("{path}:{line}: {}", text.get(at("start")..at("end")).unwrap_or_default())
        })
        .collect()
}

#[test]
fn every_form_of_a_file_is_read_and_shown_where_the_value_stands() {
    let rows = [
        (
            "cli.json",
            "[\n{\"ParameterKey\": \"Stage\", \"ParameterValue\": \"test\"},\n{\"ParameterKey\": \"Rate\", \"UsePreviousValue\": true}]",
            "2: \"test\"",
        ),
        ("pairs.json", "[\n\"Stage=test\",\n\"Rate=rate(2 days)\"]", "2: test"),
        ("map.json", "{\n\"Stage\": \"test\"}", "2: \"test\""),
        ("map.yaml", "Stage: test\nRate: rate(2 days)\n", "1: test"),
        ("pipeline.json", "{\"Tags\": {},\n\"Parameters\": {\"Stage\": \"test\"}}", "2: \"test\""),
        ("sync.yaml", "template-file-path: stack.yaml\nparameters:\n  Stage: test\ntags: {a: b}\n", "3: test"),
        (
            "samconfig.toml",
            "version = 0.1\n[default.deploy.parameters]\nparameter_overrides = 'Stage=test Token=x'\n",
            "3: test",
        ),
        (
            "list/samconfig.toml",
            "[default.global.parameters]\nparameter_overrides = [\n  \"Stage=test\",\n]\n",
            "3: test",
        ),
        (
            "samconfig.yaml",
            "default:\n  deploy:\n    parameters:\n      parameter_overrides:\n        - Stage=test\n",
            "5: test",
        ),
    ];
    for (name, text, place) in rows {
        let root = folder("given-forms", &[("stack.yaml", STACK), (name, text)]);
        let done = check(&root, &["--parameters", name]);
        assert_eq!(lines(&done), [16, 19], "{name}: {}{}", done.out, done.err);
        let place = format!("{name}:{place}");
        assert_eq!(labels(&root, &["--parameters", name]), [place.clone(), place], "{name}");
    }
    let root = folder("given-forms", &[("stack.yaml", STACK)]);
    assert_eq!(lines(&check(&root, &[])), [16, 19, 23]);
}

#[test]
fn a_given_value_decides_what_is_made_and_chosen() {
    let root = folder("given-decides", &[("stack.yaml", STACK)]);
    let rows: [(&[&str], &[u32]); 5] = [
        (&["Stage=prod"], &[23]),
        (&["Stage=test"], &[16, 19]),
        (&["Stage=prod", "Rate=rate(1 days)"], &[13, 23]),
        (&["Stage=test", "Keys=a, tag:b"], &[16, 19]),
        (&["Stage=prod", "Stage=test"], &[16, 19]),
    ];
    for (values, wanted) in rows {
        let arguments: Vec<&str> = values.iter().flat_map(|value| ["--parameter", value]).collect();
        let done = check(&root, &arguments);
        let mut found = lines(&done);
        found.dedup();
        assert_eq!(found, wanted, "{values:?}: {}", done.out);
    }
    let done = check(&root, &["--parameter", "Stage=test", "--parameter", "Keys=tag:b, Env"]);
    assert!(done.out.contains("26:68: error[SSM302] unknown target key `Env`"), "{}", done.out);
    let done =
        run_in(&root, &["check", "stack.yaml", "--parameter", "Rate=rate(1 days)", "--parameter", "Stage=prod"], "");
    assert!(done.out.contains("it rests on a value that `--parameter` gives"), "{}", done.out);
}

#[test]
fn the_command_line_counts_more_than_files_and_those_more_than_the_configuration() {
    let config = "parameters:\n  - paths: [stack.yaml]\n    file: params/base.json\n    values:\n      Rate: rate(5 day)\n  - paths: [other/**]\n    values: {Rate: rate(6 days), Stage: test}\n";
    let files = [
        ("stack.yaml", STACK),
        ("ssmlint.yaml", config),
        ("params/base.json", "{\"Stage\": \"prod\", \"Rate\": \"rate(7 days)\"}"),
        ("own.json", "{\"Rate\": \"rate(8 day)\"}"),
    ];
    let root = folder("given-order", &files);
    assert_eq!(labels(&root, &[]), ["ssmlint.yaml:5: rate(5 day)"]);
    assert_eq!(labels(&root, &["--parameters", "own.json"]), ["own.json:1: \"rate(8 day)\""]);
    let done = check(&root, &["--parameters", "own.json", "--parameter", "Rate=rate(9 days)"]);
    assert_eq!(lines(&done), [23], "{}", done.out);
    let done = check(&root, &["--isolated"]);
    assert_eq!(lines(&done), [16, 19, 23], "{}", done.out);
    let done = run_in(&root, &["check", "--show-settings", "stack.yaml"], "");
    assert!(done.out.contains("\"Rate\"") && !done.out.contains("rate(5 day)"), "{}", done.out);
}

#[test]
fn secrets_are_never_shown() {
    let given = "{\"Token\": \"hunter2\", \"Rate\": \"rate(1 days)\", \"Stage\": \"test\", \"Else\": \"hunter2\"}";
    let config = "parameters:\n  - values: {Token: hunter2, Rate: rate(1 days), Stge: hunter2}\n";
    let root = folder("given-secrets", &[("stack.yaml", STACK), ("given.json", given), ("ssmlint.yaml", config)]);
    for format in FORMATS {
        for arguments in [
            &["--parameters", "given.json"][..],
            &["--parameter", "Token=hunter2", "--parameter", "Other=hunter2"],
            &[],
        ] {
            let done = run_in(&root, &[&["check", ".", "--format", format], arguments].concat(), "");
            assert_eq!(done.status, 1, "{format}: {}", done.err);
            assert!(
                !(done.out.contains("hunter2") || done.err.contains("hunter2")),
                "{format}: {}{}",
                done.out,
                done.err
            );
        }
    }
    let done = run_in(&root, &["check", ".", "--parameter", "hunter2"], "");
    assert_eq!(done.err, "ssmlint: --parameter: write a name, `=` and a value, as in Stage=prod\n");
    let done = run_in(&root, &["dry-run", "stack.yaml", "--parameters", "given.json"], "");
    assert!(!done.out.contains("hunter2"), "{}", done.out);
}

#[test]
fn what_no_template_declares_is_told_and_what_one_does_not_take() {
    let stack = "Parameters:\n  Stage: {Type: String, AllowedValues: [prod]}\nResources:\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: !Ref Stage, Values: [b]}]}\n";
    let root = folder("given-undeclared", &[("stack.yaml", stack), ("given.json", "{\"Stge\": \"prod\"}")]);
    let done = check(&root, &["--parameters", "given.json", "--parameter", "Nope=x"]);
    assert!(
        done.out.starts_with("given.json:1:3: warning[SSM165] no template declares parameter `Stge`\n"),
        "{}",
        done.out
    );
    assert!(done.err.contains("ssmlint: --parameter Nope: no template declares it\n"), "{}", done.err);
    let done = check(&root, &["--parameter", "Stage=test"]);
    let wanted = "stack.yaml:2:25: error[SSM166] `Stage` is given a value that its `AllowedValues` excludes\n";
    assert_eq!((done.out.as_str(), done.status), (wanted, 1));
    // Where nothing is a template there is nobody to declare it.
    let request = "Name: AWS-UpdateSSMAgent\nTargets: [{Key: 'tag:a', Values: [b]}]\n";
    let root = folder("given-request", &[("create-association.yaml", request), ("given.json", "{\"Stge\": \"prod\"}")]);
    let done = run_in(&root, &["check", ".", "--parameters", "given.json"], "");
    assert_eq!((done.out.as_str(), done.status), ("", 0), "{}", done.err);
}

#[test]
fn a_file_that_tells_nothing_ends_the_run_with_words() {
    let rows = [
        ("a.json", "[1]", "a.json: no parameter values found: "),
        ("a.json", "{\"a\": \"b\",,}", "a.json:1:11: syntax error"),
        ("a.toml", "[default\n", "a.toml:1:9: syntax error"),
        (
            "samconfig.toml",
            "[prod.deploy.parameters]\n",
            "samconfig.toml: no environment `default`: append `#` and one of prod",
        ),
        ("b.json", "", "a.json: no such file or folder"),
    ];
    for (name, text, words) in rows {
        let root = folder("given-broken", &[("stack.yaml", STACK), (name, text)]);
        let file = if name == "b.json" { "a.json" } else { name };
        let done = check(&root, &["--parameters", file]);
        assert_eq!((done.status, done.out.as_str()), (2, ""), "{name}");
        assert!(done.err.starts_with(&format!("ssmlint: {words}")), "{}", done.err);
        let config = format!("parameters:\n  - file: {file}\n");
        let root = folder("given-broken", &[("stack.yaml", STACK), (name, text), ("ssmlint.yaml", &config)]);
        let done = check(&root, &[]);
        assert_eq!(done.status, 2);
        assert!(done.err.starts_with(&format!("ssmlint: ssmlint.yaml:2:11: {words}")), "{}", done.err);
    }
}
