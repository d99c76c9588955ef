//! Another name for what is at a position.

use crate::lsp::client::Client;
use crate::lsp::convert::uri_of;
use crate::lsp::folder::Folder;
use crate::lsp::places::Places;
use crate::lsp::wire::Refusal;
use serde_json::{Map, Value, json};
use ssmlint::editor::{Renaming, renaming};
use ssmlint::source::SourceId;
use std::collections::BTreeMap;

/// How edits are told.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Edits {
    pub(crate) client: Client,
}

impl Edits {
    /// What would be renamed, and which name it has.
    pub(crate) fn prepared(self, folder: &Folder, source: SourceId, position: &Value) -> Result<Value, Refusal> {
        let found = found(folder, source, position)?;
        if !self.client.renames_files && !found.files.is_empty() {
            return Err(Refusal::Impossible("the document is called as its file is, and the editor renames no files"));
        }
        if found.files.iter().any(|file| folder.is_draft(*file)) {
            return Err(Refusal::Impossible("the document is called as its file is, and it is in none yet"));
        }
        let range = Places::of(folder).range(found.span).ok_or(Refusal::Parameters)?;
        Ok(json!({ "range": range, "placeholder": found.name }))
    }

    /// The edits that give it another name.
    pub(crate) fn renamed(
        self,
        (folder, source): (&Folder, SourceId),
        version: &dyn Fn(&str) -> Option<i64>,
        (position, name): (&Value, &str),
    ) -> Result<Value, Refusal> {
        self.prepared(folder, source, position)?;
        let found = found(folder, source, position)?;
        if let Some(reason) = found.refuses(name) {
            return Err(Refusal::Impossible(reason));
        }
        let mut places = Places::of(folder);
        let mut changes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for place in &found.places {
            let Some(location) = places.location(*place) else { continue };
            let uri = location.get("uri").and_then(Value::as_str).unwrap_or_default().to_owned();
            changes.entry(uri).or_default().push(json!({ "range": location.get("range"), "newText": name }));
        }
        if !self.client.edits_in_order {
            let changes: Map<String, Value> = changes.into_iter().map(|(uri, edits)| (uri, edits.into())).collect();
            return Ok(json!({ "changes": changes }));
        }
        let edits = changes.into_iter().map(|(uri, edits)| {
            let version = version(&uri);
            json!({ "textDocument": { "uri": uri, "version": version }, "edits": edits })
        });
        let files = found.files.iter().filter_map(|source| moved(folder, *source, &found, name));
        Ok(json!({ "documentChanges": edits.chain(files).collect::<Vec<_>>() }))
    }
}

fn found(folder: &Folder, source: SourceId, position: &Value) -> Result<Renaming, Refusal> {
    let byte = folder.lines(source).and_then(|lines| lines.byte(position)).ok_or(Refusal::Parameters)?;
    renaming(&folder.analysis(), source, byte).map_err(Refusal::Impossible)
}

/// The file of a document with its other name; what follows the name stays.
fn moved(folder: &Folder, source: SourceId, found: &Renaming, name: &str) -> Option<Value> {
    let old = folder.path(source)?;
    let rest = old.file_name()?.to_str()?.strip_prefix(found.name.as_str())?.to_owned();
    let new = old.with_file_name(format!("{name}{rest}"));
    Some(json!({ "kind": "rename", "oldUri": uri_of(&old), "newUri": uri_of(&new), "options": { "overwrite": false } }))
}
