//! The laws of the house: arrows point down, no words below the rules, no world in the library, one file a foreign crate.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use walkdir::WalkDir;

/// What each module may name besides itself; `src/README.md` draws it.
const ARROWS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("service", &[]),
    ("parallel", &[]),
    ("syntax", &["source"]),
    ("diagnostic", &["source", "service"]),
    ("schema", &["source", "syntax"]),
    ("settings", &["source", "diagnostic", "service"]),
    ("output", &["source", "service", "diagnostic", "parallel"]),
    ("model", &["source", "service", "syntax", "schema"]),
    ("facts", &["source", "model", "service", "settings"]),
    ("frontend", &["source", "service", "syntax", "schema", "model", "settings", "parallel"]),
    ("rule", &["source", "service", "syntax", "diagnostic", "settings", "model", "facts"]),
    ("rules", &["source", "service", "syntax", "diagnostic", "schema", "model", "facts", "rule"]),
    ("input", &["syntax", "model"]),
    ("workspace", &["source", "service", "syntax", "settings", "model", "frontend", "input", "parallel"]),
    (
        "editor",
        &[
            "source",
            "service",
            "syntax",
            "diagnostic",
            "schema",
            "model",
            "facts",
            "rule",
            "rules",
            "workspace",
            "engine",
        ],
    ),
    (
        "engine",
        &[
            "source",
            "service",
            "syntax",
            "diagnostic",
            "schema",
            "settings",
            "model",
            "facts",
            "rule",
            "rules",
            "input",
            "workspace",
            "parallel",
        ],
    ),
];

/// The files that may name a foreign crate.
const CRATES: &[(&str, &[&str])] = &[
    ("granit_parser", &["syntax/yaml/reader.rs"]),
    ("jsonschema", &["schema/validate.rs"]),
    ("annotate_snippets", &["output/text.rs"]),
    ("supports_hyperlinks", &["bin/ssmlint/terminal.rs"]),
    ("miette", &["output/reported.rs"]),
    ("regex", &["service/java_pattern/linear.rs"]),
    ("fancy_regex", &["service/java_pattern/backtrack.rs"]),
    ("toml_edit", &["frontend/cloudformation/samconfig.rs"]),
    ("rayon", &["parallel.rs"]),
    ("cron::Schedule", &["service/schedule/upcoming.rs"]),
    ("chrono", &["service/schedule/upcoming.rs"]),
    ("jiff", &["bin/ssmlint/zone.rs"]),
    ("terminal_size", &["bin/ssmlint/terminal.rs"]),
    ("strsim", &["rule/words.rs"]),
    (
        "clap",
        &[
            "bin/ssmlint/args.rs",
            "bin/ssmlint/check_arguments.rs",
            "bin/ssmlint/choices.rs",
            "bin/ssmlint/deferred.rs",
            "bin/ssmlint/main.rs",
            "bin/ssmlint/path_arguments.rs",
            "bin/ssmlint/rule_name.rs",
            "bin/ssmlint/setup.rs",
        ],
    ),
    ("clap_complete", &["bin/ssmlint/setup.rs"]),
    ("clap_complete_nushell", &["bin/ssmlint/setup.rs"]),
    ("comfy_table", &["bin/ssmlint/table.rs"]),
    ("unicode_width", &["bin/ssmlint/table.rs"]),
    ("clap_mangen", &["bin/ssmlint/setup.rs"]),
    ("semver", &["bin/ssmlint/configuration.rs"]),
    ("similar", &["bin/ssmlint/fix.rs"]),
    ("ignore", &["bin/ssmlint/discover.rs", "bin/ssmlint/walk.rs"]),
    ("anstream", &["bin/ssmlint/terminal.rs"]),
];

/// What only the command may touch.
const WORLD: &[&str] =
    &["std::fs", "std::env", "std::net", "std::time", "std::process", "println!", "eprintln!", "SystemTime", "Instant"];

struct File {
    /// The path below `src/`.
    path: String,
    text: String,
}

impl File {
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// The text without comments and the tests at its end.
    fn code(&self) -> String {
        let body = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        body.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .fold(String::new(), |code, line| code + line + "\n")
    }
}

