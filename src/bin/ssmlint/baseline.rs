//! `--baseline`: what was there before is silent.

use crate::Failure;
use crate::args::CheckArguments;
use crate::discover;
use crate::fix::replace;
use crate::load::Loaded;
use crate::terminal::say;
use ssmlint::diagnostic::report::Report;
use ssmlint::engine::baseline::{Baseline, Entry};
use ssmlint::engine::suppress::is_listed;
use ssmlint::model::file::Role;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Silences what the baseline holds, and writes it anew when that was asked for. Gives back whether it holds, in strict
/// mode, what is found no more.
pub(crate) fn apply(arguments: &CheckArguments, loaded: &Loaded, report: &mut Report) -> Result<bool, Failure> {
    let Some(file) = file(arguments, loaded) else {
        return if arguments.write_baseline || arguments.prune_baseline || arguments.baseline_strict {
            Err(Failure::Message(
                "name the baseline with --baseline FILE, or `baseline:` in the configuration".to_owned(),
            ))
        } else {
            Ok(false)
        };
    };
    if loaded.settings.ignore_suppressions {
        return Ok(false);
    }
    let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
    let path = |name: &str| discover::relative(Path::new(name), &folder);
    let old = read(&file, arguments.write_baseline)?;
    let sources = loaded.workspace.sources();
    let checked: BTreeSet<String> = loaded
        .workspace
        .files()
        .iter()
        .filter(|file| matches!(file.role, Role::Named | Role::Found))
        .filter_map(|file| Some(path(&sources.get(file.source)?.name)))
        .collect();
    // Of a file that was not looked at nothing is known, unless it is gone.
    let known = |entry: &Entry| checked.contains(&entry.path) || !folder.join(&entry.path).exists();
    if arguments.write_baseline {
        let mut new = Baseline::of(report, sources, &path);
        new.findings.extend(old.findings.iter().filter(|entry| !known(entry)).cloned());
        new.findings.sort();
        write(&file, &new)?;
        say(&format!("{}: {} findings", discover::name(&file), new.len()));
        new.apply(report, sources, &path, &|finding| !is_listed(finding.rule, &loaded.settings));
        return Ok(false);
    }
    let mut stale = old.apply(report, sources, &path, &|finding| !is_listed(finding.rule, &loaded.settings));
    stale.findings.retain(|entry| known(entry));
    if arguments.prune_baseline && !stale.is_empty() {
        write(&file, &old.without(&stale))?;
    }
    if !stale.is_empty() {
        let done = if arguments.prune_baseline {
            "were taken out"
        } else {
            "are found no more; --prune-baseline takes them out"
        };
        say(&format!("{}: {} findings {done}", discover::name(&file), stale.len()));
    }
    Ok(arguments.baseline_strict && !arguments.prune_baseline && !stale.is_empty())
}

fn file(arguments: &CheckArguments, loaded: &Loaded) -> Option<PathBuf> {
    let configured = loaded.settings.baseline.as_ref().map(|(folder, path)| Path::new(folder).join(path));
    arguments.baseline.as_ref().map(PathBuf::from).or(configured)
}

fn read(file: &Path, may_be_missing: bool) -> Result<Baseline, Failure> {
    let name = discover::name(file);
    match fs::read_to_string(file) {
        Ok(text) => Baseline::read(&text).map_err(|error| Failure::Message(format!("{name}: {error}"))),
        Err(error) if may_be_missing && error.kind() == ErrorKind::NotFound => Ok(Baseline::default()),
        Err(error) => Err(Failure::Message(format!("{name}: {error}"))),
    }
}

fn write(file: &Path, baseline: &Baseline) -> Result<(), Failure> {
    let text = baseline.write();
    let written = if file.exists() { replace(file, text.as_bytes()) } else { fs::write(file, text) };
    written.map_err(|error| Failure::Message(format!("{}: {error}", discover::name(file))))
}
