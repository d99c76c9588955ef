//! The files of the client's folders as they are on disk, and over them what it has open.

use crate::args::Shared;
use crate::configuration::Nearest;
use crate::failure::Failure;
use crate::fence;
use crate::load::{LARGE, Loaded, load_facts};
use crate::lsp::baselines::{self, Kept};
use crate::lsp::convert::{Lines, uri_of};
use crate::lsp::text::{Place, Text};
use crate::modules::is_of_module;
use crate::path;
use crate::path_arguments::PathArguments;
use crate::projects::excluded;
use ssmlint::engine::{Analysis, Memory};
use ssmlint::source::{SourceId, Unit};
use ssmlint::{Diagnostic, Input, Project, Role, Settings};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of the folders.
pub(crate) struct Folder {
    pub(crate) loaded: Loaded,
    /// The source of each file, by where it really is.
    sources: BTreeMap<PathBuf, SourceId>,
    /// The texts that only the client has told of, each with what it calls it.
    guests: BTreeMap<SourceId, String>,
    /// The texts that are no files, each with the number of the project by whose choices it is judged. Each has a project of its own,
    /// behind those of the configurations: what it says counts for itself alone.
    drafts: Vec<(SourceId, Option<usize>)>,
    /// The first folder: its configuration counts for texts that are no files.
    home: Option<PathBuf>,
    /// Whether one configuration rules everything, because the command line says so.
    is_one: bool,
    /// The baseline of each project.
    baselines: Vec<Option<Kept>>,
    memory: Memory,
    unit: Unit,
    /// The lines of the files that somebody asked for, with the text that they are of.
    lines: RefCell<BTreeMap<SourceId, Lines>>,
}

impl Folder {
    /// Reads everything anew. Of each file that the client has open the nearest configuration counts; what lies beside one that is in
    /// no folder of the client's, which may be a whole home, is not looked through.
    pub(crate) fn load(roots: &[PathBuf], open: Vec<PathBuf>, shared: &Shared, unit: Unit) -> Result<Self, Failure> {
        let arguments = PathArguments { also: open, ..PathArguments::of(roots.to_vec()) };
        let loaded = load_facts(&arguments, shared)?;
        let places = loaded.workspace.sources().iter().map(|source| (path::real(loaded.path(&source.name)), source.id));
        let sources = places.collect();
        let (home, is_one) = (roots.first().cloned(), shared.isolated || shared.config.is_some());
        let baselines = baselines::of_projects(&loaded.projects);
        let (guests, drafts, memory, lines) = Default::default();
        Ok(Self { loaded, sources, guests, drafts, home, is_one, baselines, memory, unit, lines })
    }

    /// Puts a text instead of a file's, or beside the others where there is no such file.
    pub(crate) fn put(&mut self, text: &Text) {
        let real = path::real(text.place.path());
        let source = match self.sources.get(&real) {
            Some(source) => self.edit(*source, text.lines.text.clone()),
            None => self.invite(real, text),
        };
        self.lines.borrow_mut().insert(source, text.lines.clone());
    }

    fn edit(&mut self, source: SourceId, text: Arc<String>) -> SourceId {
        let workspace = &mut self.loaded.workspace;
        if workspace.sources().get(source).is_some_and(|source| *source.text() != text) {
            workspace.edit(source, text);
        }
        source
    }

    fn invite(&mut self, real: PathBuf, text: &Text) -> SourceId {
        let (path, is_draft) = (text.place.path(), text.place.file().is_none());
        let name = path::name(path);
        let role = if is_draft { Role::Draft } else { Role::Found };
        let source = self.loaded.workspace.open_one(Input::new(name.clone(), text.lines.text.as_str(), role));
        self.sources.insert(real.clone(), source);
        self.guests.insert(source, text.uri.clone());
        self.loaded.paths.insert(name.clone(), path.to_path_buf());
        // The number may have been another's, who told something.
        let facts = self.loaded.projects.iter_mut().filter_map(|project| project.facts.as_mut());
        if facts.map(|facts| facts.remove(&source)).filter(|was| *was).count() > 0 {
            self.memory = Memory::default();
        }
        let ruler = self.ruler(&text.place);
        if is_draft {
            self.rule_alone(source, ruler);
        } else {
            self.rule(source, ruler.unwrap_or_default(), (&name, real));
        }
        source
    }

