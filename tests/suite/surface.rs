//! What users of the library see, kept in `tests/public.txt`, so that a review shows what changes of it.
//!
//! It is read from the sources: what `lib.rs` and the tables of contents of rooms make public, with fields, variants and functions.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::circles::{Files, files, paths};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::{env, fs};

const KEPT: &str = "tests/public.txt";

/// What an item may be; nothing stands for `const fn`.
const KINDS: &[&str] = &["", "const", "enum", "fn", "static", "struct", "type"];

/// The files of the library, and what each names.
struct House {
    files: Files,
    named: BTreeMap<String, Vec<String>>,
}

/// The text of an item up to its body, on one line.
fn head(lines: &[&str]) -> String {
    let mut head = String::new();
    for line in lines {
        let line = line.trim();
        let _ = write!(head, "{}{line}", if head.is_empty() || head.ends_with('(') { "" } else { " " });
        if line.ends_with(['{', ';', '}']) {
            break;
        }
    }
    let head = head.trim_end_matches(" where").trim_end_matches(['{', ';']).trim_end();
    let head = head.replace(", )", ")");
    // The value of a constant is not a part of what it is.
    if head.contains("fn ") { head } else { head.split(" = ").next().unwrap_or_default().to_owned() }
}

/// The lines after a head that are inside its braces, without attributes.
fn body<'l>(lines: &'l [&'l str], indent: &str) -> impl Iterator<Item = &'l str> {
    let end = format!("{indent}}}");
    let inside = lines.iter().skip(1).take_while(move |line| **line != end);
    inside.filter(|line| !line.trim_start().starts_with("#[")).copied()
}

/// The fields and variants of a type.
fn parts(lines: &[&str], name: &str, out: &mut BTreeSet<String>) {
    let Some(first) = lines.first().filter(|line| line.ends_with('{')) else { return };
    let indent = &first.split("pub").next().unwrap_or_default();
    let is_enum = first.contains("pub enum ");
    let mut variant = "";
    for line in body(lines, indent) {
        let Some(line) = line.strip_prefix(*indent).and_then(|line| line.strip_prefix("    ")) else { continue };
        let word = line.trim().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        match (is_enum, line.strip_prefix("    "), line.strip_prefix("pub ")) {
            (true, None, _) if word.starts_with(char::is_uppercase) => {
                variant = word;
                out.insert(format!("{name}::{}", line.trim_end_matches([',', '{']).trim_end()));
            }
            (true, Some(field), _) if field.contains(": ") => {
                out.insert(format!("{name}::{variant}::{}", field.trim_end_matches(',')));
            }
            (false, None, Some(field)) => drop(out.insert(format!("{name}.{}", field.trim_end_matches(',')))),
            _ => {}
        }
    }
}

/// The functions that a file gives to a type, and the traits.
fn methods(lines: &[&str], item: &str, name: &str, out: &mut BTreeSet<String>) {
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("impl")) {
        let of = line.trim_start_matches("impl").trim_end_matches(['{', '}']).trim_end();
        let of = if of.starts_with('<') { of.split_once("> ").map_or(of, |(_, of)| of) } else { of.trim_start() };
        let (of_trait, of) = of.split_once(" for ").map_or(("", of), |(of_trait, of)| (of_trait, of));
        if of.split('<').next() != Some(item) {
            continue;
        }
        if !of_trait.is_empty() {
            out.insert(format!("{name}: {of_trait}"));
            continue;
        }
        let rest = lines.get(at..).unwrap_or_default();
        let length = body(rest, "").count() + rest.iter().take_while(|line| **line != "}").count();
        for at in 0..length.min(rest.len()) {
            let lines = rest.get(at..).unwrap_or_default();
            let Some(line) = lines.first().filter(|line| **line != "}") else { break };
            let is_item = |rest: &&str| rest.contains("fn ") || rest.starts_with("const ");
            if line.strip_prefix("    pub ").filter(is_item).is_some() {
                out.insert(format!("{name}::{}", head(lines).trim_start_matches("pub ")));
            }
        }
    }
}

