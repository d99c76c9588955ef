//! Folders are walked with respect to the ignore files in them, and to nothing that the machine or its user has set: the same
//! files are found everywhere.

use crate::fence::{self, Fence};
use crate::path;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The names of ignore files, what counts most first.
const NAMES: [&str; 3] = [".ssmlintignore", ".ignore", ".gitignore"];

/// The largest ignore file, in bytes.
const LARGEST: u64 = 1 << 20;

/// What the ignore files of a folder say, and those of the folders above.
#[derive(Debug)]
struct Level {
    own: [Option<Gitignore>; 3],
    above: Option<Arc<Level>>,
}

impl Level {
    /// Reads the ignore files of a folder that may have those for which `has` is true.
    fn of(folder: &Path, has: &dyn Fn(&str) -> bool, above: Option<Arc<Self>>, failures: &mut Vec<String>) -> Self {
        let own = NAMES.map(|name| {
            let rules = if has(name) { read(folder, name) } else { Ok(None) };
            rules.unwrap_or_else(|failure| {
                failures.push(failure);
                None
            })
        });
        Self { own, above }
    }

    fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        for (number, _) in NAMES.iter().enumerate() {
            let mut level = Some(self);
            while let Some(here) = level {
                let said = here.own.get(number).and_then(Option::as_ref).map(|rules| rules.matched(path, is_folder));
                match said {
                    Some(Match::Ignore(_)) => return true,
                    Some(Match::Whitelist(_)) => return false,
                    Some(Match::None) | None => level = here.above.as_deref(),
                }
            }
        }
        false
    }
}

/// The rules of one ignore file, where there is one.
fn read(folder: &Path, name: &str) -> Result<Option<Gitignore>, String> {
    let path = folder.join(name);
    let bytes = match fence::read(&path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{}: {error}; it ignores nothing", path::name(&path))),
    };
    let mut rules = GitignoreBuilder::new(folder);
    for line in String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').lines() {
        // A line that is not a pattern ignores nothing, as with git.
        let _ = rules.add_line(None, line);
    }
    Ok(rules.build().ok())
}

/// A file in a folder.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The path to it, through the folder that was given.
    pub(crate) path: PathBuf,
    /// Where that leads, through the links of its folders.
    pub(crate) place: PathBuf,
    /// Whether it is a link, which may lead anywhere.
    pub(crate) is_link: bool,
}

/// The files below a folder that `wants` by their names and that are not ignored, links to files among them, in the order of their
/// paths; what cannot be read is told in `failures`.
pub(crate) fn files(folder: &Path, wants: &dyn Fn(&Path) -> bool, failures: &mut Vec<String>) -> Vec<Entry> {
    let place = path::folder(folder);
    let fence = Fence::of(&place);
    let mut above = None;
    let mut outer: Vec<&Path> = place.ancestors().skip(1).take_while(|outer| outer.starts_with(fence.root())).collect();
    while let Some(outer) = outer.pop() {
        above = Some(Arc::new(Level::of(outer, &|_| true, above, failures)));
    }
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), place, above)];
    while let Some((folder, place, above)) = waiting.pop() {
        let entries: Vec<_> = match fs::read_dir(&place) {
            Ok(entries) => entries.filter_map(Result::ok).map(|entry| (entry.file_name(), entry.file_type())).collect(),
            Err(error) => {
                failures.push(format!("{}: {error}", path::name(&folder)));
                continue;
            }
        };
        let has = |name: &str| entries.iter().any(|(entry, _)| entry == name);
        let level = Arc::new(Level::of(&place, &has, above, failures));
        for (name, kind) in &entries {
            let Ok(kind) = kind else { continue };
            let is_hidden = name.as_encoded_bytes().starts_with(b".");
            if is_hidden || !kind.is_dir() && !wants(Path::new(name)) {
                continue;
            }
            let path = place.join(name);
            if level.ignores(&path, kind.is_dir()) {
                continue;
            }
            let shown = folder.join(name);
            if kind.is_dir() {
                waiting.push((shown, path, Some(Arc::clone(&level))));
            } else if kind.is_file() || kind.is_symlink() && path.is_file() {
                found.push(Entry { path: shown, place: path, is_link: kind.is_symlink() });
            }
        }
    }
    // By their bytes: to compare paths part by part takes longer.
    found.sort_unstable_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
    found
}
