//! Configuration files: what each says with what it extends, and which files its patterns stand for.

use crate::args::Shared;
use crate::discover;
use crate::failure::Failure;
use crate::fence::{self, Fence};
use crate::path;
use crate::trouble::{self, placed};
use semver::{Version, VersionReq};
use ssmlint::diagnostic::RulePages;
use ssmlint::engine::rule_names;
use ssmlint::frontend::Configuration;
use ssmlint::rules::ALL;
use ssmlint::{Files, Level, Settings, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Its names; the first one that is there counts.
const NAMES: &[&str] = &["ssmlint.yaml", ".ssmlint.yaml"];

/// Patterns of files that one configuration may have.
const MOST: usize = 10_000;

/// The largest configuration file, in bytes.
const LARGEST: u64 = 1 << 20;

/// The choices of the user, and where they were read.
#[derive(Debug, Default)]
pub(crate) struct Configured {
    pub(crate) settings: Settings,
    /// The configuration file, then those that it extends; `None` where there is no configuration.
    pub(crate) files: Vec<PathBuf>,
}

/// Configuration files that were read, by where they are: one that several extend is read once.
pub(crate) type Known = BTreeMap<PathBuf, Configuration>;

/// Reads a configuration file and what it extends.
pub(crate) fn read(file: Option<PathBuf>, known: &mut Known, workspace: &mut Workspace) -> Result<Configured, Failure> {
    let mut configured = Configured::default();
    let mut next = file;
    // What the file before says that it extends.
    let mut extends = String::new();
    let mut settings: Vec<Settings> = Vec::new();
    while let Some(file) = next.take() {
        let name = path::name(&file);
        if configured.files.iter().any(|before| path::real(before) == path::real(&file)) {
            let at = placed(&extends, workspace);
            return Err(Failure::Message(format!("{at}`extends` leads back to {name}: the files extend each other")));
        }
        let place = path::real(&file);
        if !known.contains_key(&place) {
            let told = |why: String| Failure::Message(placed(&extends, workspace) + &format!("{name}: {why}"));
            let first = configured.files.first().unwrap_or(&file);
            Fence::of(first).admit(&file).map_err(told)?;
            let text = fence::read_text(&file, LARGEST).map_err(|error| told(trouble::why(&error)))?;
            known.insert(place.clone(), workspace.configure(&name, &text, rule_names));
        }
        let Some(read) = known.get(&place) else { break };
        if let Some(required) = &read.required_version {
            fits(required).map_err(|message| Failure::Message(placed(required, workspace) + &message))?;
        }
        let root = file.parent().unwrap_or(Path::new("")).to_path_buf();
        let mut own = read.settings.clone();
        if !configured.files.is_empty() {
            // What a shared file allows may be of use in another project.
            own.allowances.iter_mut().for_each(|one| one.place = None);
        }
        settings.push(by_name(own).located(&root.to_string_lossy()));
        configured.files.push(file);
        extends = read.extends.clone().unwrap_or_default();
        next = read.extends.as_ref().map(|base| root.join(base));
    }
    let merged = settings.into_iter().rev().reduce(|base, own| own.over(base));
    configured.settings = merged.unwrap_or_default();
    Ok(configured)
}

/// The configuration that the command line names, which rules everything; `None` where it names none.
pub(crate) fn named(shared: &Shared) -> Result<Option<PathBuf>, Failure> {
    let path = shared.config.as_ref().filter(|_| !shared.isolated).map(PathBuf::from);
    if let Some(path) = path.as_ref().filter(|path| !path.exists()) {
        return Err(Failure::Message(format!("{}: no such configuration file", path::name(path))));
    }
    Ok(path)
}

/// Where the pages of rules are for somebody who names no file: as the configuration says that rules the working folder.
pub(crate) fn rule_pages(shared: &Shared) -> Result<RulePages, Failure> {
    let nearest = || Nearest::default().to(Path::new(".")).filter(|_| !shared.isolated);
    let file = named(shared)?.or_else(nearest);
    let configured = read(file, &mut Known::new(), &mut Workspace::default())?;
    Ok(configured.settings.rule_pages.unwrap_or_default())
}

/// Settings that call every rule by its name, so that a name and a code of two files mean the same rule.
fn by_name(mut settings: Settings) -> Settings {
    let named = |levels: &mut BTreeMap<String, Level>| {
        for rule in ALL {
            let code = levels.keys().find(|name| rule.meta.code.is(name)).cloned();
            if let Some(level) = code.and_then(|code| levels.remove(&code)) {
                levels.entry(rule.meta.name.to_string()).or_insert(level);
            }
        }
    };
    named(&mut settings.levels);
    settings.overrides.iter_mut().for_each(|one| named(&mut one.levels));
    settings
}

/// Whether this version of ssmlint may read a configuration file; else why not.
fn fits(required: &str) -> Result<(), String> {
    let this = env!("CARGO_PKG_VERSION");
    let Ok(wanted) = VersionReq::parse(required) else {
        return Err(format!("`{required}` is not a version requirement: write, for example, `>={this}`"));
    };
    if Version::parse(this).is_ok_and(|this| wanted.matches(&this)) {
        return Ok(());
    }
    Err(format!("the configuration is for ssmlint {required}; this is {this}"))
}

/// Which of the files with these names some patterns stand for.
pub(crate) fn matching(
    files: &Files,
    places: &[(&str, PathBuf)],
    workspace: &Workspace,
) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    for pattern in &files.paths {
        let told = |message: String| Failure::Message(placed(pattern, workspace) + &message);
        found.extend(discover::matching(Path::new(&files.root), pattern, places).map_err(told)?);
    }
    Ok(found)
}

