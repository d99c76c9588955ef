//! Files with fixes in them: as a difference, or written.

use crate::Failure;
use crate::load::Loaded;
use crate::terminal::say;
use similar::TextDiff;
use ssmlint::source::id::SourceId;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The texts of all files as they are on disk, by source.
pub(crate) fn texts(loaded: &Loaded) -> BTreeMap<SourceId, Arc<String>> {
    loaded.workspace.sources().iter().map(|source| (source.id, source.text().clone())).collect()
}

/// Prints what has changed as unified differences.
pub(crate) fn print(
    loaded: &Loaded,
    before: &BTreeMap<SourceId, Arc<String>>,
    changed: &BTreeSet<SourceId>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for source in loaded.workspace.sources().iter().filter(|source| changed.contains(&source.id)) {
        let old = before.get(&source.id).map_or("", |text| text);
        let diff = TextDiff::from_lines(old, source.text().as_ref());
        let (from, to) = (format!("a/{}", source.name), format!("b/{}", source.name));
        write!(out, "{}", diff.unified_diff().header(&from, &to))?;
    }
    Ok(())
}

/// Writes what has changed. Standard input goes to standard output, changed or not.
pub(crate) fn save(
    loaded: &Loaded,
    changed: &BTreeSet<SourceId>,
    stdin: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for source in loaded.workspace.sources().iter() {
        if stdin == Some(&source.name) {
            out.write_all(source.text().as_bytes())?;
        } else if changed.contains(&source.id) {
            replace(Path::new(source.name.as_ref()), source.text().as_bytes())
                .map_err(|error| Failure::Message(format!("{}: {error}", source.name)))?;
        }
    }
    for source in loaded.workspace.sources().iter().filter(|source| changed.contains(&source.id)) {
        if loaded.verbose {
            say(&format!("changed {}", source.name));
        }
    }
    Ok(())
}

/// Puts new content in the place of a file's, at once: who reads meanwhile sees the old or the new one. The file's mode
/// stays, and a link stays a link.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let mode = fs::metadata(&path)?.permissions();
    if mode.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let beside = beside(&path);
    let written = OpenOptions::new().write(true).create_new(true).open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.set_permissions(mode)?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    });
    if written.is_err() {
        // What could not be put in place is not left lying about.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A name in the same folder that no other run takes.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.ssmlint-{}", std::process::id()))
}
