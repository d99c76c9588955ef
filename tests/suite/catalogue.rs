//! Pages, rule files and the table agree; what is derived is current.
//!
//! `SSMLINT_BLESS=1 cargo test --test suite catalogue` writes what is derived.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use ssmlint::Severity;
use ssmlint::diagnostic::Meta;
use ssmlint::rules::ALL;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The folders of rules with what they are about; the order is that of the codes.
const FAMILIES: &[(&str, &str)] = &[
    ("input", "The text of a file: encoding, syntax, keys."),
    ("shape", "The shape that the service model states."),
    ("template", "What CloudFormation itself refuses or does, before the service and beside it."),
    ("terraform", "What Terraform and its providers refuse before any call."),
    ("schedule", "Schedules, and what stands around them."),
    ("target", "Targets, TargetMaps and the target parameter of runbooks."),
    ("document", "The document, and its version."),
    ("parameter", "Parameters."),
    ("instance", "Managed nodes and their platforms."),
    ("account", "Batches, existing associations, limits, tags and output."),
    ("content", "What documents say of themselves: the answers of CreateDocument and UpdateDocument."),
    ("configuration", "The configuration itself."),
    ("suppression", "What is to be silent."),
];

fn stems(root: &str, ending: &str) -> BTreeSet<String> {
    let files = WalkDir::new(root).into_iter().filter_map(Result::ok).map(|entry| entry.path().to_path_buf());
    let files = files.filter(|path| path.extension().is_some_and(|found| found == ending));
    let inner = files.filter_map(|path| path.strip_prefix(root).ok()?.with_extension("").to_str().map(str::to_owned));
    inner.filter(|path| path.contains('/') && !path.ends_with("/mod")).map(|path| path.replace('_', "-")).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a derived text with the file; writes it when asked to.
fn derived(path: &str, text: &str) {
    let old = fs::read_to_string(path).unwrap_or_default();
    if old == text {
        return;
    }
    if std::env::var_os("SSMLINT_BLESS").is_some() {
        if let Err(error) = fs::write(path, text) {
            panic!("{path}: {error}");
        }
        return;
    }
    panic!("{path} is not current: run SSMLINT_BLESS=1 cargo test --test suite catalogue");
}

#[test]
fn every_rule_file_has_a_page_and_every_page_a_rule_file() {
    let (pages, files) = (stems("rules", "md"), stems("src/rules", "rs"));
    let of_page = |page: &String| format!("rules/{page}.md has no src/rules/{}.rs", page.replace('-', "_"));
    let of_file = |file: &String| format!("src/rules/{}.rs has no rules/{file}.md", file.replace('-', "_"));
    let lonely: Vec<String> =
        pages.difference(&files).map(of_page).chain(files.difference(&pages).map(of_file)).collect();
    assert!(lonely.is_empty(), "{}", lonely.join("\n"));
}

#[test]
fn the_table_and_its_modules_are_current() {
    let files = stems("src/rules", "rs");
    let mut table =
        String::from("//! One file a rule: facts become words. Written by the catalogue test; do not edit.\n\n");
    let mut rows = String::new();
    for (family, about) in FAMILIES {
        let mut module = format!("//! {about} Written by the catalogue test; do not edit.\n\n");
        let names = files.iter().filter_map(|file| file.strip_prefix(&format!("{family}/")));
        for name in names.map(|name| name.replace('-', "_")) {
            let _ = writeln!(module, "pub(crate) mod {name};");
            let _ = writeln!(rows, "    &{family}::{name}::RULE,");
        }
        derived(&format!("src/rules/{family}/mod.rs"), &module);
    }
    let mut families: Vec<&str> = FAMILIES.iter().map(|(family, _)| *family).collect();
    families.sort_unstable();
    for family in families {
        let _ = writeln!(table, "mod {family};");
    }
    table.push_str("\nuse crate::rule::check::Rule;\n\n/// Every rule, by folder and name.\n");
    let _ = write!(table, "pub static ALL: &[&Rule] = &[\n{rows}];\n");
    derived("src/rules/mod.rs", &table);
}

#[test]
fn names_and_codes_are_unique_and_in_their_folders() {
    let (mut names, mut codes) = (BTreeMap::new(), BTreeMap::new());
    for meta in ALL.iter().map(|rule| &rule.meta) {
        assert!(names.insert(meta.name, meta).is_none(), "{} is taken twice", meta.name);
        assert!(codes.insert(meta.code, meta).is_none(), "{} is taken twice", meta.code);
        let page = format!("rules/{}.md", meta.page());
        assert!(Path::new(&page).is_file(), "{} {}: no page {page}", meta.code, meta.name);
        assert!(meta.docs.starts_with(&format!("# {}\n", meta.name)), "{page} is headed by another name");
    }
}

#[test]
fn an_error_always_names_what_the_service_answers() {
    // What is wrong with the configuration keeps this tool from its work, and no call.
    let of_calls = ALL.iter().map(|rule| &rule.meta).filter(|meta| meta.code.family() < 9);
    for meta in of_calls.filter(|meta| meta.severity == Severity::Error) {
        assert!(meta.raises.is_some() || meta.is_of_deployment(), "{} is an error without an API error", meta.name);
        assert!(
            !meta.also.contains(&meta.raises.unwrap_or(ssmlint::service::ApiError::InternalServerError)),
            "{}",
            meta.name
        );
    }
}

/// Answers that no input causes, or that no static condition is known for. `rules/README.md` names them.
const UNDECIDABLE: &[&str] = &[
    "DocumentLimitExceeded",
    "DocumentVersionLimitExceeded",
    "InternalServerError",
    "InvalidDocumentOperation",
    "InvalidUpdate",
    "NoLongerSupportedException",
    "TooManyUpdates",
];

#[test]
fn every_api_error_is_worded_by_a_rule_or_named_as_undecidable() {
    let readme = read("rules/README.md");
    for error in ssmlint::service::ApiError::ALL {
        let worded = ALL.iter().any(|rule| rule.meta.raises == Some(*error));
        let named = UNDECIDABLE.contains(&error.name()) && readme.contains(error.name());
        assert!(worded != named, "{error}: worded {worded}, named as undecidable {named}");
    }
}

#[test]
fn every_page_has_its_parts() {
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let mut parts = vec!["## Fails\n", "## Passes\n", "## How to fix\n", "## How sure\n"];
        if meta.code.family() > 1 && meta.code.family() < 9 {
            parts.push("## Undecided\n");
        }
        for part in parts {
            assert!(meta.docs.contains(part), "rules/{}.md has no `{}`", meta.page(), part.trim());
        }
    }
}

