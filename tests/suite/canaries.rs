//! Values that may be secrets stand nowhere in what is printed or written: each is a canary, right or wrong, and no output may
//! hold one, or change when all canaries are others.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::{Done, folder, run_with};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A project with `§` for every text that may be a secret, and `¤` for every number.
const FILES: &[(&str, &str)] = &[
    ("docs/Acme-Run.json", include_str!("../canaries/Acme-Run.json")),
    ("docs/Acme-Book.yaml", include_str!("../canaries/Acme-Book.yaml")),
    ("docs/Acme-Wrong.yaml", include_str!("../canaries/Acme-Wrong.yaml")),
    ("docs/described.json", include_str!("../canaries/described.json")),
    ("nodes.json", include_str!("../canaries/nodes.json")),
    ("machines.json", include_str!("../canaries/machines.json")),
    ("existing.json", include_str!("../canaries/existing.json")),
    ("create-association.json", include_str!("../canaries/create-association.json")),
    ("batch.yaml", include_str!("../canaries/batch.yaml")),
    ("update-association.yaml", include_str!("../canaries/update-association.yaml")),
    ("create-document.json", include_str!("../canaries/create-document.json")),
    ("broken.yaml", include_str!("../canaries/broken.yaml")),
    ("broken.json", include_str!("../canaries/broken.json")),
    ("stack.yaml", include_str!("../canaries/stack.yaml")),
    ("stack.json", include_str!("../canaries/stack.json")),
    ("given.json", include_str!("../canaries/given.json")),
    ("samconfig.toml", include_str!("../canaries/samconfig.toml")),
    ("ssmlint.yaml", include_str!("../canaries/ssmlint.yaml")),
];

/// What canaries are called: as many letters, and as many digits.
const BIRDS: [(&str, &str); 2] = [("CANARY", "7770"), ("MAGPIE", "8880")];

/// A text with a canary of its own, told by a number, in every place for one.
fn plant(text: &str, (bird, digits): (&str, &str), count: &mut usize) -> String {
    let mut planted = String::new();
    for c in text.chars() {
        match c {
            '§' => planted.push_str(&format!("{bird}-{count:03}-x")),
            '¤' => planted.push_str(&format!("{digits}{count:03}")),
            c => planted.push(c),
        }
        *count += usize::from(matches!(c, '§' | '¤'));
    }
    planted
}

