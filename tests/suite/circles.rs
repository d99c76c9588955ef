//! No circle between files: what a file names with `crate::` never leads back to it, in the library and in the command.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// Texts of files by their paths below the root of a crate.
pub(crate) type Files = BTreeMap<String, String>;

/// Which files each file names.
type Arrows = BTreeMap<String, BTreeSet<String>>;

pub(crate) fn files(root: &str, without: Option<&str>) -> Files {
    let mut files = Files::new();
    for entry in WalkDir::new(root).into_iter().filter_map(Result::ok) {
        let below = entry.path().strip_prefix(root).unwrap_or(Path::new(""));
        if entry.path().extension().is_some_and(|ending| ending == "rs")
            && without.is_none_or(|out| !below.starts_with(out))
        {
            let text = fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{below:?}: {error}"));
            files.insert(below.to_string_lossy().replace('\\', "/"), code(&text));
        }
    }
    files
}

/// The text without comments and the tests at its end.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    body.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// The paths after `crate::` of a `use` with all its braces; each with the name under which it is known here.
fn leaves(tree: &str, before: &str, found: &mut Vec<(String, String)>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, tree.rsplit("::").next().unwrap_or_default()));
        if !path.is_empty() {
            found.push((format!("{before}{path}").trim_end_matches("::self").to_owned(), name.to_owned()));
        }
        return;
    };
    let inside = rest.trim_end().strip_suffix('}').unwrap_or(rest);
    let before = format!("{before}{head}");
    let mut depth = 0;
    let between = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    };
    inside.split(between).for_each(|branch| leaves(branch, &before, found));
}

/// The paths that a text names, and those that it gives on with `pub use`.
pub(crate) fn paths(code: &str) -> (Vec<String>, Vec<(String, String)>) {
    let (mut named, mut given_on) = (Vec::new(), Vec::new());
    let mut pieces = code.split("crate::");
    let mut before = pieces.next().unwrap_or_default();
    for piece in pieces {
        let is_use = before.ends_with("use ");
        let is_public = is_use && before.trim_end_matches("use ").trim_end().ends_with(['b', ')']);
        before = piece;
        if is_use {
            let mut found = Vec::new();
            leaves(piece.split(';').next().unwrap_or_default(), "", &mut found);
            if is_public {
                given_on.extend(found);
            } else {
                named.extend(found.into_iter().map(|(path, _)| path));
            }
        } else {
            let path = piece.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next();
            named.push(path.unwrap_or_default().trim_end_matches(':').to_owned());
        }
    }
    (named, given_on)
}

/// The file that a path leads to: through what files give on, to where it is defined.
fn target(path: &str, root: &str, files: &Files, given_on: &BTreeMap<(String, String), String>) -> String {
    let (mut folder, mut file) = (String::new(), root.to_owned());
    let parts: Vec<&str> = path.split("::").collect();
    for (at, part) in parts.iter().enumerate() {
        let (leaf, inner) = (format!("{folder}{part}.rs"), format!("{folder}{part}/mod.rs"));
        if files.contains_key(&leaf) {
            return leaf;
        }
        if files.contains_key(&inner) {
            (folder, file) = (format!("{folder}{part}/"), inner);
        } else if let Some(path) = given_on.get(&(file.clone(), (*part).to_owned())) {
            let rest = parts.get(at + 1..).unwrap_or_default();
            return target(&[&[path.as_str()], rest].concat().join("::"), root, files, given_on);
        } else {
            return file;
        }
    }
    file
}

