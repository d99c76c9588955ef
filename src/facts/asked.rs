//! What one file asks of the others, and what one tells them: so that of a change nobody hears whom it does not touch.

use crate::model::file::File;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What was asked while one file was checked.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    documents: Mutex<BTreeSet<String>>,
    all_names: AtomicBool,
    nodes: AtomicBool,
    associations: AtomicBool,
}

/// What a file tells the others.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Said {
    documents: BTreeSet<String>,
    nodes: bool,
    associations: bool,
}

impl Asked {
    /// For the document of a name.
    pub(crate) fn document(&self, name: &str) {
        let mut documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
        if !documents.contains(name) {
            documents.insert(name.to_owned());
        }
    }

    /// For the names of all documents.
    pub(crate) fn all_names(&self) {
        self.all_names.store(true, Ordering::Relaxed);
    }

    /// For managed nodes.
    pub(crate) fn nodes(&self) {
        self.nodes.store(true, Ordering::Relaxed);
    }

    /// For existing associations.
    pub(crate) fn associations(&self) {
        self.associations.store(true, Ordering::Relaxed);
    }

    /// How many documents it asked for.
    pub(crate) fn document_count(&self) -> usize {
        self.documents.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether another answer may be given to something, where a file told this before and tells that now.
    pub(crate) fn is_affected_by(&self, before: &Said, now: &Said) -> bool {
        let is = |flag: &AtomicBool| flag.load(Ordering::Relaxed);
        let documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
        let mut told = before.documents.iter().chain(&now.documents);
        is(&self.nodes) && (before.nodes || now.nodes)
            || is(&self.associations) && (before.associations || now.associations)
            || is(&self.all_names) && before.documents != now.documents
            || told.any(|name| documents.contains(name))
    }
}

impl Said {
    /// What a file tells.
    pub(crate) fn of(file: &File) -> Self {
        Self {
            documents: file.documents.iter().map(|document| document.name.clone()).collect(),
            nodes: !file.inventory.rows.is_empty(),
            associations: !file.existing.is_empty(),
        }
    }
}
