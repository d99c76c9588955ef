//! Where the configuration file is.

use std::path::{Path, PathBuf};

/// Its names; the first one that is there counts.
const NAMES: &[&str] = &["ssmlint.yaml", ".ssmlint.yaml"];

/// The nearest configuration file from a path upwards to the repository's root.
pub(crate) fn find(from: &str) -> Option<PathBuf> {
    let start = Path::new(if from == "-" { "." } else { from });
    let mut folder = if start.is_dir() { start.to_path_buf() } else { start.parent()?.to_path_buf() };
    // Where the path has no more parts, `..` is added: names stay relative to the working folder.
    for _ in 0..64 {
        if folder.as_os_str().is_empty() {
            folder.push(".");
        }
        if let Some(file) = NAMES.iter().map(|name| folder.join(name)).find(|file| file.is_file()) {
            return Some(file);
        }
        if folder.join(".git").exists() || folder.canonicalize().ok()?.parent().is_none() {
            return None;
        }
        folder = match folder.file_name() {
            Some(_) => folder.parent()?.to_path_buf(),
            None => folder.join(".."),
        };
    }
    None
}
