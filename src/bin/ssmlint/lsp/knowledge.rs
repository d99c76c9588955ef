//! Answers about places: what is there, where that is defined, and what a file holds.

use crate::lsp::convert::Lines;
use crate::lsp::folder::Folder;
use crate::lsp::places::Places;
use serde_json::{Value, json};
use ssmlint::editor::{Symbol, SymbolKind, definitions, hover, outline, references};
use ssmlint::source::{SourceId, Span};

/// What a client asks about.
#[derive(Copy, Clone)]
pub(crate) struct Asked<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) source: SourceId,
}

impl Asked<'_> {
    /// What is known of what is at a position; `None` where that is not a position.
    pub(crate) fn hover(self, position: &Value) -> Option<Value> {
        let lines = self.lines(self.source)?;
        let byte = lines.byte(position)?;
        let Some(found) = hover(&self.folder.analysis(), self.source, byte) else {
            return Some(Value::Null);
        };
        let contents = json!({ "kind": "markdown", "value": found.markdown });
        Some(json!({ "contents": contents, "range": lines.range(found.span.range()) }))
    }

    /// Where what is at a position is defined; `None` where that is not a position.
    pub(crate) fn definition(self, position: &Value) -> Option<Value> {
        let byte = self.lines(self.source)?.byte(position)?;
        let places = definitions(&self.folder.analysis(), self.source, byte);
        Some(self.locations(&places))
    }

    /// Where what is at a position is named; `None` where that is not a position.
    pub(crate) fn references(self, position: &Value, definition: bool) -> Option<Value> {
        let byte = self.lines(self.source)?.byte(position)?;
        let places = references(&self.folder.analysis(), (self.source, byte), definition);
        Some(self.locations(&places))
    }

    /// What the file holds of ours.
    pub(crate) fn symbols(self) -> Option<Value> {
        let (lines, file) = (self.lines(self.source)?, self.folder.loaded.workspace.file(self.source)?);
        Some(outline(file).iter().map(|symbol| told(symbol, &lines)).collect())
    }

    fn lines(&self, source: SourceId) -> Option<Lines> {
        self.folder.lines(source)
    }

    fn locations(&self, places: &[Span]) -> Value {
        let mut all = Places::of(self.folder);
        places.iter().filter_map(|place| all.location(*place)).collect()
    }
}

fn told(symbol: &Symbol, lines: &Lines) -> Value {
    json!({
        "name": symbol.name,
        "kind": match symbol.kind {
            SymbolKind::Association => 19, // Object
            SymbolKind::Document => 1, // File
            SymbolKind::Parameter => 13, // Variable
            SymbolKind::Step => 12, // Function
        },
        "range": lines.range(symbol.span.range()),
        "selectionRange": lines.range(symbol.selection.range()),
        "children": symbol.children.iter().map(|child| told(child, lines)).collect::<Vec<_>>(),
    })
}
