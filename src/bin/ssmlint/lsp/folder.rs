//! The files of the client's folders as they are on disk, and over them what it has open.

use crate::args::Shared;
use crate::failure::Failure;
use crate::fence;
use crate::load::{LARGE, Loaded, load_facts};
use crate::lsp::convert::Lines;
use crate::path;
use crate::path_arguments::PathArguments;
use ssmlint::engine::{Analysis, Memory};
use ssmlint::source::{SourceId, Unit};
use ssmlint::{Diagnostic, Input, Role};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of the folders.
pub(crate) struct Folder {
    pub(crate) loaded: Loaded,
    /// The source of each file, by where it really is.
    sources: BTreeMap<PathBuf, SourceId>,
    /// The files that only the client has told of.
    guests: BTreeSet<PathBuf>,
    memory: Memory,
    unit: Unit,
    /// The lines of the files that somebody asked for, with the text that they are of.
    lines: RefCell<BTreeMap<SourceId, Lines>>,
}

impl Folder {
    /// Reads everything anew. Where the client has no folder, `alone` is the file whose nearest configuration counts: what lies
    /// beside it, which may be a whole home, is not looked through.
    pub(crate) fn load(roots: &[PathBuf], alone: Option<&Path>, shared: &Shared, unit: Unit) -> Result<Self, Failure> {
        let mut arguments = PathArguments::of(roots.to_vec());
        if let (true, Some(alone)) = (roots.is_empty(), alone) {
            // As a text on standard input would be judged that has this name.
            arguments.paths.push(PathBuf::from("-"));
            arguments.stdin_filename = alone.to_string_lossy().into_owned();
        }
        let loaded = load_facts(&arguments, shared)?;
        let names = loaded.workspace.sources().iter().map(|source| (source.name.to_string(), source.id));
        let place = |name: &str| loaded.paths.get(name).cloned().unwrap_or_else(|| PathBuf::from(name));
        let sources = names.map(|(name, id)| (path::real(&place(&name)), id)).collect();
        let (guests, memory, lines) = Default::default();
        Ok(Self { loaded, sources, guests, memory, unit, lines })
    }

    /// Puts a text instead of a file's, or beside the others where there is no such file.
    pub(crate) fn put(&mut self, path: &Path, lines: &Lines) {
        let real = path::real(path);
        let source = match self.sources.get(&real) {
            Some(source) => self.change(*source, lines.text.clone()),
            None => self.invite(real, path, &lines.text),
        };
        self.lines.borrow_mut().insert(source, lines.clone());
    }

    fn change(&mut self, source: SourceId, text: Arc<String>) -> SourceId {
        let workspace = &mut self.loaded.workspace;
        if workspace.sources().get(source).is_some_and(|source| *source.text() != text) {
            workspace.change(source, text);
        }
        source
    }

    fn invite(&mut self, real: PathBuf, path: &Path, text: &str) -> SourceId {
        let name = path::name(path);
        let source = self.loaded.workspace.open_one(Input::new(name.clone(), text, Role::Found));
        self.sources.insert(real.clone(), source);
        self.guests.insert(real);
        self.loaded.paths.insert(name, path.to_path_buf());
        // It is judged as the first folder is.
        if let Some(checked) = self.checked() {
            checked.insert(source);
        }
        source
    }

    fn checked(&mut self) -> Option<&mut BTreeSet<SourceId>> {
        self.loaded.projects.first_mut()?.checked.as_mut()
    }

    /// Takes away what the client had over a file: the text on disk counts again. Returns whether that can be known without reading
    /// everything anew.
    pub(crate) fn close(&mut self, path: &Path) -> bool {
        let real = path::real(path);
        let Some(source) = self.sources.get(&real).copied() else { return true };
        if !self.guests.remove(&real) {
            return self.reread(path);
        }
        self.loaded.workspace.close(source);
        self.sources.remove(&real);
        self.loaded.paths.remove(&path::name(path));
        self.lines.borrow_mut().remove(&source);
        if let Some(checked) = self.checked() {
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
        self.change(source, Arc::new(text));
        true
    }

    /// Whether a file is a configuration, of which hangs which files are read.
    pub(crate) fn is_configuration(&self, path: &Path) -> bool {
        let real = path::real(path);
        self.loaded.configuration.iter().flatten().any(|file| path::real(file) == real)
    }

    /// The source of a file.
    pub(crate) fn source(&self, path: &Path) -> Option<SourceId> {
        self.sources.get(&path::real(path)).copied()
    }

    /// The file of a source.
    pub(crate) fn path(&self, source: SourceId) -> Option<PathBuf> {
        let name = &self.loaded.workspace.sources().get(source)?.name;
        let path = self.loaded.paths.get(name.as_ref()).cloned().unwrap_or_else(|| PathBuf::from(name.as_ref()));
        Some(path::written(&path))
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

    /// Checks what has changed; returns the sources of which something else may be said now.
    pub(crate) fn check(&mut self) -> BTreeSet<SourceId> {
        self.memory.check(&self.loaded.workspace, &self.loaded.projects)
    }

    /// What was found in a source.
    pub(crate) fn findings(&self, source: SourceId) -> Vec<&Diagnostic> {
        self.memory.findings(source, &self.loaded.workspace)
    }

    /// All that may be asked about places.
    pub(crate) fn analysis(&self) -> Analysis<'_> {
        Analysis::of(&self.loaded.workspace, &self.loaded.projects)
    }
}
