//! Which configuration rules which file: the nearest one upwards from the file itself, so that the order of arguments changes
//! nothing.

use crate::args::Shared;
use crate::configuration::{self, Configured, Known, Nearest};
use crate::discover::{self, Found};
use crate::failure::Failure;
use crate::modules;
use crate::path;
use crate::path_arguments::{PathArguments, is_stdin};
use crate::say::say;
use crate::trouble::placed;
use ssmlint::source::SourceId;
use ssmlint::{Files, Role, Settings, Workspace};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// The files of each set of facts, documents, inventory and associations, by name; `None` where something is lacking.
pub(crate) type Sets = [Option<Vec<String>>; 3];

/// What one configuration rules, before anything else is read.
pub(crate) struct Ruled {
    /// Its choices.
    pub(crate) settings: Settings,
    /// The configuration file, then those that it extends; `None` where there is no configuration.
    pub(crate) files: Vec<PathBuf>,
    /// The names of the files that are checked by it.
    pub(crate) checked: BTreeSet<String>,
    /// The names of the files whose facts count for them, beside those of its own and of what is above it.
    pub(crate) facts: BTreeSet<String>,
    /// The numbers of the projects whose files count for them as well: its own and those above it.
    pub(crate) above: Vec<usize>,
    /// The files that it lists.
    pub(crate) sets: Sets,
    /// The files with values for parameters of its templates.
    pub(crate) given: BTreeSet<SourceId>,
}

impl Ruled {
    /// Whether it rules the file of this name.
    pub(crate) fn rules(&self, name: &str) -> bool {
        self.checked.contains(name)
    }

    /// The folder that it is about, with all that is in it; `None` where there is no configuration.
    fn folder(&self) -> Option<PathBuf> {
        self.files.first()?.parent().map(path::folder)
    }
}

/// Finds the files that the command line and the configurations name, and which configuration rules which.
pub(crate) fn plan(
    arguments: &PathArguments,
    shared: &Shared,
    workspace: &mut Workspace,
) -> Result<(Found, Vec<Ruled>), Failure> {
    let mut found = Found::default();
    for path in arguments.paths.iter().filter(|path| !is_stdin(path)) {
        discover::argument(path, &mut found);
    }
    // The other files of its module say with it what it says.
    for path in arguments.also.iter().filter(|path| modules::is_of_module(path) && path.is_file()) {
        found.add(path, Role::Found);
    }
    modules::complete(&mut found);
    let mut projects = Vec::new();
    let mut known = Known::new();
    for (file, names) in by_configuration(arguments, shared, &found)? {
        let Configured { settings, files } = configuration::read(file, &mut known, workspace)?;
        let sets = <Sets>::default();
        let (facts, above, given) = Default::default();
        projects.push(Ruled { settings, files, checked: names, facts, above, sets, given });
    }
    for project in &mut projects {
        exclude(arguments, project, &mut found, workspace)?;
    }
    for project in &mut projects {
        let settings = &project.settings;
        project.sets = [&settings.documents, &settings.inventory, &settings.associations].map(|facts| {
            let root = Path::new(&facts.root);
            // Every pattern is followed, also when one before it has found nothing.
            let each: Vec<_> =
                facts.paths.iter().flatten().map(|pattern| fact(root, pattern, &mut found, workspace)).collect();
            each.into_iter().collect::<Option<Vec<_>>>().map(|names| names.concat())
        });
        project.facts.extend(project.sets.iter().flatten().flatten().cloned());
    }
    rule_facts(&mut projects);
    if let Some(name) = arguments.stdin_name() {
        // What comes on standard input stands for the file of that name.
        let replaced = found.remove(Path::new(name));
        for project in &mut projects {
            if replaced.as_ref().is_some_and(|replaced| project.facts.remove(replaced)) {
                project.facts.insert(name.to_owned());
            }
        }
    }
    share(&mut projects);
    for project in &mut projects {
        project.settings.whole = project.folder().is_some_and(|folder| is_whole(&folder, &arguments.paths));
        for file in &project.files {
            found.remove(file);
        }
    }
    Ok((found, projects))
}

/// The files that a pattern of a configuration stands for; what is wrong with it is told where it is.
fn fact(root: &Path, pattern: &str, found: &mut Found, workspace: &Workspace) -> Option<Vec<String>> {
    let before = found.failures.len();
    let names = discover::fact(root, pattern, found);
    for failure in found.failures.iter_mut().skip(before) {
        failure.insert_str(0, &placed(pattern, workspace));
    }
    if names.as_ref().is_some_and(Vec::is_empty) {
        // It may be filled later; until then nothing is all there is.
        say(&format!("ssmlint: {}no file matches `{pattern}`", placed(pattern, workspace)));
        return None;
    }
    names
}

