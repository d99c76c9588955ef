//! Writing files: whole or not at all. The new content is written beside the old file, and takes its place at once.

use crate::fence::Fence;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Puts a text instead of the one that was read from a file. Mode and owner of the file stay, and a link stays a link. A
/// file that has changed since it was read is left alone.
pub(crate) fn replace(path: &Path, read: &[u8], new: &[u8]) -> io::Result<()> {
    let path = inside(path)?;
    let old = regular(&path)?;
    let unchanged = || {
        let is_same = fs::read(&path)? == read;
        if is_same { Ok(()) } else { Err(Error::other("the file changed after it was read; not written")) }
    };
    unchanged()?;
    put(&path, Some(&old), new, unchanged)
}

/// Writes a file that may be there or not. What is not a file, such as a terminal, is written to as it is.
pub(crate) fn write(path: &Path, new: &[u8]) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => put(path, None, new, || Ok(())),
        Err(error) => Err(error),
        Ok(_) => {
            let is_file = fs::metadata(path)?.is_file();
            if !is_file {
                return OpenOptions::new().write(true).open(path)?.write_all(new);
            }
            let path = inside(path)?;
            let old = regular(&path)?;
            put(&path, Some(&old), new, || Ok(()))
        }
    }
}

/// Where a path leads, unless a link in a repository leads out of it.
fn inside(path: &Path) -> io::Result<PathBuf> {
    Fence::of(path).admit(path).map_err(Error::other)?;
    fs::canonicalize(path)
}

fn regular(path: &Path) -> io::Result<Metadata> {
    let old = fs::metadata(path)?;
    match old.permissions().readonly() {
        true => Err(Error::new(ErrorKind::PermissionDenied, "the file is read-only")),
        false if old.is_file() => Ok(old),
        false => Err(Error::other("not a file")),
    }
}

/// Writes beside, makes sure that it is on the disk, and renames. `last` is asked right before that.
fn put(path: &Path, old: Option<&Metadata>, new: &[u8], last: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let beside = beside(path);
    let mut file = create(&beside, old.is_some())?;
    let mut written = || {
        file.write_all(new)?;
        if let Some(old) = old {
            own(&file, old)?;
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        last()?;
        fs::rename(&beside, path)
    };
    // What could not be put in place is not left lying about.
    written().inspect_err(|_| drop(fs::remove_file(&beside)))
}

/// A name in the same folder that no other run takes.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.ssmlint-{}", std::process::id()))
}

/// Makes a new file. One that is to take the place of another is nobody else's until it has that one's mode.
#[cfg(unix)]
fn create(path: &Path, is_private: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mode = if is_private { 0o600 } else { 0o666 };
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

#[cfg(not(unix))]
fn create(path: &Path, _: bool) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Gives a file the owner and the group of the one whose place it takes.
#[cfg(unix)]
fn own(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    let told =
        |error: Error| Error::new(error.kind(), "the file belongs to another user, and its owner cannot be restored");
    fchown(file, Some(old.uid()), Some(old.gid())).map_err(told)
}

#[cfg(not(unix))]
fn own(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}
