//! Paths become files: folders are walked with respect to ignore files, facts are found by their patterns.

use crate::fence::Fence;
use crate::path::{folder, name, real};
use crate::trouble;
use crate::walk::{self, Entry};
use ignore::overrides::OverrideBuilder;
use ignore::{DirEntry, Error, WalkBuilder};
use ssmlint::Role;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The endings that files of ours have.
const ENDINGS: &[&str] = &["json", "jsonl", "yaml", "yml", "template", "tf", "tofu", "tfvars"];

/// Files of folders that one run looks at.
const MOST: usize = 250_000;

/// How deep, and among how many entries, folders are searched for what was not looked at.
const DEPTH: usize = 6;
const ENTRIES: usize = 20_000;

/// Folders in which other tools leave templates.
const OUTPUTS: &[&str] = &["cdk.out", ".aws-sam", ".serverless"];

/// Files to read, by the name under which they are shown.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The files, in the order of the names.
    pub(crate) files: BTreeMap<String, Read>,
    /// The name of each file by where it really is: however many paths lead to a file, it is read once.
    names: HashMap<OsString, String>,
    /// Names of files that Terraform modules read and that are not there.
    pub(crate) absent: BTreeSet<String>,
    /// Whether some file of a module is not read.
    pub(crate) has_parts: bool,
    /// Paths that could not be read, each with its reason.
    pub(crate) failures: Vec<String>,
    /// What lies in a folder and is passed over, each with its reason.
    pub(crate) told: Vec<String>,
}

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    /// The path to open.
    pub(crate) path: PathBuf,
    /// Why it is read.
    pub(crate) role: Role,
    /// Its text, where it was looked through already.
    pub(crate) text: Option<String>,
    /// Whether it is of a Terraform module that makes nothing of ours, and that no module calls that does, or is called by it.
    pub(crate) is_passed_over: bool,
}

impl Found {
    /// Takes in a file, and returns the name under which it is shown.
    pub(crate) fn add(&mut self, path: &Path, role: Role) -> String {
        self.add_at(path, target(path), role)
    }

    /// Takes in a file of a folder that was walked, which is in it but for a link: that is admitted by this fence, or the reason is told.
    fn add_walked(
        &mut self,
        Entry { path, place, is_link }: Entry,
        role: Role,
        fence: impl FnOnce(&Path) -> Fence,
    ) -> Result<String, String> {
        let path = &path;
        if !is_link {
            return Ok(self.add_at(path, place, role));
        }
        fence(path).admit(path).map_err(|reason| format!("{}: {reason}", name(path)))?;
        Ok(self.add(path, role))
    }

    fn add_at(&mut self, path: &Path, place: PathBuf, role: Role) -> String {
        let files = &self.files;
        let shown = self.names.entry(place.into()).or_insert_with(|| unique(name(path), files)).clone();
        let slot = self.files.entry(shown.clone()).or_insert_with(|| Read {
            path: path.to_path_buf(),
            role,
            text: None,
            is_passed_over: false,
        });
        // A file that somebody named stays named, though a folder or the configuration has it too.
        let weaker = match slot.role {
            Role::Beside => true,
            Role::Fact => role != Role::Beside,
            _ => role == Role::Named,
        };
        if weaker {
            slot.role = role;
        }
        shown
    }

    /// Whether a file was taken in by this very path, whose name this is.
    pub(crate) fn has(&self, name: &str, path: &Path) -> bool {
        self.files.get(name).is_some_and(|read| read.path.as_os_str() == path.as_os_str())
    }

    /// Where the file of each of these names is; what is not a file here is standard input, which has a name as well.
    pub(crate) fn places<'f>(&self, names: &'f BTreeSet<String>) -> Vec<(&'f str, PathBuf)> {
        let path = |name: &'f String| self.files.get(name).map_or(Path::new(name), |file| file.path.as_path());
        names.iter().map(|name| (name.as_str(), real(path(name)))).collect()
    }

    /// Takes out the file that this path leads to, if it is there, and returns its name.
    pub(crate) fn remove(&mut self, path: &Path) -> Option<String> {
        let name = self.names.remove(target(path).as_os_str())?;
        self.files.remove(&name);
        Some(name)
    }
}