/// The names of the files that each configuration rules. One that rules none is there too when a path of the command line is
/// in its folder: what is wrong with it is to be told.
fn by_configuration(
    arguments: &PathArguments,
    shared: &Shared,
    found: &Found,
) -> Result<BTreeMap<Option<PathBuf>, BTreeSet<String>>, Failure> {
    let stdin = arguments.stdin_name();
    let files = || found.files.iter().map(|(name, file)| (name.as_str(), file.path.as_path()));
    let mut projects: BTreeMap<Option<PathBuf>, BTreeSet<String>> = BTreeMap::new();
    if shared.isolated || shared.config.is_some() {
        let names = files().map(|(name, _)| name).chain(stdin);
        projects.insert(configuration::named(shared)?, names.map(str::to_owned).collect());
        return Ok(projects);
    }
    let mut nearest = Nearest::default();
    let mut places: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    // However many paths lead to a configuration, it is one, under the first of its names.
    let mut one = |file: PathBuf| places.entry(path::real(&file)).or_insert(file).clone();
    for path in arguments.paths.iter().filter(|path| !is_stdin(path)).chain(&arguments.also) {
        projects.entry(nearest.to(path).map(&mut one)).or_default();
    }
    // Files that follow each other mostly lie in the same folder.
    let files: Vec<_> = files().map(|(name, path)| (name, path.parent().unwrap_or(path))).collect();
    for some in files.chunk_by(|(_, folder), (_, next)| folder.as_os_str() == next.as_os_str()) {
        let Some((_, folder)) = some.first() else { continue };
        let names = projects.entry(nearest.from(folder).map(&mut one)).or_default();
        names.extend(some.iter().map(|(name, _)| (*name).to_owned()));
    }
    if let Some(name) = stdin {
        projects.entry(nearest.to(Path::new(name)).map(&mut one)).or_default().insert(name.to_owned());
    }
    Ok(projects)
}

/// Takes out what is not to be checked. A named file stays, unless the user wants hooks' names judged too.
fn exclude(
    arguments: &PathArguments,
    project: &mut Ruled,
    found: &mut Found,
    workspace: &Workspace,
) -> Result<(), Failure> {
    if arguments.exclude.is_empty() && project.settings.excluded.is_empty() {
        return Ok(());
    }
    for name in excluded(&found.places(&project.checked), arguments, &project.settings, workspace)? {
        if arguments.force_exclude || found.files.get(&name).is_some_and(|file| file.role == Role::Found) {
            found.files.remove(&name);
            project.checked.remove(&name);
        }
    }
    Ok(())
}

/// Those of some files that the configuration or the command line excludes.
pub(crate) fn excluded(
    places: &[(&str, PathBuf)],
    arguments: &PathArguments,
    settings: &Settings,
    workspace: &Workspace,
) -> Result<BTreeSet<String>, Failure> {
    let given = Files { paths: arguments.exclude.clone(), ..Files::default() };
    let mut found = BTreeSet::new();
    for files in settings.excluded.iter().chain([&given]) {
        found.extend(configuration::matching(files, places, workspace)?);
    }
    Ok(found)
}

/// Lets each file of facts that no project checks be checked by the first one that lists it.
fn rule_facts(projects: &mut [Ruled]) {
    let mut ruled: HashSet<&str> = projects.iter().flat_map(|one| &one.checked).map(String::as_str).collect();
    let mut new: Vec<Vec<String>> = Vec::new();
    for project in projects.iter() {
        new.push(project.facts.iter().filter(|name| ruled.insert(name)).cloned().collect());
    }
    projects.iter_mut().zip(new).for_each(|(project, new)| project.checked.extend(new));
}

/// Lets the facts of a project count in those within it: a document that lies further up is known below, and not beside.
fn share(projects: &mut [Ruled]) {
    let folders: Vec<Option<PathBuf>> = projects.iter().map(Ruled::folder).collect();
    for (project, own) in projects.iter_mut().zip(&folders) {
        let is_above = |folder: &Option<PathBuf>| {
            folder.as_ref().is_none_or(|folder| own.as_ref().is_some_and(|own| own.starts_with(folder)))
        };
        let above = folders.iter().enumerate().filter(|(_, folder)| is_above(folder));
        project.above = above.map(|(number, _)| number).collect();
    }
}

/// Whether one of the paths holds everything below a folder.
fn is_whole(folder: &Path, paths: &[PathBuf]) -> bool {
    paths.iter().any(|path| !is_stdin(path) && folder.starts_with(path::folder(path)))
}
