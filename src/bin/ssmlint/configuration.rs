//! Where the configuration file is, which ones it extends, and which files its patterns stand for.

use crate::Failure;
use crate::args::{PathArguments, Shared};
use crate::discover;
use semver::{Version, VersionReq};
use ssmlint::engine::check::rule_names;
use ssmlint::rules::ALL;
use ssmlint::settings::{Level, Settings};
use ssmlint::workspace::Workspace;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Its names; the first one that is there counts.
const NAMES: &[&str] = &["ssmlint.yaml", ".ssmlint.yaml"];

/// The choices of the user, and where they were read.
#[derive(Debug, Default)]
pub(crate) struct Configured {
    pub(crate) settings: Settings,
    /// The configuration file, then those that it extends.
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the configuration that the command line asks for, or the nearest one, and what it extends.
pub(crate) fn read(
    arguments: &PathArguments,
    shared: &Shared,
    workspace: &mut Workspace,
) -> Result<Configured, Failure> {
    let mut configured = Configured::default();
    let mut next = file(arguments, shared)?;
    let mut settings: Vec<Settings> = Vec::new();
    while let Some(file) = next.take() {
        let name = discover::name(&file);
        if configured.files.iter().any(|before| discover::real(before) == discover::real(&file)) {
            return Err(Failure::Message(format!("{name}: the files that `extends` names go round in a circle")));
        }
        let text = std::fs::read_to_string(&file).map_err(|error| Failure::Message(format!("{name}: {error}")))?;
        let mut read = workspace.configure(&name, &text, &rule_names());
        fits(&name, read.required_version.as_deref())?;
        let root = file.parent().unwrap_or(Path::new("")).to_path_buf();
        if !configured.files.is_empty() {
            // What a shared file allows may be of use in another project.
            read.settings.allowances.iter_mut().for_each(|one| one.place = None);
        }
        settings.push(by_name(read.settings).located(&root.to_string_lossy()));
        configured.files.push(file);
        next = read.extends.map(|base| root.join(base));
    }
    let merged = settings.into_iter().rev().reduce(|base, own| own.over(base));
    configured.settings = merged.unwrap_or_default();
    Ok(configured)
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

/// Whether this version of ssmlint may read a configuration file.
fn fits(name: &str, required: Option<&str>) -> Result<(), Failure> {
    let Some(required) = required else { return Ok(()) };
    let this = env!("CARGO_PKG_VERSION");
    let wanted = VersionReq::parse(required)
        .map_err(|error| Failure::Message(format!("{name}: required-version `{required}`: {error}")))?;
    if Version::parse(this).is_ok_and(|this| wanted.matches(&this)) {
        return Ok(());
    }
    Err(Failure::Message(format!("{name} requires version {required} of ssmlint; this is {this}")))
}

fn file(arguments: &PathArguments, shared: &Shared) -> Result<Option<PathBuf>, Failure> {
    if shared.isolated {
        return Ok(None);
    }
    if let Some(file) = &shared.config {
        let path = PathBuf::from(file);
        return if path.is_file() {
            Ok(Some(path))
        } else {
            Err(Failure::Message(format!("{file}: no such configuration file")))
        };
    }
    let first = arguments.paths.first().map_or(".", String::as_str);
    let from = if first == "-" && arguments.stdin_filename.contains('/') { &arguments.stdin_filename } else { first };
    Ok(find(from))
}

/// The nearest configuration file from a path upwards to the repository's root. The path need not be there.
fn find(from: &str) -> Option<PathBuf> {
    let start = Path::new(if from == "-" { "." } else { from });
    let mut folder = if start.is_dir() { start.to_path_buf() } else { start.parent()?.to_path_buf() };
    // Where the path has no more parts, `..` is added: names stay relative to the working folder.
    for _ in 0..64 {
        if folder.as_os_str().is_empty() {
            folder.push(".");
        }
        if let Some(file) = NAMES.iter().map(|name| folder.join(name)).find(|file| file.exists()) {
            return Some(file);
        }
        if folder.join(".git").exists() || discover::folder(&folder).parent().is_none() {
            return None;
        }
        folder = match folder.file_name() {
            Some(_) => folder.parent()?.to_path_buf(),
            None => folder.join(".."),
        };
    }
    None
}

/// Fills in which of the files with these names the patterns of the configuration stand for.
pub(crate) fn match_files(settings: &mut Settings, names: &[(&str, &Path)]) -> Result<(), Failure> {
    for files in settings.files_mut().filter(|files| !files.paths.is_empty()) {
        files.names = discover::matching(Path::new(&files.root), &files.paths, names).map_err(Failure::Message)?;
    }
    Ok(())
}
