//! Which configuration rules which file, and what is said when nothing was checked.

use crate::command::{Done, folder, run_in};
use std::path::Path;

const DOCUMENT: &str =
    "schemaVersion: \"2.2\"\nmainSteps:\n  - {action: aws:runShellScript, name: s, inputs: {runCommand: [id]}}\n";

fn association(document: &str) -> String {
    format!("Name: {document}\nMaxErrors: 5\nTargets: [{{Key: tag:a, Values: [{document}]}}]\n")
}

fn check(root: &Path, arguments: &[&str]) -> Done {
    run_in(root, &[&["check", "--format", "concise"], arguments].concat(), "")
}

/// The lines of an output, sorted: findings are in the order of the names as they were given.
fn lines(done: &Done) -> Vec<String> {
    let mut lines: Vec<String> = done.out.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn each_file_is_checked_under_the_configuration_nearest_to_it() {
    let complete = "documents: {paths: [docs/**], complete: true}\n";
    let (one, two, three) = (association("Acme-One"), association("Acme-Two"), association("Acme-Three"));
    let quiet = format!("{complete}rules: {{wrong-type: warning}}\n");
    let known = format!("{complete}baseline: known.json\n");
    let files = [
        ("ssmlint.yaml", complete),
        ("docs/Acme-One.yaml", DOCUMENT),
        ("one.yaml", one.as_str()),
        ("two/ssmlint.yaml", &quiet),
        ("two/docs/Acme-Two.yaml", DOCUMENT),
        ("two/deep/two.yaml", &two),
        ("two/three/ssmlint.yaml", &known),
        ("two/three/docs/Acme-Three.yaml", DOCUMENT),
        ("two/three/three.yaml", &three),
    ];
    let root = folder("nested", &files);
    let three = root.join("two/three");
    assert_eq!(check(&three, &["--write-baseline"]).status, 0, "the baseline is of this folder");
    let expected = [
        "one.yaml:2:12: error[SSM112] `MaxErrors` is a number, and a string is needed",
        "two/deep/two.yaml:2:12: warning[SSM112] `MaxErrors` is a number, and a string is needed",
    ];
    let words = |line: &str| line.split_inclusive("]").next().unwrap_or_default().to_owned();
    let expected: Vec<String> = expected.into_iter().map(words).collect();
    let named = ["one.yaml", "two/deep/two.yaml", "two/three/three.yaml"];
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for order in orders {
        let arguments: Vec<&str> = order.iter().filter_map(|at| named.get(*at).copied()).collect();
        let done = check(&root, &arguments);
        assert_eq!(lines(&done).iter().map(|line| words(line)).collect::<Vec<_>>(), expected, "{arguments:?}");
        assert_eq!(done.status, 1, "{arguments:?}");
    }
    for arguments in [&["."][..], &["two", "."], &[".", "two/three"], &["two/three", "two", "one.yaml"]] {
        let done = check(&root, arguments);
        assert_eq!(lines(&done).iter().map(|line| words(line)).collect::<Vec<_>>(), expected, "{arguments:?}");
    }
    assert!(check(&root, &["."]).err.contains("(1 more known in the baseline)"), "{}", check(&root, &["."]).err);
    // One configuration that is named rules all: it lists no other document.
    let done = check(&root, &["--config", "two/ssmlint.yaml", "."]);
    let unknown = done.out.lines().filter(|line| line.contains("SSM401")).count();
    assert_eq!(unknown, 0, "documents that were found are known: {}", done.out);
    let done = check(&root, &["--config", "two/ssmlint.yaml", "one.yaml"]);
    assert!(done.out.contains("one.yaml:1:7: error[SSM401]"), "{}", done.out);
}

#[test]
fn a_broken_configuration_further_down_is_told_and_hides_nothing() {
    let one = association("AWS-UpdateSSMAgent");
    let files = [("a/ssmlint.yaml", "rules: {wrong-type: loud}\n"), ("a/x.yaml", &one), ("b/x.yaml", &one)];
    let done = check(&folder("nested-broken", &files), &["."]);
    assert!(done.out.contains("a/ssmlint.yaml:1:21"), "{}", done.out);
    assert!(done.out.contains("b/x.yaml:2:12: error[SSM112]"), "{}", done.out);
    assert_eq!(done.status, 2);
}

#[test]
fn what_is_found_further_up_counts_below_and_not_beside() {
    let declared = DOCUMENT.replace("mainSteps", "parameters: {Word: {type: String}}\nmainSteps");
    let request = "Name: Acme-Say\nParameters: {Wort: [x]}\nTargets: [{Key: tag:a, Values: [b]}]\n";
    let files = [
        ("docs/Acme-Say.yaml", declared.as_str()),
        ("a/ssmlint.yaml", "region: us-east-1\n"),
        ("a/x.yaml", request),
        ("b/ssmlint.yaml", "region: us-east-1\n"),
        ("b/Acme-Beside.yaml", &declared),
        ("a/y.yaml", &request.replace("Acme-Say", "Acme-Beside")),
    ];
    let done = check(&folder("nested-facts", &files), &["."]);
    assert!(done.out.contains("a/x.yaml:2:14: error[SSM501]"), "{}", done.out);
    assert!(!done.out.contains("a/y.yaml"), "{}", done.out);
}

#[test]
fn a_run_that_checked_nothing_is_not_green() {
    let good = "Name: AWS-UpdateSSMAgent\nTargets: [{Key: tag:a, Values: [b]}]\n";
    let bad = good.replace("tag:a", "tags:a");
    let files = [
        ("package.json", "{\"name\": \"x\"}\n"),
        ("tsconfig.json", "{ // strict\n}\n"),
        ("infra/main.tf", "resource \"aws_instance\" \"a\" {}\n"),
        (".gitignore", "cdk.out\n"),
        ("cdk.out/stack.yaml", &bad),
        ("ok/good.yaml", good),
        ("configured/ssmlint.yaml", "region: us-east-1\n"),
    ];
    let root = folder("nothing", &files);
    let told = |arguments: &[&str]| {
        let done = check(&root, arguments);
        (done.status, done.err)
    };
    let (status, said) = told(&[".", "--exclude", "ok"]);
    assert_eq!(status, 2, "{said}");
    for words in ["3 files without SSM content", "`cdk.out` is ignored", "ssmlint check cdk.out"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(told(&[".", "--exclude", "ok", "--allow-empty"]).0, 0);
    assert_eq!(told(&["cdk.out"]).0, 1);
    assert_eq!(told(&["ok"]).0, 0);
    let (status, said) = told(&["package.json", "tsconfig.json", "infra/main.tf", "ok/good.yaml"]);
    assert_eq!(status, 0, "{said}");
    for line in ["package.json: no SSM content", "tsconfig.json: no SSM content", "main.tf: no SSM content"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_eq!(told(&["package.json"]).0, 2);
    assert_eq!(told(&["package.json", "--quiet"]), (2, String::new()), "the status tells");
    assert_eq!(told(&["configured/ssmlint.yaml"]).0, 0, "a configuration that is named is what is checked");
    assert_eq!(told(&["configured"]).0, 2);
    let stdin = |text: &str| run_in(&root, &["check", "-", "--format", "concise"], text).status;
    assert_eq!(stdin("a: 1\n"), 2);
    assert_eq!(stdin("a: [1\n"), 1, "standard input is always told");
    assert_eq!(stdin(good), 0);
}

#[test]
fn what_is_not_known_of_the_account_is_told_once_a_run() {
    let good = association("AWS-UpdateSSMAgent").replace("MaxErrors: 5", "MaxErrors: '5'");
    let root = folder("account", &[("a.yaml", good.as_str()), ("b.yaml", &good)]);
    let done = run_in(&root, &["check", "--show-undecided"], "");
    assert_eq!(done.out.matches("the number of existing associations").count(), 1, "{}", done.out);
    assert!(done.out.contains("(2 associations)"), "{}", done.out);
    assert!(!done.err.contains("undecided"), "{}", done.err);
}

#[test]
fn a_pattern_reaches_as_deep_as_it_is_written() {
    let text = association("AWS-UpdateSSMAgent");
    let files = ["d/.b.json", "d/a.json", "d/sub/c.json", "d/sub/deep/e.json", "d/x.yaml", "d/n.txt"];
    let mut given: Vec<(&str, &str)> = files.iter().map(|name| (*name, DOCUMENT)).collect();
    given.push(("association.yaml", &text));
    for (pattern, wanted) in [
        ("d/*", ["d/.b.json", "d/a.json", "d/x.yaml"].as_slice()),
        ("d/*.json", &["d/.b.json", "d/a.json"]),
        ("d/*/*", &["d/sub/c.json"]),
        ("d/*/**", &["d/sub/c.json", "d/sub/deep/e.json"]),
        ("d/**/e.json", &["d/sub/deep/e.json"]),
        ("d/{sub/c,a}.json", &["d/a.json", "d/sub/c.json"]),
        ("d/sub", &["d/sub/c.json", "d/sub/deep/e.json"]),
    ] {
        let configuration = format!("documents: {{ paths: [\"{pattern}\"] }}\n");
        let root = folder("pattern-depth", &[given.as_slice(), &[("ssmlint.yaml", &configuration)]].concat());
        let shown = run_in(&root, &["check", "--show-files", "association.yaml"], "").out;
        let listed = shown.lines().filter_map(|line| line.strip_suffix(": listed in the configuration"));
        assert_eq!(listed.collect::<Vec<_>>(), wanted, "{pattern}");
    }
}