/// Which configuration file is the nearest one to a folder, looked for once a folder.
#[derive(Default)]
pub(crate) struct Nearest {
    /// By the text of the path: to compare paths part by part takes longer than to look once more.
    known: BTreeMap<OsString, Option<PathBuf>>,
}

impl Nearest {
    /// The nearest configuration file from a file or a folder upwards to the repository's root. Neither need be there.
    pub(crate) fn to(&mut self, path: &Path) -> Option<PathBuf> {
        self.from(if path.is_dir() { path } else { path.parent()? })
    }

    /// The same from a folder.
    pub(crate) fn from(&mut self, folder: &Path) -> Option<PathBuf> {
        let mut folder = folder.to_path_buf();
        // The folders between the first one and that in which the answer was found.
        let mut passed = Vec::new();
        // Where the path has no more parts, `..` is added: names stay relative to the working folder.
        let found = loop {
            if folder.as_os_str().is_empty() {
                folder.push(".");
            }
            if let Some(known) = self.known.get(folder.as_os_str()) {
                break known.clone();
            }
            if let Some(file) = NAMES.iter().map(|name| folder.join(name)).find(|file| file.exists()) {
                break Some(file);
            }
            if folder.join(".git").exists() || path::folder(&folder).parent().is_none() || passed.len() > 64 {
                break None;
            }
            let parent = match folder.file_name() {
                Some(_) => folder.parent().map(Path::to_path_buf).unwrap_or_default(),
                None => folder.join(".."),
            };
            passed.push(std::mem::replace(&mut folder, parent));
        };
        for folder in passed.into_iter().chain([folder]) {
            self.known.insert(folder.into_os_string(), found.clone());
        }
        found
    }
}

/// Fills in which of the files with these names the patterns of the configuration stand for.
pub(crate) fn match_files<'f>(
    settings: &mut Settings,
    places: impl FnOnce() -> Vec<(&'f str, PathBuf)>,
    workspace: &Workspace,
) -> Result<(), Failure> {
    let count: usize = settings.files_mut().map(|files| files.paths.len()).sum();
    if count > MOST {
        return Err(Failure::Message(format!(
            "the configuration has {count} file patterns; at most {MOST} are allowed"
        )));
    }
    if count == 0 {
        return Ok(());
    }
    let places = places();
    for files in settings.files_mut().filter(|files| !files.paths.is_empty()) {
        files.names = matching(files, &places, workspace)?;
    }
    Ok(())
}
