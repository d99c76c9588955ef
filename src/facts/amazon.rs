//! Amazon's documents, as the built-in catalogue knows them: each read when something first names it, once a process.

use crate::facts::documents::Known;
use crate::model::document::Document;
use crate::service::document_name::DocumentName;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Reads what the catalogue knows of a document.
pub(crate) type Catalogue = fn(&str) -> Option<Document>;

/// The document of this name, if it is one of Amazon's. What was read stays, for there are no more than the catalogue has.
pub(crate) fn known(name: &str, catalogue: Catalogue) -> Option<&'static Known<'static>> {
    let asked = DocumentName::read(name);
    if !asked.may_be_amazons() {
        return None;
    }
    static READ: Mutex<BTreeMap<String, &'static Known<'static>>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read.get(asked.bare()) {
        return Some(known);
    }
    let document: &Document = Box::leak(Box::new(catalogue(name)?));
    let mut known = Known::default();
    known.add(document);
    let known: &Known<'_> = Box::leak(Box::new(known));
    read.insert(asked.bare().to_owned(), known);
    Some(known)
}
