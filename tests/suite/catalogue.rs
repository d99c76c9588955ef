//! Pages, rule files and the table agree; what is derived is current.
//!
//! `SSMLINT_BLESS=1 cargo test --test suite catalogue` writes what is derived.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::page_parts::{HEADINGS, authored, is_own, parts, with};
use ssmlint::Severity;
use ssmlint::diagnostic::{Code, Meta};
use ssmlint::rules::ALL;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use walkdir::WalkDir;

/// Pages that may share a paragraph.
const MOST_ALIKE: usize = 3;

/// The folders of rules with what they are about; the order is that of the codes.
const FAMILIES: &[(&str, &str)] = &[
    ("input", "The text of a file: encoding, syntax, keys."),
    ("shape", "The shape that the service model requires."),
    ("template", "What CloudFormation itself refuses or does, before the service is called or besides."),
    ("terraform", "What Terraform and its providers refuse before any call."),
    ("schedule", "Schedules, and the properties that go with them."),
    ("target", "Targets, TargetMaps and the target parameter of runbooks."),
    ("document", "The document, and its version."),
    ("parameter", "Parameters."),
    ("instance", "Managed nodes and their platforms."),
    ("account", "Batches, existing associations, limits, tags and output."),
    ("content", "The content of documents: what CreateDocument and UpdateDocument refuse."),
    ("configuration", "The configuration itself."),
    ("suppression", "Suppressions of findings."),
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

/// Compares a derived text with the file; writes it when asked to, and says whether it did.
fn derived(path: &str, text: &str) -> bool {
    let old = fs::read_to_string(path).unwrap_or_default();
    if old == text {
        return false;
    }
    if std::env::var_os("SSMLINT_BLESS").is_none() {
        panic!("{path} is not current: run SSMLINT_BLESS=1 cargo test --test suite catalogue");
    }
    if let Err(error) = fs::write(path, text) {
        panic!("{path}: {error}");
    }
    true
}

/// Whether this program knows every rule that has a file. One that does not keeps nothing of what it sees: the program that is built
/// anew with them, below, does.
pub(crate) fn knows_all_rules() -> bool {
    let known: BTreeSet<String> = ALL.iter().map(|rule| rule.meta.page()).collect();
    known == stems("src/rules", "rs")
}

/// The code that a new rule of a family takes: none is used twice, not even that of a rule that is gone.
fn free_code(family: &str) -> String {
    let taken = ALL.iter().map(|rule| rule.meta.code).filter(|code| code.folder() == family).max();
    let codes = (100..=999).map(Code::new).filter(|code| code.folder() == family);
    codes.into_iter().find(|code| Some(*code) > taken).map_or_else(|| "none".to_owned(), |code| code.to_string())
}

#[test]
fn every_rule_file_has_a_page_and_every_page_a_rule_file() {
    let (pages, files) = (stems("rules", "md"), stems("src/rules", "rs"));
    let of_page = |page: &String| {
        let family = page.split('/').next().unwrap_or_default();
        let code = free_code(family);
        format!("rules/{page}.md has no src/rules/{}.rs; the next code of `{family}` is {code}", page.replace('-', "_"))
    };
    let of_file = |file: &String| format!("src/rules/{}.rs has no rules/{file}.md", file.replace('-', "_"));
    let lonely: Vec<String> =
        pages.difference(&files).map(of_page).chain(files.difference(&pages).map(of_file)).collect();
    assert!(lonely.is_empty(), "{}", lonely.join("\n"));
}

#[test]
fn what_is_derived_is_current() {
    if the_table_and_its_modules() {
        // This program does not know the new rules yet; one that is built anew writes the rest, with the tests that were asked for.
        let asked = std::env::args_os().skip(1);
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo).args(["test", "--test", "suite", "--"]).args(asked).status();
        assert!(status.is_ok_and(|status| status.success()), "the table is written, and what depends on it is not");
        return;
    }
    the_parts_of_pages();
    the_index();
}

/// Whether the table changed.
fn the_table_and_its_modules() -> bool {
    let mut changed = false;
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
        changed |= derived(&format!("src/rules/{family}/mod.rs"), &module);
    }
    let mut families: Vec<&str> = FAMILIES.iter().map(|(family, _)| *family).collect();
    families.sort_unstable();
    for family in families {
        let _ = writeln!(table, "mod {family};");
    }
    table.push_str("\nuse crate::rule::check::Rule;\n\n/// Every rule, by folder and name.\n");
    let _ = write!(table, "pub static ALL: &[&Rule] = &[\n{rows}];\n");
    derived("src/rules/mod.rs", &table) || changed
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
fn every_page_has_the_same_headings() {
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let headings: Vec<&str> = meta.docs.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "rules/{}.md", meta.page());
        let fixed = meta.docs.split("\n## Fixed\n").nth(1).unwrap_or_default().trim_start();
        let is_told = !fixed.starts_with("```") || meta.docs.contains("= help: ");
        assert!(is_told, "rules/{}.md does not say what to do: neither under Fixed nor in a help", meta.page());
    }
}

/// Of a hundred rules that are about AWS or Terraform, those that name a page or a thread.
const SOURCED: usize = 95;

#[test]
fn rules_name_their_sources() {
    let (own, others): (Vec<&Meta>, Vec<&Meta>) = ALL.iter().map(|rule| &rule.meta).partition(|meta| is_own(meta));
    let bare: Vec<_> = others.iter().filter(|meta| meta.sources.is_empty()).map(|meta| meta.name.as_str()).collect();
    assert!(bare.len() * 100 <= others.len() * (100 - SOURCED), "rules without sources: {bare:?}");
    assert!(own.iter().all(|meta| meta.sources.is_empty()), "rules about ssmlint itself need no source");
    for meta in others {
        let urls: BTreeSet<&str> = meta.source_urls().into_iter().collect();
        assert_eq!(urls.len(), meta.sources.len(), "{} names a source twice", meta.name);
        for source in meta.sources {
            assert!(source.url.starts_with("https://") && !source.title.is_empty(), "{}: {source:?}", meta.name);
        }
    }
}

#[test]
fn what_holds_for_many_rules_is_said_once() {
    let mut pages: BTreeMap<String, usize> = BTreeMap::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let page = authored(meta.docs);
        let prose = page.split("```").step_by(2).flat_map(|text| text.split("\n\n")).map(str::trim);
        let prose: BTreeSet<String> =
            prose.map(str::to_owned).filter(|text| text.len() > 60 && text.ends_with('.')).collect();
        prose.into_iter().for_each(|text| *pages.entry(text).or_default() += 1);
    }
    let shared: Vec<_> = pages.into_iter().filter(|(_, count)| *count > MOST_ALIKE).collect();
    assert!(shared.is_empty(), "say it in rules/README.md: {shared:?}");
}

fn the_parts_of_pages() {
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let path = format!("rules/{}.md", meta.page());
        let text = parts(meta).iter().fold(read(&path), |text, part| with(&text, part));
        derived(&path, &text);
    }
}

fn the_index() {
    let path = "rules/README.md";
    let text = read(path);
    let (Some(start), Some(end)) = (text.find("<!-- index -->"), text.find("<!-- /index -->")) else {
        panic!("{path} has no index");
    };
    let mut index = String::from("<!-- index -->\n");
    for (family, about) in FAMILIES {
        let _ =
            write!(index, "\n### {family}\n\n{about}\n\n| code | rule | severity | API error |\n|---|---|---|---|\n");
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
