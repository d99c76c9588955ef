//! What may be written at a position, as the client shows it.

use crate::lsp::convert::Lines;
use crate::lsp::folder::Folder;
use serde_json::{Value, json};
use ssmlint::editor::{Completion, CompletionKind, Completions, completions};
use ssmlint::engine::Analysis;
use ssmlint::source::SourceId;
use ssmlint::{Input, Project, Role, Settings, Workspace};
use std::path::Path;

/// Characters after which something may be offered though no letter is typed.
pub(crate) const TRIGGERS: [&str; 6] = ["\"", ":", " ", "{", "[", "."];

/// How offers are told.
#[derive(Copy, Clone)]
pub(crate) struct Offers {
    /// Whether the client can put the cursor into what it writes.
    pub(crate) snippets: bool,
}

impl Offers {
    /// What may be written at a position of a file; `None` where that is not a position.
    pub(crate) fn at(self, folder: &Folder, source: SourceId, position: &Value) -> Option<Value> {
        self.told(&folder.analysis(), source, &folder.lines(source)?, position)
    }

    /// The same in a file that is not read. A configuration that cannot be read yet knows of no files, but of rules.
    pub(crate) fn at_unread(self, path: &Path, lines: &Lines, position: &Value) -> Option<Value> {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !matches!(name, "ssmlint.yaml" | ".ssmlint.yaml") {
            return Some(Value::Null);
        }
        let mut workspace = Workspace::default();
        let source = workspace.open_one(Input::new(name.to_owned(), lines.text.as_str(), Role::Configuration));
        let projects = [Project::all(Settings::default())];
        self.told(&Analysis::of(&workspace, &projects), source, lines, position)
    }

    fn told<'w>(self, analysis: &'w Analysis<'w>, source: SourceId, lines: &Lines, position: &Value) -> Option<Value> {
        let Completions { items, is_cut } = completions(analysis, source, lines.byte(position)?);
        let items: Vec<Value> = items.iter().map(|item| self.one(item, lines)).collect();
        Some(json!({ "isIncomplete": is_cut, "items": items }))
    }

    fn one(self, item: &Completion, lines: &Lines) -> Value {
        let snippet = item.snippet.as_ref().filter(|_| self.snippets);
        let mut told = json!({
            "label": item.label,
            "kind": match item.kind {
                CompletionKind::Member => 10, // Property
                CompletionKind::Value => 12, // Value
                CompletionKind::Document => 17, // File
                CompletionKind::Parameter => 6, // Variable
                CompletionKind::Step => 3, // Function
                CompletionKind::Action => 9, // Module
                CompletionKind::Node => 18, // Reference
                CompletionKind::Rule => 20, // EnumMember
            },
            "sortText": item.sort,
            "filterText": item.filter,
            "insertTextFormat": if snippet.is_some() { 2 } else { 1 },
            "textEdit": { "range": lines.range(item.span.range()), "newText": snippet.unwrap_or(&item.text) },
        });
        let mut add = |name: &str, value: Option<Value>| {
            if let (Some(told), Some(value)) = (told.as_object_mut(), value) {
                told.insert(name.to_owned(), value);
            }
        };
        // The lines that follow are indented as the first one is.
        let has_lines = snippet.is_some_and(|snippet| snippet.contains('\n'));
        add("insertTextMode", has_lines.then(|| 2.into()));
        add("detail", item.detail.clone().map(Value::from));
        add("documentation", item.markdown.as_ref().map(|text| json!({ "kind": "markdown", "value": text })));
        told
    }
}
