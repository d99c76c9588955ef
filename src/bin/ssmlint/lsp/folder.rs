//! The files of the client's folders as they are on disk, and over them what it has open.

use crate::args::{PathArguments, Shared};
use crate::failure::Failure;
use crate::load::{Loaded, load_facts};
use crate::path;
use ssmlint::engine::check_each;
use ssmlint::source::SourceId;
use ssmlint::{Input, Report, Role};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A text that the client has open.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub(crate) text: String,
    pub(crate) version: i64,
}

/// What is known of the folders.
pub(crate) struct Folder {
    pub(crate) loaded: Loaded,
    /// The source of each file, by where it really is.
    sources: BTreeMap<PathBuf, SourceId>,
    /// What is over the texts of the disk.
    over: BTreeSet<PathBuf>,
}

impl Folder {
    /// Reads everything anew.
    pub(crate) fn load(roots: &[PathBuf], shared: &Shared) -> Result<Self, Failure> {
        let loaded = load_facts(&PathArguments::of(roots.to_vec()), shared)?;
        let mut folder = Self { loaded, sources: BTreeMap::new(), over: BTreeSet::new() };
        let names = folder.loaded.workspace.sources().iter().map(|source| (source.name.to_string(), source.id));
        let place = |name: &str| folder.loaded.paths.get(name).cloned().unwrap_or_else(|| PathBuf::from(name));
        folder.sources = names.map(|(name, id)| (path::real(&place(&name)), id)).collect();
        Ok(folder)
    }

    /// Puts a text in the place of a file's, or beside the others where there is no such file.
    pub(crate) fn put(&mut self, path: &Path, text: &str) {
        let real = path::real(path);
        self.over.insert(real.clone());
        if let Some(source) = self.sources.get(&real) {
            self.loaded.workspace.change(*source, text.to_owned());
            return;
        }
        let name = path::name(path);
        self.loaded.workspace.open(vec![Input::new(name.clone(), text.to_owned(), Role::Found)], None);
        let Some(file) = self.loaded.workspace.files().last() else { return };
        self.sources.insert(real, file.source);
        self.loaded.paths.insert(name, path.to_path_buf());
        // It is judged as the first folder is.
        if let Some(checked) = self.loaded.projects.first_mut().and_then(|project| project.checked.as_mut()) {
            checked.insert(file.source);
        }
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

    /// Checks all of it.
    pub(crate) fn check(&self) -> Report {
        check_each(&self.loaded.workspace, &self.loaded.projects)
    }
}
