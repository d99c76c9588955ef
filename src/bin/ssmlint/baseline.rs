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
use ssmlint::rules::ALL;
use ssmlint::settings::{Level, Settings};
use ssmlint::workspace::Workspace;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A baseline with the file that it is in.
pub(crate) struct Opened {
    file: PathBuf,
    baseline: Baseline,
}

/// Reads the baseline that the command line or the configuration names, unless everything is to be told.
pub(crate) fn open(arguments: &CheckArguments, settings: &Settings) -> Result<Option<Opened>, Failure> {
    let configured = settings.baseline.as_ref().map(|(folder, path)| Path::new(folder).join(path));
    let Some(file) = arguments.baseline.as_ref().map(PathBuf::from).or(configured) else {
        return if arguments.write_baseline || arguments.prune_baseline || arguments.baseline_strict {
            Err(Failure::Message(
                "name the baseline with --baseline FILE, or `baseline:` in the configuration".to_owned(),
            ))
        } else {
            Ok(None)
        };
    };
    if settings.ignore_suppressions {
        return Ok(None);
    }
    let baseline = read(&file, arguments.write_baseline)?;
    Ok(Some(Opened { file, baseline }))
}

impl Opened {
    fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// Silences what the baseline holds; gives back what of it was not found.
    pub(crate) fn silence(&self, workspace: &Workspace, settings: &Settings, report: &mut Report) -> Baseline {
        let path = |name: &str| discover::relative(Path::new(name), self.folder());
        self.baseline.apply(report, workspace.sources(), &path, &|rule| !is_listed(rule, settings))
    }

    /// The same, and writes the baseline anew when that was asked for. Gives back whether it holds, in strict mode, what is
    /// found no more.
    pub(crate) fn apply(
        mut self,
        arguments: &CheckArguments,
        loaded: &Loaded,
        report: &mut Report,
    ) -> Result<bool, Failure> {
        let (workspace, settings) = (&loaded.workspace, &loaded.settings);
        let folder = self.folder().to_path_buf();
        let path = |name: &str| discover::relative(Path::new(name), &folder);
        let checked: BTreeSet<String> = workspace
            .files()
            .iter()
            .filter(|file| matches!(file.role, Role::Given | Role::Named | Role::Found))
            .filter_map(|file| Some(path(&workspace.sources().get(file.source)?.name)))
            .collect();
        // Of a file that was not looked at nothing is known, unless it is gone; nor of a rule that did not run.
        let known = |entry: &Entry| {
            (checked.contains(&entry.path) || !folder.join(&entry.path).exists()) && speaks(&entry.rule, settings)
        };
        let shown = discover::name(&self.file);
        if arguments.write_baseline {
            let mut new = Baseline::of(report, workspace.sources(), &path, &|rule| !is_listed(rule, settings));
            new.findings.extend(self.baseline.findings.iter().filter(|entry| !known(entry)).cloned());
            new.findings.sort();
            write(&self.file, &new)?;
            say(&format!("{shown}: {} findings", new.len()));
            self.baseline = new;
            self.silence(workspace, settings, report);
            return Ok(false);
        }
        let mut stale = self.silence(workspace, settings, report);
        stale.findings.retain(|entry| known(entry));
        if arguments.prune_baseline && !stale.is_empty() {
            write(&self.file, &self.baseline.without(&stale))?;
        }
        if !stale.is_empty() {
            let done = if arguments.prune_baseline {
                "were taken out"
            } else {
                "are found no more; --prune-baseline takes them out"
            };
            say(&format!("{shown}: {} findings {done}", stale.len()));
        }
        Ok(arguments.baseline_strict && !arguments.prune_baseline && !stale.is_empty())
    }
}

/// Whether a rule runs; one that does not exist any more will not be found again.
fn speaks(name: &str, settings: &Settings) -> bool {
    let rule = ALL.iter().find(|rule| rule.meta.name.as_str() == name);
    rule.is_none_or(|rule| match settings.levels.get(name) {
        Some(level) => *level != Level::Off,
        None => !rule.meta.off,
    })
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
