//! Documents that Amazon owns, read from the built-in catalogue when something names them.

use crate::frontend::document::definition;
use crate::model::document::Document;
use crate::model::file::File;
use crate::model::reader;
use crate::model::used::inner_names;
use crate::model::value;
use crate::service::catalogue;
use crate::service::document_name::DocumentName;
use crate::service::field::Field;
use crate::source::sources::SourceId;
use crate::syntax::{Syntax, parse_text};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the catalogue knows of the document that an association names; `None` when the name is none of Amazon's, or is not
/// in the catalogue. A name that customers can give as well is never looked up.
pub fn document(name: &str) -> Option<Document> {
    let read = DocumentName::read(name);
    let line = read.may_be_amazons().then(|| catalogue::record(read.bare()))??;
    let tree = Arc::new(parse_text(SourceId::NOWHERE, Arc::new(line.to_owned()), Syntax::Json));
    let root = tree.roots().next()?;
    let retired = reader::text(root, "Retired") == Some("true");
    let mut document = Document { catalogued: Some(catalogue::catalogue_date()), retired, ..definition::record(root) };
    document.parameters.hold(&tree);
    Some(document)
}

/// The documents that requests, existing associations and steps of these files name.
pub(crate) fn names(files: &[File]) -> BTreeSet<&str> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for file in files {
        names.extend(file.existing.iter().filter_map(|existing| existing.name.as_deref()));
        for request in file.unchecked() {
            // Of an association no more is read than its name.
            for entry in request.entries().filter_map(|node| node.get(Field::Name.name())) {
                names.extend(value::texts(entry.value).map(|text| text.as_str()));
            }
        }
        let contents = file.documents.iter().filter_map(|document| document.content.as_ref());
        let roots = contents.filter_map(|content| content.root(file.tree.as_ref()?));
        names.extend(roots.flat_map(inner_names));
    }
    names
}