/// Lists an item of a module, whose name outside is `name`.
fn item(module: &str, item: &str, name: &str, house: &House, out: &mut BTreeSet<String>) {
    let path = format!("{}.rs", module.replace("::", "/"));
    let table = format!("{}/mod.rs", module.replace("::", "/"));
    let Some(code) = house.files.get(&path).or_else(|| house.files.get(&table)) else { panic!("no file for {module}") };
    let lines: Vec<&str> = code.lines().collect();
    let is_it = |line: &str| {
        let words =
            line.trim_start().strip_prefix("pub ").and_then(|rest| rest.trim_start_matches("const fn").split_once(' '));
        let Some((_, rest)) = words.filter(|(kind, _)| KINDS.contains(kind)) else { return false };
        rest.strip_prefix(item).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    let Some(at) = lines.iter().position(|line| is_it(line)) else { panic!("{module} does not define {item}") };
    let found = lines.get(at..).unwrap_or_default();
    let attributes = lines.get(..at).unwrap_or_default().iter().rev();
    let marks = attributes.map(|line| line.trim()).take_while(|line| line.starts_with("#["));
    let marks: Vec<&str> = marks.filter(|line| line.starts_with("#[derive") || *line == "#[non_exhaustive]").collect();
    let marks: String = marks.iter().rev().map(|mark| format!(" {mark}")).collect();
    let head = head(found);
    out.insert(format!("{name}: {}{marks}", head.trim_start_matches("pub ").split(" { ").next().unwrap_or_default()));
    parts(found, name, out);
    let whole = format!("{module}::{item}");
    let is_used = |file: &String| house.named.get(file).is_some_and(|named| named.contains(&whole));
    for (_, code) in house.files.iter().filter(|(file, _)| **file == path || is_used(file)) {
        methods(&code.lines().collect::<Vec<_>>(), item, name, out);
    }
}

/// Lists what a table of contents makes public.
fn table(folder: &str, file: &str, house: &House, out: &mut BTreeSet<String>) {
    let Some(code) = house.files.get(file) else { panic!("no file {file}") };
    let room = if folder.is_empty() { String::new() } else { format!("{}::", folder.replace('/', "::")) };
    for line in code.lines() {
        let module = line.strip_prefix("pub mod ").and_then(|line| line.strip_suffix(';'));
        if let Some(module) = module {
            let below = format!("{folder}{}{module}", if folder.is_empty() { "" } else { "/" });
            let inner = format!("{below}/mod.rs");
            if house.files.contains_key(&inner) {
                table(&below, &inner, house, out);
            } else {
                leaf(&below, house, out);
            }
        }
        let own = line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub static "));
        if let Some(own) = own {
            let name = own.split(['(', '<', ':']).next().unwrap_or_default();
            item(folder.replace('/', "::").as_str(), name, &format!("{room}{name}"), house, out);
        }
    }
    let statements =
        code.split(';').filter_map(|statement| Some(format!("pub use {};", statement.split_once("pub use ")?.1)));
    for (path, name) in statements.flat_map(|statement| paths(&statement).1) {
        let (module, leaf) = path.rsplit_once("::").unwrap_or_default();
        item(module, leaf, &format!("{room}{name}"), house, out);
    }
}

/// Lists what a public module without chapters holds.
fn leaf(path: &str, house: &House, out: &mut BTreeSet<String>) {
    let module = path.replace('/', "::");
    let Some(code) = house.files.get(&format!("{path}.rs")) else { panic!("no file {path}.rs") };
    for line in code.lines().filter_map(|line| line.strip_prefix("pub ")) {
        let Some(line) = line.strip_prefix("const fn ").or_else(|| line.split_once(' ').map(|(_, rest)| rest)) else {
            continue;
        };
        let name = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        item(&module, name, &format!("{module}::{name}"), house, out);
    }
}

#[test]
fn what_is_public_is_kept() {
    let files = files("src", Some("bin"));
    let named = files.iter().map(|(file, code)| (file.clone(), paths(code).0)).collect();
    let mut out = BTreeSet::new();
    table("", "lib.rs", &House { files, named }, &mut out);
    let list: String = out.iter().map(|line| format!("{line}\n")).collect();
    if env::var_os("SSMLINT_BLESS").is_some() {
        fs::write(KEPT, &list).unwrap_or_else(|error| panic!("{KEPT}: {error}"));
    }
    let kept = fs::read_to_string(KEPT).unwrap_or_default();
    let new: Vec<&str> = list.lines().filter(|line| !kept.lines().any(|old| old == *line)).collect();
    let gone: Vec<&str> = kept.lines().filter(|line| !out.contains(*line)).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "what is public has changed; if that is meant, `SSMLINT_BLESS=1 cargo test --test suite surface` writes it\n\
         new:\n{}\ngone:\n{}",
        new.join("\n"),
        gone.join("\n")
    );
}