/// Which files each file names, and a table of contents its chapters.
fn arrows(files: &Files, root: &str) -> Arrows {
    let read: BTreeMap<&String, _> = files.iter().map(|(path, code)| (path, paths(code))).collect();
    let given_on: BTreeMap<(String, String), String> = read
        .iter()
        .flat_map(|(file, (_, given_on))| {
            given_on.iter().map(|(path, name)| (((*file).clone(), name.clone()), path.clone()))
        })
        .collect();
    let mut arrows = Arrows::new();
    for (file, (named, _)) in &read {
        let mut to: BTreeSet<String> = named.iter().map(|path| target(path, root, files, &given_on)).collect();
        let folder = file.strip_suffix("mod.rs").or((file.as_str() == root).then_some(""));
        let code = files.get(*file).map(String::as_str).unwrap_or_default();
        let chapters = code.lines().filter_map(|line| Some(line.split_once("mod ")?.1.strip_suffix(';')?.trim()));
        for chapter in folder.into_iter().flat_map(|folder| chapters.clone().map(move |name| format!("{folder}{name}")))
        {
            to.extend(
                [format!("{chapter}.rs"), format!("{chapter}/mod.rs")].into_iter().filter(|to| files.contains_key(to)),
            );
        }
        to.remove(*file);
        arrows.insert((*file).clone(), to);
    }
    arrows
}

/// A way that leads back to where it began, if there is one.
fn circle(arrows: &Arrows) -> Option<Vec<&str>> {
    fn walk<'a>(at: &'a str, arrows: &'a Arrows, way: &mut Vec<&'a str>, done: &mut BTreeSet<&'a str>) -> bool {
        if let Some(first) = way.iter().position(|before| *before == at) {
            way.drain(..first);
            way.push(at);
            return true;
        }
        if !done.contains(at) {
            way.push(at);
            if arrows.get(at).into_iter().flatten().any(|to| walk(to, arrows, way, done)) {
                return true;
            }
            way.pop();
            done.insert(at);
        }
        false
    }
    let mut done = BTreeSet::new();
    arrows.keys().find_map(|file| {
        let mut way = Vec::new();
        walk(file, arrows, &mut way, &mut done).then_some(way)
    })
}

#[test]
fn no_file_leads_back_to_itself() {
    for (root, main, without) in [("src", "lib.rs", Some("bin")), ("src/bin/ssmlint", "main.rs", None)] {
        let arrows = arrows(&files(root, without), main);
        assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 100, "{root}: hardly any arrow was found");
        if let Some(way) = circle(&arrows) {
            panic!("{root}: {}", way.join(" → "));
        }
    }
}

fn made_up(texts: &[(&str, &str)]) -> Option<String> {
    let files = texts.iter().map(|(path, text)| ((*path).to_owned(), code(text))).collect();
    circle(&arrows(&files, "lib.rs")).map(|way| way.join(" → "))
}

#[test]
fn a_circle_is_found() {
    let two =
        |b: &str| made_up(&[("lib.rs", "mod a;\nmod b;\n"), ("a.rs", "use crate::b::{C, D as E};\n"), ("b.rs", b)]);
    assert_eq!(two("pub struct C;\n"), None);
    assert_eq!(two("fn f() -> crate::a::A {}\n").as_deref(), Some("a.rs → b.rs → a.rs"));
    assert_eq!(two("use crate::{\n    a::{self, A},\n};\n").as_deref(), Some("a.rs → b.rs → a.rs"));
    // Neither documentation nor tests are arrows.
    assert_eq!(
        two("/// See [`crate::a::A`].\npub struct C;\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}\n"),
        None
    );
}

#[test]
fn what_a_table_of_contents_gives_on_leads_to_where_it_is_defined() {
    let room = |leaf: &str, other: &str| {
        let contents = "mod leaf;\nmod other;\npub use crate::room::leaf::{Leaf, made as make};\npub fn own() {}\n";
        made_up(&[
            ("lib.rs", "mod room;\n"),
            ("room/mod.rs", contents),
            ("room/leaf.rs", leaf),
            ("room/other.rs", other),
        ])
    };
    assert_eq!(room("", "use crate::room::{Leaf, make};\n"), None);
    let both = room("use crate::room::other::Other;\n", "use crate::room::make;\n");
    assert_eq!(both.as_deref(), Some("room/leaf.rs → room/other.rs → room/leaf.rs"));
    // A child that names what its parent itself holds names its parent.
    let child = room("", "use crate::room::own;\n");
    assert_eq!(child.as_deref(), Some("room/mod.rs → room/other.rs → room/mod.rs"));
}
