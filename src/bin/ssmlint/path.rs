//! Paths: where they lead, and the names under which they are shown.

use ssmlint::source::Roots;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

/// Where a path really leads: from the root of the file system, through the links of its folders. A link to a file is a file
/// of its own, as it is in a repository.
pub(crate) fn real(path: &Path) -> PathBuf {
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => {
            let mut place = folder(parent);
            place.push(name);
            place
        }
        _ => folder(path),
    }
}

/// Where a folder really is; one that is not there yet is where it would be.
pub(crate) fn folder(path: &Path) -> PathBuf {
    // Folders do not move while a run lasts, and thousands of files share one.
    static KNOWN: LazyLock<Mutex<HashMap<OsString, PathBuf>>> = LazyLock::new(Mutex::default);
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.get(path.as_os_str()) {
        return found.clone();
    }
    let found = std::fs::canonicalize(path).unwrap_or_else(|_| written(path));
    known.insert(path.into(), found.clone());
    found
}

/// A path from the root of the file system, as it is written: through no link.
pub(crate) fn written(path: &Path) -> PathBuf {
    plain(&std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()))
}

/// The working folder, and the root of the repository that it is in.
pub(crate) fn roots() -> Roots {
    let here = folder(Path::new("."));
    let repository = here.ancestors().find(|folder| folder.join(".git").exists());
    Roots { repository: repository.map(name).unwrap_or_default(), working_folder: name(&here) }
}

/// A path as seen from a folder, with `/` between its parts.
pub(crate) fn relative(path: &Path, from: &Path) -> String {
    let (path, from) = (real(path), folder(from));
    let common = path.components().zip(from.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    name(&up.chain(path.components().skip(common)).collect::<PathBuf>())
}

/// The name under which a path is shown: as it was given, without `.` parts, with `/` between the others.
pub(crate) fn name(path: &Path) -> String {
    // Most paths are so already, but for the folder that is walked, and there may be a hundred thousand.
    if let Some(text) = given(path).filter(|text| is_plain(text)) {
        return text.to_owned();
    }
    let mut name = String::new();
    for part in plain(path).as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(part.valid());
        name.extend(part.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    // Elsewhere a backslash is a character like any other.
    if cfg!(windows) { name.replace('\\', "/") } else { name }
}

/// A path as it is given, without the folder `.` before it; `None` where that is no text.
pub(crate) fn given(path: &Path) -> Option<&str> {
    path.to_str().map(|text| text.strip_prefix("./").unwrap_or(text))
}

/// Whether a path is surely shown as it is given: no part of it begins with a dot or is empty.
fn is_plain(path: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.');
    cfg!(not(windows)) && path.strip_prefix('/').unwrap_or(path).split('/').all(is_plain)
}

fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some_and(|last| last != "..") => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
