//! What the server says that it can do.

use crate::lsp::actions::{EXPLAIN, FIX_ALL};
use crate::lsp::completion::TRIGGERS;
use crate::lsp::margin::DRY_RUN;
use serde_json::{Value, json};

/// What is answered to `initialize`; of findings only to clients that ask for them.
pub(crate) fn capabilities(has_utf_8: bool, pulls: bool) -> Value {
    let mut capabilities = json!({
        "positionEncoding": if has_utf_8 { "utf-8" } else { "utf-16" },
        "textDocumentSync": { "openClose": true, "change": 2, "save": true },
        "hoverProvider": true,
        "completionProvider": { "triggerCharacters": TRIGGERS },
        "definitionProvider": true,
        "referencesProvider": true,
        "documentSymbolProvider": true,
        "foldingRangeProvider": true,
        "documentLinkProvider": {},
        "inlayHintProvider": true,
        "codeLensProvider": {},
        "renameProvider": { "prepareProvider": true },
        "codeActionProvider": { "codeActionKinds": ["quickfix", FIX_ALL] },
        "executeCommandProvider": { "commands": [DRY_RUN, EXPLAIN] },
        "workspace": { "workspaceFolders": { "supported": true } },
    });
    if let (true, Some(capabilities)) = (pulls, capabilities.as_object_mut()) {
        let provider = json!({ "identifier": "ssmlint", "interFileDependencies": true, "workspaceDiagnostics": false });
        capabilities.insert("diagnosticProvider".to_owned(), provider);
    }
    capabilities
}
