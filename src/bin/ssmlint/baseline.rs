//! `--baseline`: what was there before is silent.

use crate::check_arguments::CheckArguments;
use crate::failure::Failure;
use crate::fence::{self, Fence};
use crate::load::Loaded;
use crate::path;
use crate::say::say;
use crate::trouble::{self, placed};
use crate::write;
use ssmlint::engine::{Baseline, Entry, is_listed};
use ssmlint::rule::count;
use ssmlint::rules::ALL;
use ssmlint::source::SourceId;
use ssmlint::{Diagnostic, Level, Project, Report, Role, Settings, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The largest baseline, in bytes.
pub(crate) const LARGEST: u64 = 64 << 20;

/// A baseline with the file that it is in.
pub(crate) struct Opened {
    file: PathBuf,
    baseline: Baseline,
    /// The text that was read; `None` where the file is still to be made.
    text: Option<String>,
    /// The files that it is about: those of the projects that name it.
    about: BTreeSet<SourceId>,
}

/// Reads the baselines that the command line or the configurations name, unless everything is to be told. Projects that name the
/// same one share it.
pub(crate) fn open(arguments: &CheckArguments, loaded: &Loaded) -> Result<Vec<Opened>, Failure> {
    let (projects, workspace) = (&loaded.projects, &loaded.workspace);
    let mut files: BTreeMap<PathBuf, (PathBuf, BTreeSet<SourceId>)> = BTreeMap::new();
    for project in projects.iter().filter(|project| !project.settings.ignore_suppressions) {
        let named = arguments.baseline.as_ref().map(PathBuf::from);
        let Some(file) = named.map_or_else(|| configured(&project.settings), |file| Ok(Some(file)))? else { continue };
        let (_, about) = files.entry(path::real(&file)).or_insert((file, BTreeSet::new()));
        about.extend(project.checked.iter().flatten());
    }
    let is_wanted = arguments.write_baseline || arguments.prune_baseline || arguments.baseline_strict;
    if files.is_empty() && is_wanted {
        let message = "name the baseline with --baseline FILE, or `baseline:` in the configuration";
        return Err(Failure::Message(message.to_owned()));
    }
    let open = |(file, about): (PathBuf, BTreeSet<SourceId>)| {
        let configured = projects.iter().find_map(|one| one.settings.baseline.as_ref().map(|(_, path)| path));
        let at = configured.filter(|_| arguments.baseline.is_none()).map(|path| placed(path, workspace));
        let (baseline, text) = read(&file, arguments.write_baseline)
            .map_err(|message| Failure::Message(at.unwrap_or_default() + &message))?;
        Ok(Opened { file, baseline, text, about })
    };
    files.into_values().map(open).collect()
}

impl Opened {
    /// Whether a project names it.
    fn is_of(&self, project: &Project) -> bool {
        project.checked.iter().flatten().any(|source| self.about.contains(source))
    }

    fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// Silences what the baseline holds; gives back what of it was not found.
    pub(crate) fn silence(&self, workspace: &Workspace, projects: &[Project], report: &mut Report) -> Baseline {
        let path = |name: &str| path::relative(Path::new(name), self.folder());
        self.baseline.apply(report, workspace.sources(), &path, &self.silenceable(projects))
    }

    /// Whether it is about a finding, and the finding's rule may be silenced there.
    fn silenceable<'s>(&'s self, projects: &'s [Project]) -> impl Fn(&Diagnostic) -> bool + use<'s> {
        |finding| {
            let source = finding.place.span.source;
            let settings = Project::of(projects, source).map(|project| &project.settings);
            self.about.contains(&source) && settings.is_none_or(|settings| !is_listed(finding.rule, settings))
        }
    }

    /// The same, and writes the baseline anew when that was asked for. Gives back whether it holds, in strict mode, what is
    /// found no more.
    pub(crate) fn apply(
        mut self,
        arguments: &CheckArguments,
        loaded: &Loaded,
        report: &mut Report,
    ) -> Result<bool, Failure> {
        let (workspace, projects) = (&loaded.workspace, loaded.projects.as_slice());
        let folder = self.folder().to_path_buf();
        let path = |name: &str| path::relative(Path::new(name), &folder);
        let checked: BTreeSet<String> = workspace
            .files()
            .iter()
            .filter(|file| {
                matches!(file.role, Role::Given | Role::Named | Role::Found) && self.about.contains(&file.source)
            })
            .filter_map(|file| Some(path(&workspace.sources().get(file.source)?.name)))
            .collect();
        // Of a file that was not looked at nothing is known, unless it is gone; nor of a rule that did not run.
        let known = |entry: &Entry| {
            let is_gone = || !folder.join(&entry.path).exists();
            let is_active = |project: &Project| is_active(&entry.rule, &project.settings);
            (checked.contains(&entry.path) || is_gone()) && projects.iter().filter(|one| self.is_of(one)).all(is_active)
        };
        let shown = path::name(&self.file);
        if arguments.write_baseline {
            let mut new = Baseline::of(report, workspace.sources(), &path, &self.silenceable(projects));
            new.findings.extend(self.baseline.findings.iter().filter(|entry| !known(entry)).cloned());
            new.findings.sort();
            self.write(&new)?;
            say(&format!("{shown}: {}", count(new.len(), "finding")));
            self.baseline = new;
            self.silence(workspace, projects, report);
            return Ok(false);
        }
        let mut stale = self.silence(workspace, projects, report);
        stale.findings.retain(|entry| known(entry));
        if arguments.prune_baseline && !stale.is_empty() {
            self.write(&self.baseline.without(&stale))?;
        }
        if !stale.is_empty() {
            let done = if arguments.prune_baseline { "removed" } else { "stale; --prune-baseline removes them" };
            say(&format!("{shown}: {} {done}", count(stale.len(), "finding")));
        }
        Ok(arguments.baseline_strict && !arguments.prune_baseline && !stale.is_empty())
    }
}

/// The baseline that a configuration names, which is in its repository.
pub(crate) fn configured(settings: &Settings) -> Result<Option<PathBuf>, Failure> {
    let Some((folder, path)) = &settings.baseline else { return Ok(None) };
    let file = Path::new(folder).join(path);
    let admitted = Fence::of(Path::new(folder)).admit(&file);
    admitted.map_err(|reason| Failure::Message(format!("{}: {reason}", path::name(&file))))?;
    Ok(Some(file))
}

impl Opened {
    fn write(&self, baseline: &Baseline) -> Result<(), Failure> {
        let (file, text) = (&self.file, baseline.write());
        let written = match &self.text {
            Some(read) => write::replace(file, read.as_bytes(), text.as_bytes()),
            None => write::write(file, text.as_bytes()),
        };
        written.map_err(|error| Failure::Message(format!("{}: {error}", path::name(file))))
    }
}

/// Whether a rule runs; one that does not exist any more will not be found again.
fn is_active(name: &str, settings: &Settings) -> bool {
    let rule = ALL.iter().find(|rule| rule.meta.name.as_str() == name);
    rule.is_none_or(|rule| match settings.levels.get(name) {
        Some(level) => *level != Level::Off,
        None => !rule.meta.off,
    })
}

fn read(file: &Path, may_be_missing: bool) -> Result<(Baseline, Option<String>), String> {
    let name = path::name(file);
    match fence::read_text(file, LARGEST) {
        Ok(text) => {
            let baseline = Baseline::read(&text).map_err(|why| format!("{name} is not a baseline: {why}"))?;
            Ok((baseline, Some(text)))
        }
        Err(error) if error.kind() == ErrorKind::NotFound && may_be_missing => Ok((Baseline::default(), None)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(format!("{name}: no such baseline; --write-baseline records the current findings in it"))
        }
        Err(error) => Err(trouble::of(&name, &error)),
    }
}
