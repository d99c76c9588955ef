//! The texts that the client has open, and where each of them is.

use crate::lsp::convert::{Lines, decoded, path_of};
use serde_json::Value;
use ssmlint::source::Unit;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A text that the client has open.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// What the client calls it.
    pub(crate) uri: String,
    pub(crate) place: Place,
    pub(crate) lines: Lines,
    pub(crate) version: i64,
}

/// Where a text is.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In a file, though it need not be saved yet.
    File(PathBuf),
    /// With the client alone, as `untitled:` says: nobody else reads it.
    Draft {
        /// A name that no file has; its ending tells the language.
        name: PathBuf,
        /// Where it is to be saved, if that is known.
        near: Option<PathBuf>,
    },
}

impl Place {
    /// The path of the file, or the name in its place.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Draft { name: path, .. } => path,
        }
    }

    /// The path of the file, where it is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Draft { .. } => None,
        }
    }

    /// The place of a text that the client opens; of drafts each has another number.
    fn of(uri: &str, language: &str, number: usize) -> Self {
        if let Some(path) = path_of(uri) {
            return Self::File(path);
        }
        let (scheme, rest) = uri.split_once(':').unwrap_or(("", uri));
        let scheme: String = scheme.chars().filter(char::is_ascii_alphanumeric).collect();
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let rest = decoded(rest).unwrap_or_else(|| rest.to_owned());
        let last = rest.rsplit(['/', '\\']).next().filter(|last| !matches!(*last, "" | "." | ".."));
        let mut name = last.unwrap_or("text").to_owned();
        if !name.ends_with(ending(language)) {
            name.push_str(ending(language));
        }
        let near = Some(PathBuf::from(&rest)).filter(|path| path.is_absolute() && !rest.starts_with("//"));
        Self::Draft { name: PathBuf::from(format!("{scheme}:/{number}/{name}")), near }
    }
}

/// The ending of files in a language; none where the name or the text tells it.
fn ending(language: &str) -> &'static str {
    match language {
        "json" | "jsonc" => ".json",
        "jsonl" => ".jsonl",
        "yaml" => ".yaml",
        "terraform" | "opentofu" | "hcl" => ".tf",
        "terraform-vars" | "opentofu-vars" => ".tfvars",
        _ => "",
    }
}

impl Text {
    /// The text that `textDocument/didOpen` tells of.
    pub(crate) fn opened(params: &Value, unit: Unit, number: usize) -> Option<Self> {
        let document = params.get("textDocument")?;
        let string = |name: &str| document.get(name).and_then(Value::as_str);
        let uri = string("uri")?.to_owned();
        let place = Place::of(&uri, string("languageId").unwrap_or_default(), number);
        let lines = Lines::of(Arc::new(string("text")?.to_owned()), unit);
        Some(Self { uri, place, lines, version: version(params) })
    }

    /// The text after what `textDocument/didChange` tells of.
    pub(crate) fn changed(&self, params: &Value, unit: Unit) -> Self {
        let mut lines = self.lines.clone();
        for change in params.get("contentChanges").and_then(Value::as_array).into_iter().flatten() {
            let Some(text) = change.get("text").and_then(Value::as_str) else { continue };
            let Some(range) = change.get("range") else {
                lines = Lines::of(Arc::new(text.to_owned()), unit);
                continue;
            };
            if let Some(bytes) = lines.bytes(range) {
                lines = lines.with(&bytes, text);
            }
        }
        Self { lines, version: version(params), ..self.clone() }
    }
}

fn version(params: &Value) -> i64 {
    params.pointer("/textDocument/version").and_then(Value::as_i64).unwrap_or_default()
}
