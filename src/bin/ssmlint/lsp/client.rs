//! What the client can do with answers, and what its user chose.

use crate::lsp::options::Options;
use serde_json::Value;

/// What a client can do, and what its user wants.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Client {
    /// Whether it can put the cursor into what it writes.
    pub(crate) snippets: bool,
    /// Whether it takes edits of versions of texts, in their order.
    pub(crate) edits_in_order: bool,
    /// Whether it gives files other names.
    pub(crate) renames_files: bool,
    pub(crate) options: Options,
}

impl Client {
    /// What is said in `initialize`.
    pub(crate) fn of(params: &Value) -> Self {
        let can = |pointer: &str| params.pointer(&format!("/capabilities/{pointer}"));
        let is = |pointer: &str| can(pointer).and_then(Value::as_bool).unwrap_or_default();
        let mut options = Options::default();
        options.read(params.get("initializationOptions").unwrap_or(&Value::Null));
        let operations = can("workspace/workspaceEdit/resourceOperations").and_then(Value::as_array);
        let edits_in_order = is("workspace/workspaceEdit/documentChanges");
        let can_rename = operations.is_some_and(|operations| operations.iter().any(|operation| operation == "rename"));
        Self {
            snippets: is("textDocument/completion/completionItem/snippetSupport"),
            edits_in_order,
            renames_files: edits_in_order && can_rename,
            options,
        }
    }
}
