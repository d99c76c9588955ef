//! Questions about a place or a file: each is answered from what is known of the folders.

use crate::lsp::client::Client;
use crate::lsp::completion::Offers;
use crate::lsp::convert::Lines;
use crate::lsp::folder::Folder;
use crate::lsp::knowledge::Asked;
use crate::lsp::margin::Margin;
use crate::lsp::rename::Edits;
use crate::lsp::wire::Refusal;
use serde_json::Value;
use ssmlint::source::SourceId;
use std::path::Path;

/// The requests that are about one file.
pub(crate) const QUESTIONS: &[&str] = &[
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/inlayHint",
    "textDocument/codeLens",
    "textDocument/prepareRename",
    "textDocument/rename",
];

/// A question, and who asks.
#[derive(Copy, Clone)]
pub(crate) struct Question<'a> {
    pub(crate) method: &'a str,
    pub(crate) params: &'a Value,
    pub(crate) client: Client,
}

impl Question<'_> {
    /// The answer where the file is known.
    pub(crate) fn answer(
        self,
        (folder, source): (&Folder, SourceId),
        version: &dyn Fn(&str) -> Option<i64>,
    ) -> Result<Value, Refusal> {
        if matches!(self.method, "textDocument/prepareRename" | "textDocument/rename") {
            let edits = Edits { client: self.client };
            let position = self.position().ok_or(Refusal::Parameters)?;
            return match self.params.get("newName").and_then(Value::as_str) {
                Some(name) => edits.renamed((folder, source), version, (position, name)),
                None => edits.prepared(folder, source, position),
            };
        }
        self.told(folder, source).ok_or(Refusal::Parameters)
    }

    /// The answer where nothing is known of the file.
    pub(crate) fn response_without_file(self, path: Option<&Path>, lines: Option<&Lines>) -> Result<Value, Refusal> {
        match (self.method, path, lines) {
            ("textDocument/completion", Some(path), Some(lines)) => {
                let position = self.position().ok_or(Refusal::Parameters)?;
                self.offers().at_unread(path, lines, position).ok_or(Refusal::Parameters)
            }
            ("textDocument/rename", ..) => Err(Refusal::Impossible("nothing is known of this file")),
            _ => Ok(Value::Null),
        }
    }

    fn told(self, folder: &Folder, source: SourceId) -> Option<Value> {
        let asked = Asked { folder, source };
        let margin = Margin { folder, source, options: self.client.options };
        match self.method {
            "textDocument/hover" => asked.hover(self.position()?),
            "textDocument/completion" => self.offers().at(folder, source, self.position()?),
            "textDocument/definition" => asked.definition(self.position()?),
            "textDocument/references" => {
                let definition = self.params.pointer("/context/includeDeclaration").and_then(Value::as_bool);
                asked.references(self.position()?, definition.unwrap_or_default())
            }
            "textDocument/foldingRange" => margin.foldings(),
            "textDocument/documentLink" => margin.links(),
            "textDocument/inlayHint" => margin.hints(self.params.get("range")?),
            "textDocument/codeLens" => margin.lenses(),
            _ => asked.symbols(),
        }
    }

    fn offers(self) -> Offers {
        Offers { snippets: self.client.snippets }
    }

    fn position(&self) -> Option<&Value> {
        self.params.get("position")
    }
}
