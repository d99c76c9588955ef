//! The extension of VS Code: what its manifest says of the command and of the settings holds.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::run_in;
use regex::Regex;
use serde_json::Value;
use std::fs;
use std::path::Path;

const FOLDER: &str = "editors/vscode";

fn manifest() -> Value {
    let text = fs::read_to_string(format!("{FOLDER}/package.json")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("package.json: {error}"))
}

#[test]
fn the_problem_matcher_reads_every_line_of_the_concise_format() {
    let matcher = &manifest()["contributes"]["problemMatchers"][0];
    let pattern = &matcher["pattern"];
    let regexp = pattern["regexp"].as_str().unwrap_or_default().replace("\\d", "[0-9]");
    let regex = Regex::new(&regexp).unwrap_or_else(|error| panic!("{error}"));
    let done = run_in(Path::new("examples/fleet"), &["check", "--format", "concise"], "");
    assert_eq!(done.out.lines().count(), 15, "{}", done.out);
    for line in done.out.lines() {
        let found = regex.captures(line).unwrap_or_else(|| panic!("the matcher does not read {line}"));
        let part = |name: &str| {
            let group = pattern[name].as_u64().and_then(|group| usize::try_from(group).ok()).unwrap_or_default();
            found[group].to_owned()
        };
        let again = format!(
            "{}:{}:{}: {}[{}] {}",
            part("file"),
            part("line"),
            part("column"),
            part("severity"),
            part("code"),
            part("message")
        );
        assert_eq!(again, line);
    }
}

#[test]
fn it_has_the_version_of_the_command() {
    assert_eq!(manifest()["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest()["license"], env!("CARGO_PKG_LICENSE"));
}

#[test]
fn no_workspace_names_a_program_unasked() {
    let manifest = manifest();
    let settings = &manifest["contributes"]["configuration"]["properties"];
    let restricted = manifest["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"].as_array();
    for name in ["ssmlint.path", "ssmlint.config"] {
        assert_eq!(settings[name]["scope"], "machine-overridable", "{name}");
        assert!(restricted.is_some_and(|names| names.contains(&name.into())), "{name}");
    }
}

#[test]
fn the_readme_names_every_setting() {
    let readme = fs::read_to_string(format!("{FOLDER}/README.md")).unwrap_or_default();
    let manifest = manifest();
    let settings = manifest["contributes"]["configuration"]["properties"].as_object();
    for name in settings.into_iter().flatten().map(|(name, _)| name) {
        assert!(readme.contains(&format!("`{name}`")), "{name} is not in the extension's README");
    }
}
