//! What may be read: files of a bounded size, and nothing that a link or a configuration of a repository names outside of it.

use crate::path;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{Error, ErrorKind, Read as _, Result};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

/// The folder of `--root`.
static WIDER: OnceLock<PathBuf> = OnceLock::new();

/// Lets links and configurations lead as far as a folder holds.
pub(crate) fn widen(root: &Path) {
    // It is said once a run.
    let _ = WIDER.set(path::folder(root));
}

/// The folder that nothing in a repository leads out of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Fence(PathBuf);

impl Fence {
    /// The fence around a path: the folder of `--root`, else the repository that the path is in; where there is none, the working
    /// folder, or that of the path where it is elsewhere.
    pub(crate) fn of(path: &Path) -> Self {
        // As it is written: a link on the way is what may lead out.
        let place = path::written(path);
        let is_within = |wider: &&PathBuf| place.starts_with(wider) || path::real(path).starts_with(wider);
        if let Some(wider) = WIDER.get().filter(is_within) {
            return Self(wider.clone());
        }
        let folder = if place.is_dir() { place.as_path() } else { place.parent().unwrap_or(&place) };
        Self(root(folder))
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    /// Whether a path leads to something within; else what is to be said.
    pub(crate) fn admit(&self, path: &Path) -> std::result::Result<(), String> {
        let place = path::real(path);
        let is_link = fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_symlink());
        // Where a link leads to nothing, reading it says so.
        let target = if is_link { fs::canonicalize(&place).unwrap_or(place) } else { place };
        if target.starts_with(&self.0) {
            return Ok(());
        }
        let (target, root) = (path::name(&target), path::name(&self.0));
        Err(format!("leads to {target}, out of {root}: not followed; --root DIR sets how far it may lead"))
    }
}

/// The root of the repository that a folder is in; of the working folder where it is in none.
fn root(folder: &Path) -> PathBuf {
    let here = path::folder(Path::new("."));
    let root = repository(folder).or_else(|| Some(here).filter(|here| folder.starts_with(here)));
    path::folder(root.as_deref().unwrap_or(folder))
}

/// The nearest of a folder and those above it that is a repository; each is looked at once.
fn repository(folder: &Path) -> Option<PathBuf> {
    static KNOWN: LazyLock<Mutex<HashMap<OsString, Option<PathBuf>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let (mut passed, mut found) = (Vec::new(), None);
    for above in folder.ancestors() {
        if let Some(root) = known.get(above.as_os_str()) {
            found.clone_from(root);
            break;
        }
        passed.push(above);
        if above.join(".git").exists() {
            found = Some(above.to_path_buf());
            break;
        }
    }
    known.extend(passed.into_iter().map(|folder| (folder.into(), found.clone())));
    found
}

/// What is known of a file. A pipe, a device or a socket is none: it would be waited for, or never end.
pub(crate) fn file(path: &Path) -> Result<Metadata> {
    let metadata = fs::metadata(path)?;
    if metadata.is_file() { Ok(metadata) } else { Err(Error::other("not a file")) }
}

/// The bytes of a file that has at most so many.
pub(crate) fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    read_sized(path, file(path)?.len(), most)
}

/// The same of what is known to be a file, and to have about this many bytes.
pub(crate) fn read_sized(path: &Path, size: u64, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or_default());
    // What the system makes up as it is read has no length beforehand.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

/// The same as text.
pub(crate) fn read_text(path: &Path, most: u64) -> Result<String> {
    String::from_utf8(read(path, most)?).map_err(|_| Error::new(ErrorKind::InvalidData, "not UTF-8"))
}

/// That a file has more bytes than these.
pub(crate) fn too_large(most: u64) -> Error {
    Error::new(ErrorKind::FileTooLarge, format!("larger than {} MiB", most >> 20))
}
