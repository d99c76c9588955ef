//! Paths become files: folders are walked with respect to ignore files, facts are found by their patterns.

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use ssmlint::model::file::Role;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// The endings that files of ours have.
const ENDINGS: &[&str] = &["json", "jsonl", "yaml", "yml", "template"];

/// Files to read, by the name under which they are shown.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Name and reason of each file, in the order of the names.
    pub(crate) files: BTreeMap<String, Role>,
    /// Paths that could not be read, each with its reason.
    pub(crate) failures: Vec<String>,
}

impl Found {
    fn add(&mut self, path: &Path, role: Role) {
        let slot = self.files.entry(name(path)).or_insert(role);
        // A file that somebody named stays named, though a folder or the configuration has it too.
        if role == Role::Named || *slot == Role::Fact {
            *slot = role;
        }
    }
}

/// Takes in what a path of the command line stands for.
pub(crate) fn argument(path: &str, found: &mut Found) {
    let path = Path::new(path);
    if path.is_dir() {
        let mut walk = WalkBuilder::new(path);
        walk.require_git(false).add_custom_ignore_filename(".ssmlintignore").sort_by_file_name(Ord::cmp);
        collect(&walk, Role::Found, found);
    } else if path.exists() {
        found.add(path, Role::Named);
    } else {
        found.failures.push(format!("{}: no such file or folder", path.display()));
    }
}

/// Takes in the files that a pattern of the configuration stands for. Patterns are relative to `root`; a pattern that
/// names a file without `*`, `?`, `[` or `{` must find it.
pub(crate) fn fact(root: &Path, pattern: &str, found: &mut Found) {
    let wild = |part: &&str| part.contains(['*', '?', '[', '{']);
    let parts: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let plain = parts.iter().take_while(|part| !wild(part)).count();
    let (fixed, rest) = parts.split_at(plain);
    let base = fixed.iter().fold(root.to_path_buf(), |path, part| path.join(part));
    if rest.is_empty() {
        if base.is_dir() {
            collect(WalkBuilder::new(&base).standard_filters(false), Role::Fact, found);
        } else if base.exists() {
            found.add(&base, Role::Fact);
        } else {
            found.failures.push(format!("{}: no such file (the configuration lists it)", name(&base)));
        }
        return;
    }
    let mut globs = OverrideBuilder::new(&base);
    match globs.add(&format!("/{}", rest.join("/"))).and_then(|globs| globs.build()) {
        Ok(globs) => collect(WalkBuilder::new(&base).standard_filters(false).overrides(globs), Role::Fact, found),
        Err(error) => found.failures.push(format!("pattern {pattern} of the configuration: {error}")),
    }
}

/// Which of the files with these names the patterns stand for. Patterns are relative to `root`; a folder stands for all that
/// is in it.
pub(crate) fn matching(root: &Path, patterns: &[String], names: &[&str]) -> Result<BTreeSet<String>, String> {
    let root = absolute(root);
    let mut globs = OverrideBuilder::new(&root);
    for pattern in patterns {
        let plain = pattern.trim_start_matches("./").trim_matches('/');
        for glob in [format!("/{plain}"), format!("/{plain}/**")] {
            globs.add(&glob).map_err(|error| format!("pattern {pattern}: {error}"))?;
        }
    }
    let globs = globs.build().map_err(|error| error.to_string())?;
    let fits = |name: &&&str| globs.matched(absolute(Path::new(name)), false).is_whitelist();
    Ok(names.iter().filter(fits).map(|name| (*name).to_owned()).collect())
}

/// A path from the root of the file system, without `.` and `..`.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    PathBuf::from(name(&std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())))
}

/// A path as seen from a folder, with `/` between its parts.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let (path, folder) = (absolute(path), absolute(folder));
    let common = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    name(&up.chain(path.components().skip(common)).collect::<PathBuf>())
}

fn collect(walk: &WalkBuilder, role: Role, found: &mut Found) {
    for entry in walk.build() {
        match entry {
            Ok(entry) if entry.path().is_file() && has_our_ending(entry.path()) => found.add(entry.path(), role),
            Ok(_) => {}
            Err(error) => found.failures.push(error.to_string()),
        }
    }
}

fn has_our_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// The name under which a path is shown: as it was given, without `.` parts, with `/` between the others.
pub(crate) fn name(path: &Path) -> String {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some_and(|last| last != "..") => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain.to_string_lossy().replace('\\', "/")
}