/// A folder with all files, for one kind of bird.
fn planted(name: &str, bird: (&str, &str), count: &mut usize) -> PathBuf {
    let files: Vec<(&str, String)> = FILES.iter().map(|(name, text)| (*name, plant(text, bird, count))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    folder(name, &files)
}

/// The canaries in a text, each with the line that it is in.
fn caught(text: &str) -> Vec<String> {
    let is_one = |line: &str| {
        let line = line.to_ascii_uppercase();
        BIRDS.iter().any(|(bird, digits)| line.contains(bird) || line.contains(digits))
    };
    text.lines().filter(|line| is_one(line)).map(str::to_owned).collect()
}

fn variables(bird: (&str, &str), count: &mut usize) -> Vec<(String, String)> {
    let names = [
        "SSMLINT_TOKEN",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_ACCESS_KEY_ID",
        "AWS_PROFILE",
        "AWS_REGION",
    ];
    let summary = ("GITHUB_STEP_SUMMARY".to_owned(), "summary.md".to_owned());
    // What is read is told in the order in which it is read.
    let threads = ("RAYON_NUM_THREADS".to_owned(), "1".to_owned());
    names.iter().map(|name| ((*name).to_owned(), plant("§", bird, count))).chain([summary, threads]).collect()
}

/// Runs a command, with its own canaries, in a folder of each kind of bird: none is caught, and nothing differs.
fn leaks(roots: &[PathBuf; 2], arguments: &[&str], written: &[&str]) -> Vec<String> {
    let runs: Vec<String> = roots
        .iter()
        .zip(BIRDS)
        .map(|(root, bird)| {
            let count = &mut 900;
            let arguments: Vec<String> = arguments.iter().map(|argument| plant(argument, bird, count)).collect();
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let Done { out, err, status } = run_with(root, &arguments, "", &variables(bird, count));
            let files = written.iter().map(|name| fs::read_to_string(root.join(name)).unwrap_or_default());
            format!("{out}\n{err}\n{status}\n{}", files.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let told = arguments.join(" ");
    let mut leaks: Vec<String> =
        runs.iter().take(1).flat_map(|run| caught(run)).map(|line| format!("{told}: {line}")).collect();
    if let ([one, other], true) = (runs.as_slice(), leaks.is_empty()) {
        let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        leaks.extend(differing.map(|(one, other)| format!("{told}: {one}\n  is with others {other}")));
    }
    leaks
}

const GIVEN: [&str; 10] = [
    "--parameter",
    "Choice=fast",
    "--parameters",
    "given.json",
    "--parameter",
    "Argued=§",
    "--parameter",
    "Nowhere=§",
    "--parameter",
    "Rate=rate(§)",
];

fn none_of(found: &[String]) {
    assert!(found.is_empty(), "{} leaks:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_report_holds_a_value_that_may_be_a_secret() {
    let roots = BIRDS.map(|bird| planted(&format!("canaries-{}", bird.0), bird, &mut 0));
    let mut found = Vec::new();
    for format in ["concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"]
    {
        let more = ["check", ".", "--show-undecided", "--show-suppressed", "--verbose", "--format", format];
        found.extend(leaks(&roots, &[&more[..], &GIVEN].concat(), &["summary.md"]));
        let output = format!("{format}=report");
        let isolated = ["check", ".", "--isolated", "--ignore-suppressions", "--redact", "--output", &output];
        found.extend(leaks(&roots, &isolated, &["report"]));
    }
    let commands: [&[&str]; 12] = [
        &["check", ".", "--redact", "--show-undecided"],
        &["check", ".", "--redact", "--format", "html"],
        &["check", ".", "--report", "coverage", "--format", "html"],
        &["check", ".", "--report", "targets", "--format", "html"],
        &["check", ".", "--statistics"],
        &["check", ".", "--show-files"],
        &["check", ".", "--show-settings"],
        &["check", ".", "--report", "coverage"],
        &["check", ".", "--report", "targets"],
        &["check", ".", "--report", "coverage", "--format", "json"],
        &["check", ".", "--report", "targets", "--format", "json"],
        &["check", ".", "--redact", "--baseline", "known.json", "--write-baseline"],
    ];
    for command in commands {
        found.extend(leaks(&roots, &[command, &GIVEN].concat(), &["known.json"]));
    }
    none_of(&found);
    let done = run_with(&roots[0], &["check", ".", "--statistics"], "", &[]);
    assert!(done.out.lines().count() > 35, "canaries are to be found where many rules look: {}", done.out);
}

/// What shows values because that is what it is for is told apart: `--diff`, frames without `--redact`, the parameters of requests in
/// the response of `dry-run`, and in `inspect` what documents declare.
#[test]
fn what_shows_values_by_design_shows_no_others() {
    let roots = BIRDS.map(|bird| planted(&format!("canaries-design-{}", bird.0), bird, &mut 0));
    let mut found = Vec::new();
    for format in ["text", "json"] {
        let inspected = leaks(&roots, &[&["inspect", ".", "--format", format], &GIVEN[..]].concat(), &[]);
        // In the table of parameters the default comes right after the word that none is required.
        let is_default = |leak: &str| {
            let cell = leak.split_once("  no  ").map_or("", |(_, rest)| rest.trim_start());
            leak.contains("\"default\": ") || caught(cell.split("  ").next().unwrap_or_default()).len() == 1
        };
        found.extend(inspected.into_iter().filter(|leak| !is_default(leak)));
        found.extend(leaks(
            &roots,
            &["inspect", "stack.json", "nodes.json", "existing.json", "--isolated", "--format", format],
            &[],
        ));
    }
    let [root, _] = &roots;
    for file in ["update-association.yaml", "create-association.json", "batch.yaml", "stack.yaml", "stack.json"] {
        // What is given to the stack is refused; without it there is a response for each of its associations.
        let given: &[&str] =
            if file == "stack.yaml" { &["--isolated", "docs"] } else { &["--parameters", "given.json"] };
        let done = run_with(root, &[&["dry-run", file], given].concat(), "", &[]);
        let responses = serde_json::Deserializer::from_str(&done.out).into_iter::<Value>();
        let mut response: Value = responses.map(|one| one.unwrap_or_else(|error| panic!("{file}: {error}"))).collect();
        without_parameters(&mut response);
        found.extend(
            caught(&format!("{response:#}\n{}", done.err)).into_iter().map(|line| format!("dry-run {file}: {line}")),
        );
    }
    none_of(&found);
}

fn without_parameters(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_parameters),
        Value::Object(members) => {
            members.retain(|name, _| name != "Parameters");
            members.values_mut().for_each(without_parameters);
        }
        _ => {}
    }
}

/// How often canaries are in the files of a folder.
fn population(root: &Path) -> usize {
    let texts = FILES.iter().filter_map(|(name, _)| fs::read_to_string(root.join(name)).ok());
    texts.map(|text| BIRDS.iter().map(|(bird, _)| text.matches(bird).count()).sum::<usize>()).sum()
}

#[test]
fn what_is_written_into_files_repeats_no_value() {
    let mut found = Vec::new();
    for option in [&["--add-ignores", "until March"][..], &["--fix"], &["--fix", "--unsafe-fixes"]] {
        let roots = BIRDS.map(|bird| planted(&format!("canaries-written-{}", bird.0), bird, &mut 0));
        let before = roots.each_ref().map(|root| population(root));
        found.extend(leaks(&roots, &[&["check", ".", "--redact"], option, &GIVEN].concat(), &[]));
        let after = roots.each_ref().map(|root| population(root));
        assert!(before == after, "{option:?}: {before:?} canaries, and {after:?} afterwards");
    }
    none_of(&found);
}

#[test]
fn no_answer_repeats_more_than_what_was_asked() {
    let roots = BIRDS.map(|bird| planted(&format!("canaries-answers-{}", bird.0), bird, &mut 0));
    let mut found = Vec::new();
    let denied = "An error occurred (InvalidParameters) when calling the CreateAssociation operation: Parameter \"Mode\" has value \"§\" not matching \"x\".";
    let typed =
        "Invalid type for parameter Parameters.Mode, value: §, type: <class 'str'>, valid types: <class 'list'>";
    let failed =
        "Properties validation failed for resource Direct with message: #/Parameters/Mode: § is not a valid value";
    let tagged = "1 validation error detected: Value '§' at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256";
    for message in [denied, typed, failed, tagged, "InvalidParameters", "§"] {
        for format in ["json", "concise"] {
            found.extend(leaks(&roots, &["explain", "--error", message, "--format", format], &[]));
            found.extend(leaks(&roots, &["explain", "--error", message, ".", "--format", format], &[]));
        }
    }
    none_of(&found);
}

/// What people write wrong where a value is given, and how the command is then called.
const MISTAKES: &[(&str, &str, &[&str])] = &[
    (
        "ssmlint.yaml",
        "parameters: [{ values: \"§\" }, { values: { A: [§], B: { c: § } } }, { value: { A: § } }, \"A=§\", { values: [\"A=§\"] }]\n",
        &[],
    ),
    ("ssmlint.yaml", "parameters: [{ values: { Given: §, Given: §, Configured: §, Sammed: ¤ } }]\n", &[]),
    ("ssmlint.yaml", "parameters: { Given: §, values: { Given: § } }\n", &[]),
    ("ssmlint.yaml", "parameters: [{ values: { Given: \"§ } }]\n", &[]),
    ("ssmlint.yaml", "parameters: [{ values: { Given: @§ } }]\n", &[]),
    ("given.json", "[{\"ParameterKey\": \"Given\", \"ParameterValue\": \"§\"", &[]),
    (
        "given.json",
        "[{\"ParameterKey\": \"Given\", \"ParameterValue\": [\"§\"]}, {\"ParameterValue\": \"§\"}, {\"ParameterKey\": \"Given\", \"Value\": \"§\"}, \"§\"]",
        &[],
    ),
    (
        "given.json",
        "[{\"ParameterKey\": \"Secret\", \"ParameterValue\": ¤}, {\"ParameterKey\": \"Secret\", \"ParameterValue\": \"§\"}]",
        &[],
    ),
    ("given.json", "[\"Given=§\", \"§\", \"Secret:§\", \"Nope=§\"]", &[]),
    ("given.json", "{\"Parameters\": {\"Given\": {\"a\": \"§\"}, \"Secret\": [\"§\"]}}", &[]),
    ("given.json", "{\"Given\": \"§\", \"Secret\": \"§\", \"Tags\": {\"a\": \"§\"}, \"Number\": ¤}", &[]),
    ("given.json", "\"§\"", &[]),
    ("given.json", "§", &[]),
    ("samconfig.toml", "[default.deploy.parameters]\nparameter_overrides = \"Sammed=§\n", &[]),
    (
        "samconfig.toml",
        "[default.deploy.parameters]\nparameter_overrides = [\"Sammed=§\", \"§\", \"Choice §\"]\npassword = §\n",
        &[],
    ),
    (
        "samconfig.toml",
        "[default.deploy.parameters]\nparameter_overrides = \"ParameterKey=Sammed,ParameterValue='§ § Nope=\\\"§\"\n",
        &[],
    ),
    ("x", "", &["--parameter", "§"]),
    ("x", "", &["--parameter", "=§"]),
    ("x", "", &["--parameter", "Argued:§"]),
    ("x", "", &["--parametr", "Argued=§"]),
    ("x", "", &["--parametr=Argued=§"]),
    ("x", "", &["--parameter-overrides", "Argued=§"]),
    ("x", "", &["--parameter", "Given=x", "Argued=§"]),
    ("x", "", &["--parameters", "Argued=§"]),
    ("x", "", &["--parameters", "ParameterKey=Argued,ParameterValue=§"]),
    ("x", "", &["--parameter", "Argued=§", "--nothing"]),
];

#[test]
fn no_mistake_in_giving_a_value_shows_it() {
    let mut found = Vec::new();
    for (name, text, arguments) in MISTAKES {
        let roots = BIRDS.map(|bird| {
            let root = planted(&format!("canaries-mistakes-{}", bird.0), bird, &mut 0);
            let written = fs::write(root.join(name), plant(text, bird, &mut 500));
            written.unwrap_or_else(|error| panic!("{name}: {error}"));
            root
        });
        let told = |leak: String| format!("{text}\n  {leak}");
        for command in [&["check", "stack.yaml", "nodes.json", "--redact"][..], &["dry-run", "nodes.json"]] {
            let given: &[&str] = if arguments.is_empty() { &["--parameters", "given.json"] } else { arguments };
            found.extend(leaks(&roots, &[command, given].concat(), &[]).into_iter().map(told));
        }
    }
    none_of(&found);
}