    /// The number of the project by whose choices a text is judged: that of the nearest configuration.
    fn ruler(&self, place: &Place) -> Option<usize> {
        let near = match place {
            Place::File(path) => Some(path),
            Place::Draft { near, .. } => near.as_ref().or(self.home.as_ref()),
        };
        let nearest = near.and_then(|near| Nearest::default().to(near)).map(|file| path::real(&file));
        let is_it = |files: &Vec<PathBuf>| self.is_one || files.first().map(|file| path::real(file)) == nearest;
        self.loaded.configuration.iter().position(is_it)
    }

    /// Lets a project rule a file, whose facts count for its other files, unless it excludes it.
    fn rule(&mut self, source: SourceId, number: usize, (name, real): (&str, PathBuf)) {
        let Loaded { workspace, projects, configuration, .. } = &mut self.loaded;
        let Some(project) = projects.get_mut(number) else { return };
        let nothing_more = PathArguments::of(Vec::new());
        let excluded = excluded(&[(name, real)], &nothing_more, &project.settings, workspace);
        if excluded.is_ok_and(|excluded| !excluded.is_empty()) {
            return;
        }
        project.checked.iter_mut().for_each(|checked| _ = checked.insert(source));
        let behind = configuration.len();
        let drafts = self.drafts.iter().zip(behind..).filter(|((_, of), _)| *of == Some(number));
        for number in [number].into_iter().chain(drafts.map(|(_, number)| number)) {
            let facts = projects.get_mut(number).and_then(|project| project.facts.as_mut());
            facts.into_iter().for_each(|facts| _ = facts.insert(source));
        }
    }

    /// Gives a text a project of its own, with the choices and the facts of another.
    fn rule_alone(&mut self, source: SourceId, of: Option<usize>) {
        let of_project = of.and_then(|of| self.loaded.projects.get(of));
        let mut facts = of_project.and_then(|project| project.facts.clone()).unwrap_or_default();
        facts.insert(source);
        let settings = of_project.map(|project| Settings { whole: false, ..project.settings.clone() });
        self.drafts.push((source, of));
        self.loaded.projects.push(Project {
            settings: settings.unwrap_or_default(),
            checked: Some(BTreeSet::from([source])),
            facts: Some(facts),
        });
    }

    /// Whether a text that is opened can be judged only when everything is read anew: by a configuration that was not read, or with
    /// files of its module that were not.
    pub(crate) fn lacks(&self, place: &Place) -> bool {
        let is_known = |path: &Path| self.source(path).is_some();
        let Some(path) = place.file().filter(|path| !is_known(path)) else { return false };
        let beside = |known: &PathBuf| is_of_module(known) && known.parent() == path::real(path).parent();
        self.ruler(place).is_none() || is_of_module(path) && !self.sources.keys().any(beside)
    }

    /// Takes away what the client had over a file: the text on disk counts again. Returns whether that can be known without reading
    /// everything anew.
    pub(crate) fn close(&mut self, path: &Path) -> bool {
        let real = path::real(path);
        let Some(source) = self.sources.get(&real).copied() else { return true };
        if self.guests.remove(&source).is_none() {
            return self.reread(path);
        }
        self.loaded.workspace.close(source);
        self.sources.remove(&real);
        self.loaded.paths.remove(&path::name(path));
        self.lines.borrow_mut().remove(&source);
        if let Some(number) = self.drafts.iter().position(|(draft, _)| *draft == source) {
            self.drafts.remove(number);
            self.loaded.projects.remove(self.loaded.configuration.len() + number);
            // The projects behind it have other numbers now.
            self.memory = Memory::default();
        }
        for checked in self.loaded.projects.iter_mut().filter_map(|project| project.checked.as_mut()) {
            checked.remove(&source);
        }
        true
    }