fn files() -> Vec<File> {
    let mut files = Vec::new();
    for entry in WalkDir::new("src").sort_by_file_name().into_iter().filter_map(Result::ok) {
        let path = entry.path().to_string_lossy().replace('\\', "/");
        if path.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{path}: {error}"));
            files.push(File { path: path.trim_start_matches("src/").to_owned(), text });
        }
    }
    files
}

/// The modules that a text names with `crate::`.
fn named(code: &str) -> BTreeSet<String> {
    let after = code.split("crate::").skip(1);
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    after.map(word).filter(|word| !word.is_empty()).collect()
}

#[test]
fn arrows_point_down() {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    // What the files of the command name of each other is looked at as that of all files is: in circles.rs.
    for file in files().iter().filter(|file| file.path != "lib.rs" && file.module() != "bin") {
        let module = file.module();
        let Some(allowed) = arrows.get(module) else { panic!("src/{}: the module is not in the table", file.path) };
        for name in named(&file.code()).iter().filter(|name| *name != module) {
            assert!(
                allowed.contains(&name.as_str()),
                "src/{} names `crate::{name}`, which `{module}` may not",
                file.path
            );
        }
    }
}

#[test]
fn a_child_never_names_its_parent() {
    for file in files() {
        assert!(!file.text.contains("super::"), "src/{} says `super::`: write the path from `crate::`", file.path);
    }
}

#[test]
fn a_table_of_contents_holds_no_types() {
    for file in files().iter().filter(|file| file.path.ends_with("/mod.rs")) {
        for word in ["struct ", "enum ", "trait ", "impl "] {
            let found = file.code().lines().any(|line| line.trim_start().trim_start_matches("pub ").starts_with(word));
            assert!(!found, "src/{} holds a `{word}`: put it into a leaf", file.path);
        }
    }
}

#[test]
fn each_foreign_crate_is_named_in_its_own_file() {
    for file in files() {
        let code = file.code();
        for (name, homes) in CRATES {
            // A module of ours has the name of the crate cron: there it is its type that tells.
            let path = if name.contains("::") { (*name).to_owned() } else { format!("{name}::") };
            // `fancy_regex::` does not name the crate regex.
            let part = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let pieces: Vec<&str> = code.split(&path).collect();
            let named = pieces.iter().rev().skip(1).any(|before| !part(before));
            let used = named || code.contains(&format!("use {name};"));
            assert!(!used || homes.contains(&file.path.as_str()), "src/{} names the crate `{name}`", file.path);
        }
    }
}

#[test]
fn the_library_touches_no_world() {
    for file in files().iter().filter(|file| file.module() != "bin") {
        let code = file.code();
        for word in WORLD {
            assert!(!code.contains(word), "src/{} says `{word}`", file.path);
        }
    }
}

#[test]
fn files_are_small_and_open_with_a_sentence() {
    for file in files() {
        let lines = file.text.lines().count();
        assert!(lines <= 400, "src/{} has {lines} lines, more than 400", file.path);
        let first = file.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "src/{} does not open with `//!`", file.path);
        let sentence: Vec<&str> = file.text.lines().map_while(|line| line.strip_prefix("//!")).collect();
        assert!(sentence.join(" ").contains('.'), "src/{}: the opening is no sentence", file.path);
    }
}

#[test]
fn there_are_no_words_below_the_rules() {
    let below = ["source", "service", "syntax", "schema", "model", "facts", "frontend"];
    for file in files().iter().filter(|file| below.contains(&file.module())) {
        let code = file.code();
        assert!(
            !code.contains("Severity::Error") && !code.contains("Diagnostic"),
            "src/{} speaks of severities or findings",
            file.path
        );
    }
}

/// Crates that can open a connection, or exist for those that do.
const NETWORK: &[&str] = &[
    "async-std",
    "attohttpc",
    "curl",
    "h2",
    "hyper",
    "isahc",
    "mio",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tokio",
    "tungstenite",
    "ureq",
    "url-fetch",
    "webpki",
];

#[test]
fn no_crate_of_the_tree_can_open_a_connection() {
    let lock = fs::read_to_string("Cargo.lock").unwrap_or_else(|error| panic!("Cargo.lock: {error}"));
    for name in lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')) {
        assert!(!NETWORK.contains(&name), "the crate `{name}` is in the tree");
    }
}
