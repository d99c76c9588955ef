//! What belongs to a file of Terraform and is read beside it: the others of its folder, the modules that it calls, the texts that it names.

use crate::discover::Found;
use crate::fence::{self, Fence};
use crate::path;
use ssmlint::Role;
use ssmlint::frontend::terraform::{is_of_ours, is_read, named};
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Folders of modules that one run takes in beyond those that were given.
const MOST: usize = 500;

/// The largest file that is looked through for what it names, in bytes.
const LARGEST: u64 = 4 << 20;

/// The largest text that is kept for when it is opened, in bytes; a larger one may be more than the user lets be read.
const KEPT: usize = 512 << 10;

/// Takes in what belongs to the files of Terraform that were found.
pub(crate) fn complete(found: &mut Found) {
    let given = found.files.values().filter(|file| is_of_module(&file.path));
    let mut given: Vec<&Path> = given.filter_map(|file| file.path.parent()).collect();
    given.dedup_by_key(|folder| folder.as_os_str());
    // What a module names lies within the repository of the file that was given, or is not read.
    let most = MOST + given.len();
    let mut folders: Vec<(Fence, PathBuf)> =
        given.into_iter().map(|folder| (Fence::of(place(folder)), folder.to_path_buf())).collect();
    let mut known: HashMap<PathBuf, Module> = HashMap::new();
    while let Some((fence, folder)) = folders.pop() {
        let may_be_read = place(&folder).is_dir() && fence.admit(place(&folder)).is_ok();
        found.has_parts |= !may_be_read || known.len() > most;
        let real = path::folder(place(&folder));
        if !may_be_read || known.contains_key(&real) || known.len() > most {
            continue;
        }
        let mut module = Module::default();
        for file in files(&folder) {
            let name = take_in(&file, &fence, found);
            let Some((name, text)) = name.zip(fence::read_text(&file, LARGEST).ok()) else {
                found.has_parts = true;
                continue;
            };
            let (modules, texts) = named(&text);
            for called in modules.into_iter().map(|path| folder.join(path)) {
                module.calls.push(path::folder(place(&called)));
                folders.push((fence.clone(), called));
            }
            let texts: Vec<PathBuf> = texts.into_iter().map(|path| folder.join(path)).collect();
            module.is_of_ours |= is_of_ours(&text);
            module.files.push((name, text));
            for text in texts {
                let is_absent = fence.admit(&text).is_ok() && !text.exists();
                if is_absent {
                    found.absent.insert(path::name(&text));
                } else {
                    take_in(&text, &fence, found);
                }
            }
        }
        // Texts that are of no use are not kept till the end: most of a repository is not ours.
        for (name, text) in module.files.iter_mut().filter(|_| module.is_of_ours) {
            if let Some(read) = found.files.get_mut(name) {
                read.text = Some(std::mem::take(text)).filter(|text| text.len() <= KEPT);
            }
        }
        module.files.iter_mut().for_each(|(_, text)| *text = String::new());
        known.insert(real, module);
    }
    pass_over(known, found);
}

/// A folder with files of Terraform.
#[derive(Default)]
struct Module {
    /// Whether it may make something of ours by itself.
    is_of_ours: bool,
    /// Where the modules are that it calls.
    calls: Vec<PathBuf>,
    /// The names of its files, each with its text until that is handed on.
    files: Vec<(String, String)>,
}

/// Passes over the modules that make nothing of ours, and neither call one that does nor are called by it, however many are between.
fn pass_over(mut modules: HashMap<PathBuf, Module>, found: &mut Found) {
    let mut callers: HashMap<PathBuf, Vec<PathBuf>> = HashMap::new();
    let calls = modules.iter().flat_map(|(folder, module)| module.calls.iter().map(move |called| (called, folder)));
    calls.for_each(|(called, folder)| callers.entry(called.clone()).or_default().push(folder.clone()));
    let mut waiting: Vec<PathBuf> =
        modules.iter().filter(|(_, one)| one.is_of_ours).map(|(folder, _)| folder.clone()).collect();
    while let Some(folder) = waiting.pop() {
        if let Some(module) = modules.remove(&folder) {
            waiting.extend(module.calls);
            waiting.extend(callers.remove(&folder).into_iter().flatten());
        }
    }
    for (name, _) in modules.into_values().flat_map(|module| module.files) {
        if let Some(read) = found.files.get_mut(&name) {
            read.is_passed_over = true;
        }
    }
}

/// Whether a file of this path is one of a module.
pub(crate) fn is_of_module(path: &Path) -> bool {
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
    let mut names: Vec<OsString> = names.filter(|name| name.to_str().is_some_and(is_read)).collect();
    names.sort();
    names.into_iter().map(|name| folder.join(name)).collect()
}

/// Takes in a file that may be read, and returns the name under which it is shown; nobody asked for it, so that nothing is said of
/// one that may not.
fn take_in(path: &Path, fence: &Fence, found: &mut Found) -> Option<String> {
    let name = path::name(path);
    if found.has(&name, path) {
        return Some(name);
    }
    fence.admit(path).ok()?;
    fence::file(path).ok()?;
    Some(found.add(path, Role::Beside))
}
