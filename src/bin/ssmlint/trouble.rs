//! What goes wrong with files, in words for people.

use ssmlint::output::Located;
use ssmlint::syntax::Node;
use ssmlint::{Role, Workspace};
use std::io::{Error, ErrorKind};

/// Why a file could not be read or written. A number of the operating system helps nobody.
pub(crate) fn why(error: &Error) -> String {
    // What this command says itself is in words already.
    if let Some(own) = error.get_ref().map(ToString::to_string).filter(|own| !own.contains("(os error")) {
        return own;
    }
    let known = match error.kind() {
        ErrorKind::NotFound => "no such file or folder",
        ErrorKind::PermissionDenied => "no permission",
        ErrorKind::AlreadyExists => "it already exists",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a part of the path is not a folder",
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "no space is left",
        ErrorKind::InvalidData => "not UTF-8",
        ErrorKind::InvalidFilename => "invalid file name",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "it is in use",
        _ => {
            let text = error.to_string();
            return text.split(" (os error").next().unwrap_or_default().to_lowercase();
        }
    };
    known.to_owned()
}

/// The same after the name of the file. What looks like a value for a parameter may be a secret: it is not repeated.
pub(crate) fn of(name: &str, error: &Error) -> String {
    match parameter(name).filter(|_| error.kind() == ErrorKind::NotFound) {
        Some(parameter) => {
            format!("`{parameter}=…` is not a file: write `--parameter` before each value of a parameter")
        }
        None => format!("{name}: {}", why(error)),
    }
}

/// The name in `NAME=VALUE`, where that is not a path with an ending of ours.
fn parameter(text: &str) -> Option<&str> {
    let (name, value) = text.split_once('=')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_path =
        [".json", ".jsonl", ".yaml", ".yml", ".template", ".toml"].iter().any(|ending| value.ends_with(ending));
    (is_name && !is_path).then_some(name)
}

/// Why a file could not be written: where it is not found, it is its folder that is missing.
pub(crate) fn unwritten(name: &str, error: &Error) -> String {
    let folder = name.rsplit_once('/').map(|(folder, _)| folder).filter(|_| error.kind() == ErrorKind::NotFound);
    folder.map_or_else(|| of(name, error), |folder| format!("{name}: there is no folder {folder}"))
}

/// Where a text of the configuration stands, with a colon after it; nothing where none has it.
pub(crate) fn placed(text: &str, workspace: &Workspace) -> String {
    let trees =
        workspace.files().iter().filter(|file| file.role == Role::Configuration).filter_map(|file| file.tree.as_ref());
    let mut open: Vec<Node<'_>> = trees.flat_map(|tree| tree.roots()).collect();
    while let Some(node) = open.pop() {
        if node.is_scalar() && node.text() == text {
            let located = Located::new(workspace.sources());
            let (start, _) = located.positions(node.span());
            return format!("{}:{}:{}: ", located.shown(node.span().source), start.line, start.column);
        }
        open.extend(node.items());
        open.extend(node.entries().map(|entry| entry.value));
    }
    String::new()
}