fn meta_block(meta: &Meta) -> String {
    let also: Vec<String> = meta.also.iter().map(|error| format!("`{error}`")).collect();
    let without = if meta.is_of_deployment() {
        if meta.code.folder() == "terraform" {
            "nothing: Terraform refuses the configuration"
        } else {
            "nothing: CloudFormation refuses the template"
        }
    } else {
        "nothing: the call goes through"
    };
    let raises = meta.raises.map_or_else(|| without.to_owned(), |error| format!("`{error}`"));
    let perhaps = if meta.severity == Severity::Error || meta.raises.is_none() { "" } else { "perhaps " };
    let also = if also.is_empty() { String::new() } else { format!(", or {}", also.join(", ")) };
    let shown = |words: &str| words.replace("{}", "…").replace("{member}", "…");
    let words: String =
        meta.service_messages.iter().map(|words| format!("\nThe service's words: `{}`\n", shown(words))).collect();
    let printed: Vec<String> = meta.printed.iter().map(|words| format!("`{}`", shown(words))).collect();
    let printed = if printed.is_empty() { String::new() } else { format!("\nTools print: {}\n", printed.join(", ")) };
    format!(
        "<!-- meta -->\n| code | severity | the service answers | refuses | known | since |\n|---|---|---|---|---|---|\n| {} | {} | {perhaps}{raises}{also} | {} | {} | {} |\n{words}{printed}<!-- /meta -->",
        meta.code,
        meta.level(),
        meta.scope.name(),
        meta.confidence.name(),
        meta.since
    )
}

#[test]
fn the_meta_blocks_are_current() {
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let path = format!("rules/{}.md", meta.page());
        let text = read(&path);
        let (Some(start), Some(end)) = (text.find("<!-- meta -->"), text.find("<!-- /meta -->")) else {
            panic!("{path} has no meta block");
        };
        let (before, after) =
            (text.get(..start).unwrap_or_default(), text.get(end + "<!-- /meta -->".len()..).unwrap_or_default());
        derived(&path, &format!("{before}{}{after}", meta_block(meta)));
    }
}

#[test]
fn the_index_is_current() {
    let path = "rules/README.md";
    let text = read(path);
    let (Some(start), Some(end)) = (text.find("<!-- index -->"), text.find("<!-- /index -->")) else {
        panic!("{path} has no index");
    };
    let mut index = String::from("<!-- index -->\n");
    for (family, about) in FAMILIES {
        let _ = write!(
            index,
            "\n### {family}\n\n{about}\n\n| code | rule | severity | the service answers |\n|---|---|---|---|\n"
        );
        let mut metas: Vec<&Meta> =
            ALL.iter().map(|rule| &rule.meta).filter(|meta| meta.code.folder() == *family).collect();
        metas.sort_by_key(|meta| meta.code);
        for meta in metas {
            let raises = meta.raises.map_or("", |error| error.name());
            let _ = writeln!(
                index,
                "| {} | [{}]({}.md) | {} | {raises} |",
                meta.code,
                meta.name,
                meta.page(),
                meta.level()
            );
        }
    }
    index.push('\n');
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    derived(path, &format!("{before}{index}{after}"));
}