/// A name that no other file is shown under: two names may differ in what cannot be shown.
fn unique(name: String, files: &BTreeMap<String, Read>) -> String {
    let mut names = (2..).map(|number: u32| format!("{name} ({number})"));
    if files.contains_key(&name) { names.find(|name| !files.contains_key(name)).unwrap_or(name) } else { name }
}

/// Takes in what a path of the command line stands for.
pub(crate) fn argument(path: &Path, found: &mut Found) {
    if !path.exists() {
        found.failures.push(trouble::of(&name(path), &ErrorKind::NotFound.into()));
    } else if let Err(reason) = Fence::of(path).admit(path) {
        found.failures.push(format!("{}: {reason}", name(path)));
    } else if path.is_dir() {
        for file in walk::files(path, &has_our_ending, &mut found.failures) {
            if let Err(reason) = found.add_walked(file, Role::Found, Fence::of) {
                found.told.push(reason);
            }
        }
        if found.files.len() > MOST {
            found.failures.push(format!("{}: more than {MOST} files; name the folders to check", name(path)));
            found.files.clear();
            found.names.clear();
        }
    } else {
        found.add(path, Role::Named);
    }
}

/// Takes in the files that a pattern of the configuration stands for, and returns their names; `None` where something is
/// lacking. Patterns are relative to `root`; a pattern that names a file without `*`, `?`, `[` or `{` must find it.
pub(crate) fn fact(root: &Path, pattern: &str, found: &mut Found) -> Option<Vec<String>> {
    let failures = found.failures.len();
    let names = facts(root, pattern, found);
    (found.failures.len() == failures).then_some(names)
}

fn facts(root: &Path, pattern: &str, found: &mut Found) -> Vec<String> {
    let wild = |part: &&str| part.contains(['*', '?', '[', '{']);
    let parts: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let plain = parts.iter().take_while(|part| !wild(part)).count();
    let (fixed, rest) = parts.split_at(plain);
    let base = fixed.iter().fold(root.to_path_buf(), |path, part| path.join(part));
    let fence = &Fence::of(root);
    if let Err(reason) = fence.admit(&base) {
        found.failures.push(format!("{}: {reason}", name(&base)));
        return Vec::new();
    }
    if rest.is_empty() {
        if base.is_dir() {
            return collect(WalkBuilder::new(&base).standard_filters(false), fence, found);
        }
        if base.exists() {
            return vec![found.add(&base, Role::Fact)];
        }
        found.failures.push(format!("no such file: {}", name(&base)));
        return Vec::new();
    }
    if !base.is_dir() {
        found.failures.push(format!("no file matches `{pattern}`: there is no folder {}", name(&base)));
        return Vec::new();
    }
    let mut walk = WalkBuilder::new(&base);
    walk.standard_filters(false);
    if !rest.iter().any(|part| part.contains("**")) {
        walk.max_depth(Some(rest.len()));
    }
    // Most patterns name a folder and all that is in it: there is nothing to match.
    if *rest != ["*"] {
        let mut globs = OverrideBuilder::new(&base);
        match globs.add(&format!("/{}", rest.join("/"))).and_then(|globs| globs.build()) {
            Ok(globs) => _ = walk.overrides(globs),
            Err(_) => {
                found.failures.push(no_pattern(pattern));
                return Vec::new();
            }
        }
    }
    collect(&walk, fence, found)
}

