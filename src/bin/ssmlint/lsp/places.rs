//! Places in files as the protocol has them.

use crate::lsp::convert::Lines;
use crate::lsp::folder::Folder;
use serde_json::{Value, json};
use ssmlint::source::{SourceId, Span, as_path};
use std::collections::BTreeMap;

/// Tells where spans are.
pub(crate) struct Places<'a> {
    folder: &'a Folder,
    files: BTreeMap<SourceId, Option<(String, Lines)>>,
}

impl<'a> Places<'a> {
    pub(crate) fn of(folder: &'a Folder) -> Self {
        Self { folder, files: BTreeMap::new() }
    }

    /// The file and the range of a span.
    pub(crate) fn location(&mut self, span: Span) -> Option<Value> {
        let (uri, lines) = self.file(span.source)?;
        Some(json!({ "uri": uri, "range": lines.range(span.range()) }))
    }

    /// The range of a span in its file.
    pub(crate) fn range(&mut self, span: Span) -> Option<Value> {
        Some(self.file(span.source)?.1.range(span.range()))
    }

    /// A place in a line of text: the path, and the line from 1.
    pub(crate) fn at(&mut self, span: Span) -> Option<String> {
        let line = self.file(span.source)?.1.line(span.range().start) + 1;
        let source = self.folder.loaded.workspace.sources().get(span.source)?;
        Some(format!("{}:{line}", as_path(&source.name)))
    }

    fn file(&mut self, source: SourceId) -> Option<&(String, Lines)> {
        let folder = self.folder;
        let read = || Some((folder.uri(source)?, folder.lines(source)?));
        self.files.entry(source).or_insert_with(read).as_ref()
    }
}
