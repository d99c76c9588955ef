//! Documents that Amazon owns, read from the built-in catalogue when something names them.

use crate::frontend::definition;
use crate::frontend::reader;
use crate::model::document::Document;
use crate::service::catalogue;
use crate::service::document_name::DocumentName;
use crate::source::sources::SourceId;
use crate::syntax::{Syntax, parse_text};
use std::sync::Arc;

/// What the catalogue knows of the document that an association names; `None` when the name is none of Amazon's, or is not
/// in the catalogue. A name that customers can give as well is never looked up.
pub fn document(name: &str) -> Option<Document> {
    let read = DocumentName::read(name);
    // The guide reserves every name that begins with `aws`, in any case; only some are refused for sure, so only those count
    // that Amazon has.
    let reserved = read.is_amazon() || read.bare().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("aws"));
    let line = reserved.then(|| catalogue::record(read.bare()))??;
    let tree = parse_text(SourceId::NOWHERE, Arc::new(line.to_owned()), Syntax::Json);
    let root = tree.roots().next()?;
    let retired = reader::text(root, "Retired") == Some("true");
    Some(Document { catalogued: Some(catalogue::date()), retired, ..definition::record(root) })
}
