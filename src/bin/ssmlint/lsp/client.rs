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
    /// Whether it makes files.
    pub(crate) makes_files: bool,
    /// Whether it opens pages that it is told to.
    pub(crate) shows_documents: bool,
    /// Whether it shows the page of a rule that the command answers.
    pub(crate) shows_pages: bool,
    /// Whether it can be asked for settings.
    pub(crate) tells_settings: bool,
    /// Whether it has to be asked to tell that settings change.
    pub(crate) registers_settings: bool,
    /// Whether it asks anew for hints, and for lenses, when it is told to.
    pub(crate) refreshes: [bool; 2],
    pub(crate) options: Options,
}

impl Client {
    /// What is said in `initialize`.
    pub(crate) fn of(params: &Value) -> Self {
        let can = |pointer: &str| params.pointer(&format!("/capabilities/{pointer}"));
        let is = |pointer: &str| can(pointer).and_then(Value::as_bool).unwrap_or_default();
        let mut options = Options::default();
        let chosen = params.get("initializationOptions").unwrap_or(&Value::Null);
        options.read(chosen);
        let operations = can("workspace/workspaceEdit/resourceOperations").and_then(Value::as_array);
        let edits_in_order = is("workspace/workspaceEdit/documentChanges");
        let can_do = |name: &str| edits_in_order && operations.is_some_and(|all| all.iter().any(|one| one == name));
        Self {
            snippets: is("textDocument/completion/completionItem/snippetSupport"),
            edits_in_order,
            renames_files: can_do("rename"),
            makes_files: can_do("create"),
            shows_documents: is("window/showDocument/support"),
            shows_pages: chosen.get("pages").and_then(Value::as_bool).unwrap_or_default(),
            tells_settings: is("workspace/configuration"),
            registers_settings: is("workspace/didChangeConfiguration/dynamicRegistration"),
            refreshes: ["workspace/inlayHint/refreshSupport", "workspace/codeLens/refreshSupport"].map(is),
            options,
        }
    }
}
