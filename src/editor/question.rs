//! A place that is asked about, and what is known of everything that it may name.

use crate::editor::body::Body;
use crate::engine::analysis::Analysis;
use crate::facts::documents::Known;
use crate::facts::gathered::Facts;
use crate::model::association::Association;
use crate::model::document::Document;
use crate::model::file::File;
use crate::model::parameter::Declared;
use crate::service::field::Field;
use crate::service::version::Version;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::workspace::files::Workspace;

/// A byte of a file.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Point {
    /// The file.
    pub(crate) source: SourceId,
    /// The byte.
    pub(crate) byte: usize,
}

impl Point {
    /// Whether it is one of these bytes, or right after them, where a cursor stands after the last character.
    pub(crate) fn is_in(self, span: Span) -> bool {
        self.source == span.source && (span.range().start..=span.range().end).contains(&self.byte)
    }
}

/// What is known of everything that a place may name.
#[derive(Debug)]
pub(crate) struct Knowledge<'w> {
    pub(crate) workspace: &'w Workspace,
    pub(crate) facts: Facts<'w>,
    /// The files that the facts are of.
    files: &'w [&'w File],
}

impl<'w> Knowledge<'w> {
    /// What the files say under the configuration that rules this one.
    pub(crate) fn of(analysis: &'w Analysis<'w>, source: SourceId) -> Option<Self> {
        let ruled = analysis.around(source)?;
        Some(Self { workspace: analysis.workspace, facts: ruled.facts(), files: &ruled.tellers })
    }

    /// What is known of the document that an association names.
    pub(crate) fn document_of(&self, association: &Association<'_>) -> Option<&'w Known<'w>> {
        self.facts.document_of(association.text(Field::Name)?).found()
    }

    /// The parameter of this name of the document that an association names, and the piece that declares it.
    pub(crate) fn declared(&self, association: &Association<'_>, name: &str) -> Option<(&'w Document, &'w Declared)> {
        let version = association.document_version().unwrap_or(Version::Default);
        let document = self.document_of(association)?.content(version)?;
        Some((document, declared(document, name)?))
    }

    /// Where the inventories list a node.
    pub(crate) fn row(&self, id: &str) -> Option<Span> {
        let mut rows = self.files.iter().flat_map(|file| file.inventory.with_ids());
        rows.find(|(listed, _)| *listed == id).map(|(_, row)| row.span)
    }

    /// The content of a document, in whichever file it is.
    pub(crate) fn body(&self, document: &'w Document) -> Option<Body<'w>> {
        Body::of(self.workspace.file(document.span?.source)?, document)
    }
}

/// The parameter of this name that a document declares.
pub(crate) fn declared<'d>(document: &'d Document, name: &str) -> Option<&'d Declared> {
    document.parameters().into_iter().flatten().find(|declared| declared.name.text == name)
}