    /// Reads one file anew. Returns whether that is enough: of the configuration hangs which others are read, and a large file is not
    /// held.
    pub(crate) fn reread(&mut self, path: &Path) -> bool {
        let Some(source) = self.sources.get(&path::real(path)).copied() else { return false };
        let role = self.loaded.workspace.file(source).map(|file| file.role);
        let is_alone = matches!(role, Some(Role::Found | Role::Fact)) && !self.is_configuration(path);
        let Some(text) = Some(path).filter(|_| is_alone).and_then(|path| fence::read_text(path, LARGE).ok()) else {
            return false;
        };
        self.loaded.workspace.change(source, text);
        true
    }

    /// Whether a file is a configuration or a baseline: of it hangs what is said of others.
    pub(crate) fn is_configuration(&self, path: &Path) -> bool {
        let real = path::real(path);
        let baselines = self.baselines.iter().flatten().map(|kept| &kept.file);
        self.loaded.configuration.iter().flatten().chain(baselines).any(|file| path::real(file) == real)
    }

    /// The source of a file.
    pub(crate) fn source(&self, path: &Path) -> Option<SourceId> {
        self.sources.get(&path::real(path)).copied()
    }

    /// What the client calls a source.
    pub(crate) fn uri(&self, source: SourceId) -> Option<String> {
        self.guests.get(&source).cloned().or_else(|| Some(uri_of(&self.path(source)?)))
    }

    /// The file of a source.
    pub(crate) fn path(&self, source: SourceId) -> Option<PathBuf> {
        let name = &self.loaded.workspace.sources().get(source)?.name;
        Some(path::written(self.loaded.path(name)))
    }

    /// Whether a source is a text that is no file.
    pub(crate) fn is_draft(&self, source: SourceId) -> bool {
        self.drafts.iter().any(|(draft, _)| *draft == source)
    }

    /// The lines of a source.
    pub(crate) fn lines(&self, source: SourceId) -> Option<Lines> {
        let text = self.loaded.workspace.sources().get(source)?.text();
        let mut known = self.lines.borrow_mut();
        if let Some(lines) = known.get(&source).filter(|lines| Arc::ptr_eq(&lines.text, text)) {
            return Some(lines.clone());
        }
        let lines = Lines::of(text.clone(), self.unit);
        known.insert(source, lines.clone());
        Some(lines)
    }

    /// The lines of a text that is none of the files.
    pub(crate) fn lines_of(&self, text: &Arc<String>) -> Lines {
        Lines::of(text.clone(), self.unit)
    }

    /// Checks what has changed; returns the sources of which something else may be said now.
    pub(crate) fn check(&mut self) -> BTreeSet<SourceId> {
        let mut touched = self.memory.check(&self.loaded.workspace, &self.loaded.projects);
        for (kept, project) in self.baselines.iter_mut().zip(&self.loaded.projects) {
            let Some(kept) = kept else { continue };
            let source = self.sources.get(&path::real(&kept.file));
            let text =
                source.and_then(|source| self.loaded.workspace.sources().get(*source)).map(|source| source.text());
            if text.is_some_and(|text| kept.change(text)) {
                touched.extend(project.checked.iter().flatten());
            }
        }
        touched
    }

    /// What was found in a source, but for what the baseline holds.
    pub(crate) fn findings(&self, source: SourceId) -> Vec<Cow<'_, Diagnostic>> {
        let found = self.memory.findings(source, &self.loaded.workspace).into_iter().map(Cow::Borrowed).collect();
        match self.baseline_of(source) {
            Some((kept, project)) => kept.unknown(found, (&self.loaded.workspace, project)),
            None => found,
        }
    }

    /// The baseline that is about a source, with the project that names it.
    pub(crate) fn baseline_of(&self, source: SourceId) -> Option<(&Kept, &Project)> {
        let mut all = self.baselines.iter().zip(&self.loaded.projects).filter(|(_, project)| project.rules(source));
        all.next().and_then(|(kept, project)| Some((kept.as_ref()?, project)))
    }

    /// All that may be asked about places.
    pub(crate) fn analysis(&self) -> Analysis<'_> {
        self.memory.analysis(&self.loaded.workspace, &self.loaded.projects)
    }
}