/// Which of the files with these names a pattern stands for. It is relative to `root`; a folder stands for all that is in it.
pub(crate) fn matching(root: &Path, pattern: &str, places: &[(&str, PathBuf)]) -> Result<BTreeSet<String>, String> {
    let (mut root, mut plain) = (folder(root), pattern.trim_matches('/'));
    while let Some((first, rest)) = plain.split_once('/').filter(|(first, _)| matches!(*first, "." | "..")) {
        if first == ".." {
            root.pop();
        }
        plain = rest;
    }
    // Most patterns name a folder first, and no file is there: to make ready for them would take longer than the rest.
    let fixed = plain.split('/').take_while(|part| !part.contains(['*', '?', '[', '{', '\\', '!']));
    let base = fixed.fold(root.clone(), |path, part| path.join(part));
    let within: Vec<&(&str, PathBuf)> = places.iter().filter(|(_, place)| place.starts_with(&base)).collect();
    if within.is_empty() && !plain.contains(['[', '{', '\\', '!']) {
        return Ok(BTreeSet::new());
    }
    let mut globs = OverrideBuilder::new(&root);
    for glob in [format!("/{plain}"), format!("/{plain}/**")] {
        globs.add(&glob).map_err(|_| no_pattern(pattern))?;
    }
    let globs = globs.build().map_err(|_| no_pattern(pattern))?;
    let fits = |place: &Path| globs.matched(place, false).is_whitelist();
    Ok(within.into_iter().filter(|(_, place)| fits(place)).map(|(name, _)| (*name).to_owned()).collect())
}

/// The file that a path leads to, through a link to a file as well: a link and its target are one text.
fn target(path: &Path) -> PathBuf {
    let through = if path.is_symlink() { std::fs::canonicalize(path).ok() } else { None };
    through.unwrap_or_else(|| real(path))
}

/// The names of folders in these, not too deep, in which other tools leave templates, and that are mostly ignored by git.
pub(crate) fn passed_over(paths: &[PathBuf]) -> Vec<String> {
    let mut passed = Vec::new();
    for path in paths.iter().filter(|path| path.is_dir()) {
        let mut walk = WalkBuilder::new(path);
        walk.standard_filters(false).max_depth(Some(DEPTH)).sort_by_file_name(Ord::cmp);
        walk.filter_entry(|entry| !matches!(entry.file_name().to_str(), Some(".git" | "node_modules")));
        for entry in walk.build().filter_map(Result::ok).take(ENTRIES) {
            let is_output = entry.file_name().to_str().is_some_and(|name| OUTPUTS.contains(&name));
            if is_output && entry.depth() > 0 && entry.path().is_dir() {
                passed.push(name(entry.path()));
            }
        }
    }
    passed
}

fn collect(walk: &WalkBuilder, fence: &Fence, found: &mut Found) -> Vec<String> {
    let mut names = Vec::new();
    for entry in walk.build() {
        match entry {
            Ok(entry) if has_our_ending(entry.path()) && is_file(&entry) => {
                let (is_link, path) = (entry.path_is_symlink(), entry.into_path());
                let file = Entry { place: real(&path), path, is_link };
                match found.add_walked(file, Role::Fact, |_| fence.clone()) {
                    Ok(name) => names.push(name),
                    Err(reason) => found.failures.push(reason),
                }
            }
            Ok(_) => {}
            Err(error) => found.failures.push(unwalkable(&error)),
        }
    }
    names
}

/// Why a part of a folder could not be walked.
fn unwalkable(error: &Error) -> String {
    match error {
        Error::WithPath { path, err } => {
            err.io_error().map_or_else(|| unwalkable(err), |io| trouble::of(&name(path), io))
        }
        Error::Loop { ancestor, child } => {
            format!("{}: a link back to {}, which it is in", name(child), name(ancestor))
        }
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => unwalkable(err),
        Error::Glob { glob, .. } => no_pattern(glob.as_deref().unwrap_or_default()),
        other => other.io_error().map_or_else(|| other.to_string(), trouble::why),
    }
}

/// That a text is not a pattern. Only brackets make it none.
fn no_pattern(pattern: &str) -> String {
    format!("`{pattern}` is not a path pattern: a bracket is never closed, or holds a range that ends before it begins")
}

/// Whether an entry of a folder is a file, or leads to one.
fn is_file(entry: &DirEntry) -> bool {
    let kind = entry.file_type().filter(|kind| !kind.is_symlink());
    kind.map_or_else(|| entry.path().is_file(), |kind| kind.is_file())
}

/// Whether files of this ending are looked for in folders.
pub(crate) fn has_our_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|ours| ours.eq_ignore_ascii_case(ending)))
}
