//! What belongs to a file of Terraform and is read beside it: the others of its folder, the modules that it calls, the texts that it names.

use crate::discover::Found;
use crate::fence::Fence;
use crate::path::name;
use ssmlint::Role;
use ssmlint::frontend::terraform::{is_read, named};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders of modules that one run takes in beyond those that were given.
const MOST: usize = 500;

/// The largest file that is looked through for what it names, in bytes.
const LARGEST: u64 = 4 << 20;

/// Takes in what belongs to the files of Terraform that were found.
pub(crate) fn complete(found: &mut Found) {
    let given = found.files.values().filter(|file| is_of_module(&file.path));
    let mut folders: Vec<PathBuf> = given.filter_map(|file| Some(file.path.parent()?.to_path_buf())).collect();
    folders.dedup();
    // What a module names lies within the repository of the file that was given, or is not read.
    let fence = |folder: PathBuf| (Fence::of(place(&folder)), folder);
    let mut folders: Vec<(Fence, PathBuf)> = folders.into_iter().map(fence).collect();
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    while let Some((fence, folder)) = folders.pop() {
        let may_be_read = fence.admit(place(&folder)).is_ok();
        let real = std::fs::canonicalize(place(&folder)).ok().filter(|_| may_be_read);
        found.has_parts |= real.is_none() || known.len() > MOST;
        if !real.is_some_and(|real| known.insert(real)) || known.len() > MOST {
            continue;
        }
        for file in files(&folder) {
            let Some(text) = take_in(&file, &fence, found).then(|| text(&file)).flatten() else {
                found.has_parts = true;
                continue;
            };
            let (modules, texts) = named(&text);
            folders.extend(modules.into_iter().map(|path| (fence.clone(), folder.join(path))));
            for path in texts.into_iter().map(|path| folder.join(path)) {
                let is_absent = fence.admit(&path).is_ok() && !path.exists();
                if is_absent {
                    found.absent.insert(name(&path));
                } else {
                    take_in(&path, &fence, found);
                }
            }
        }
    }
}

fn is_of_module(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(is_read)
}

/// The folder as a path that can be opened.
fn place(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// The files of the module in a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let names =
        std::fs::read_dir(place(folder)).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.file_name());
    let mut files: Vec<PathBuf> = names.map(|name| folder.join(name)).filter(|path| is_of_module(path)).collect();
    files.sort();
    files
}

/// Takes in a file that may be read; nobody asked for it, so that nothing is said of one that may not.
fn take_in(path: &Path, fence: &Fence, found: &mut Found) -> bool {
    let may_be_read = fence.admit(path).is_ok() && path.metadata().is_ok_and(|metadata| metadata.is_file());
    if may_be_read {
        found.add(path, Role::Beside);
    }
    may_be_read
}

fn text(path: &Path) -> Option<String> {
    let is_small = path.metadata().is_ok_and(|metadata| metadata.len() <= LARGEST);
    is_small.then(|| std::fs::read_to_string(path).ok()).flatten()
}
